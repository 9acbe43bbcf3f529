// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "core/Alarm.h"
#include "core/Connection.h"
#include "core/Ids.h"
#include "net/Transport.h"
#include "protocol/OutgoingFrame.h"

#include <QObject>
#include <QString>
#include <QUrl>
#include <QWebSocket>

#include <chrono>
#include <memory>
#include <optional>

class QNetworkRequest;

namespace vatochito {

/// How a socket's one life ended.
struct SocketEnd
{
    int closeCode = 1006; ///< The peer's; 1006 when it sent none.
    int httpStatus = 0;   ///< Of a refused handshake; 0 when there was none.
    Error::Code reason = Error::Code::Offline;
    std::optional<std::chrono::milliseconds> lived; ///< Since it opened; nothing when it never did.
    bool wasInDoubt = false;                        ///< It did not prove itself after SocketSet::doubtAll().
};

/// One QWebSocket of one conversation or of the whole account, and its one life: a deadline to connect, a heartbeat,
/// frames in and out. It never reconnects, and its alarms die with it. Thread: the one it was made on.
class ChatSocket final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds kConnectDeadline{10};
    static constexpr std::chrono::seconds kPingInterval{30};
    static constexpr std::chrono::seconds kPongDeadline{10};
    static constexpr std::chrono::seconds kCloseDeadline{2}; ///< For the peer's answer to a goodbye.
    static constexpr qint64 kMostBytes = 10LL * 1024 * 1024; ///< Of one frame (compat.md, The socket).

    /// Where the token goes: level 0 wants it in the address, level 1 never there (sync.md, Handshake).
    enum class TokenIn { Query, Header };

    /// \a conversation is invalid for the account's own. \a transport, \a alarms and \a clock must outlive this object.
    ChatSocket(ConversationId conversation, Transport &transport, AlarmFactory &alarms, const Clock &clock,
               QObject *parent = nullptr);
    ~ChatSocket() override;

    /// Once. \a url is without the token.
    void open(const QUrl &url, const QString &token, TokenIn place = TokenIn::Query);
    /// Replaces kPingInterval and kPongDeadline from now on; the next ping is due \a first from now.
    void setHeartbeat(std::chrono::milliseconds interval, std::chrono::milliseconds pongDeadline,
                      std::chrono::milliseconds first);
    /// False: nothing was written, and nothing will be.
    bool send(const OutgoingFrame &frame);
    /// Pings now, and ends with Timeout unless the pong to just this ping comes within \a limit; other frames do not
    /// count, they may have been on their way before. Needs isOpen().
    void prove(std::chrono::milliseconds limit);
    /// Pings, and ends with Timeout unless anything at all comes within \a limit. Does nothing while as much is at
    /// stake already. Needs isOpen().
    void probe(std::chrono::milliseconds limit);
    /// The number that the next ping will have, from 1.
    int nextPing() const { return m_pings + 1; }
    /// A pong was among the frames. \return The number of the ping that it answers.
    int takePong();
    /// Says goodbye (1000), and is Closing until the peer has answered or kCloseDeadline is over; was it not open, it
    /// is Closed at once. No signal follows but closed(). Nobody has to wait for it.
    void close();

    bool isOpen() const { return m_state == Connection::SocketState::Open; }
    Connection::SocketState state() const { return m_state; }
    ConversationId conversation() const { return m_conversation; }
    /// The token it was opened with.
    const QString &token() const { return m_token; }

Q_SIGNALS:
    void opened();
    void frameReceived(const QByteArray &frame);
    /// Once; nothing follows. The receiver may deleteLater() this object.
    void ended(const vatochito::SocketEnd &end);
    /// It was Closing, and is Closed.
    void closed();

private:
    void openBy(const Route &route, const QNetworkRequest &request);
    void onConnected();
    void onFrame(const QString &frame);
    /// Whatever arrives shows that the peer lives.
    void onLife();
    void onDisconnected();
    Error::Code reasonOf(QAbstractSocket::SocketError error) const;
    void onError(QAbstractSocket::SocketError error);
    bool owesProof() const { return m_pongs < m_proof; }
    void beat();
    void ping(std::chrono::milliseconds limit);
    bool write(const OutgoingFrame &frame);
    void end(int closeCode, int httpStatus, Error::Code reason);
    void silence();
    void finishClosing();
    /// For the log.
    QString name() const;

    const ConversationId m_conversation;
    Transport &m_transport;
    const Clock &m_clock;
    QString m_token;
    Connection::SocketState m_state = Connection::SocketState::Closed;
    std::optional<std::chrono::steady_clock::time_point> m_openedAt;
    std::optional<Error::Code> m_certificateFault; ///< Told before the handshake fails over it.
    QWebSocket m_socket;
    std::unique_ptr<Alarm> m_heartbeat; ///< The next ping.
    std::unique_ptr<Alarm> m_deadline;  ///< To connect, then for each pong, then for the answer to the goodbye.
    std::chrono::steady_clock::time_point m_deadlineAt{};
    std::chrono::milliseconds m_pingInterval = kPingInterval;
    std::chrono::milliseconds m_pongDeadline = kPongDeadline;
    int m_pings = 0; ///< Sent. Their pongs come in their order.
    int m_pongs = 0;
    int m_proof = 0; ///< The number of the ping that must be answered itself.
};

} // namespace vatochito
