// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/ChatSocket.h"
#include "net/PingProofs.h"
#include "net/ServerAddress.h"
#include "net/TokenSource.h"
#include "protocol/Level0Frames.h"

#include <QFuture>
#include <QHash>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include <memory>

namespace vatochito {

/// The sockets of one account, one a conversation. Opens and closes them as it is told, decodes what they bring, and
/// decides nothing about trying again. Thread: the one it was made on; frames are decoded elsewhere, in their order.
class SocketSet final : public QObject
{
    Q_OBJECT

public:
    /// Over so long the sockets that nobody waits for are opened, so that a server that comes back is not stormed.
    static constexpr std::chrono::seconds kGentlyOver{2};

    /// All must outlive this object.
    SocketSet(ServerAddress address, Transport &transport, TokenSource &tokens, AlarmFactory &alarms,
              const Clock &clock, QObject *parent = nullptr);
    ~SocketSet() override;

    /// Of the sockets that are opened from now on.
    void setAddress(const ServerAddress &address) { m_address = address; }
    /// Says goodbye to those not among \a wanted. Opens none.
    void keepOnly(const QList<ConversationId> &wanted);
    /// At once, unless there is one.
    void open(ConversationId conversation);
    /// Those of \a conversations that have no socket, one after the other.
    void openGently(const QList<ConversationId> &conversations);
    void closeAll();

    /// Open, and not in doubt.
    bool isReady(ConversationId conversation) const;
    bool isOpen(ConversationId conversation) const;
    Connection::SocketState state(ConversationId conversation) const;
    /// False: nothing was written, and nothing will be.
    bool send(ConversationId conversation, const OutgoingFrame &frame);
    /// Done when the server has answered a ping: it has dealt with all that was sent before. Errors: Offline when the
    /// socket is lost instead, which it is after \a limit.
    QFuture<Status> prove(ConversationId conversation, std::chrono::milliseconds limit);
    /// The network may be another one: open sockets must prove themselves within \a limit, and those that were still
    /// connecting are let go without a word.
    void doubtAll(std::chrono::milliseconds limit);

Q_SIGNALS:
    void opened(vatochito::ConversationId conversation);
    /// One that was in doubt lives.
    void proven(vatochito::ConversationId conversation);
    void eventReceived(vatochito::ConversationId conversation, const vatochito::ConversationEvent &event);
    /// Goodbye was said, and is over.
    void closed(vatochito::ConversationId conversation);
    /// \a token is the one it was opened with.
    void ended(vatochito::ConversationId conversation, const vatochito::SocketEnd &end, const QString &token);

private:
    void openNext();
    void onEnded(ConversationId conversation, const SocketEnd &end);
    void decode(ChatSocket *socket, const QByteArray &frame);
    void onDecoded(ConversationId conversation, qsizetype bytes, const Result<level0::IncomingFrame> &frame);
    void takePong(ChatSocket &socket);
    /// The socket that they were sent on is gone.
    void forgetPings(ConversationId conversation);
    void drop(ChatSocket *socket);

    ServerAddress m_address;
    Transport &m_transport;
    TokenSource &m_tokens;
    AlarmFactory &m_alarms;
    const Clock &m_clock;
    QHash<ConversationId, ChatSocket *> m_sockets; ///< Children of this object.
    QList<ChatSocket *> m_leaving;                 ///< Children of this object whose goodbye lasts.
    QHash<ConversationId, PingProofs> m_proofs;
    QHash<ConversationId, int> m_doubts; ///< The number of the ping that must be answered before anything is sent.
    QList<ConversationId> m_queue;       ///< To be opened gently.
    std::chrono::milliseconds m_step{};
    const std::unique_ptr<Alarm> m_pace;
    QThreadPool m_decoding; ///< Last: its destructor waits for work that refers to this object.
};

} // namespace vatochito
