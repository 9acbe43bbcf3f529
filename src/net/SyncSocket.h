// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/ChatSocket.h"
#include "net/LinkWorld.h"
#include "net/PingProofs.h"
#include "protocol/Level1Frames.h"

#include <QList>
#include <QMutex>
#include <QObject>
#include <QThreadPool>

#include <deque>
#include <optional>
#include <variant>

namespace vatochito {

/// How an account's socket ended.
struct SyncEnd
{
    int code = 1006;    ///< The server's, from its `bye` or its close frame; 1006 when it sent neither.
    int httpStatus = 0; ///< Of a refused handshake; 0 when there was none.
    Error::Code reason = Error::Code::Offline;
    std::chrono::milliseconds retryAfter{}; ///< As the server asked; 0: it did not.
    bool wasInDoubt = false;                ///< It did not prove itself after doubt().
};

/// One socket of an account, and its one life (sync.md): the hello, the heartbeat it asks for, pongs and what they
/// prove, the goodbye. Frames are decoded elsewhere and handed over in their order, a bounded number at a time, so that
/// a flood of them leaves the thread of this object time for others. It never reconnects. Thread: the one it was made
/// on.
class SyncSocket final : public QObject
{
    Q_OBJECT

public:
    /// For the hello of a server that took the connection.
    static constexpr std::chrono::seconds kHelloDeadline{10};
    /// At a time; then everybody else has a turn.
    static constexpr int kFramesATurn = 64;

    explicit SyncSocket(const LinkWorld &world, QObject *parent = nullptr);
    ~SyncSocket() override;

    /// Once.
    void open(const QUrl &url, const QString &token);
    /// Nothing before the hello.
    const std::optional<level1::Hello> &hello() const { return m_hello; }
    /// Greeted, and not in doubt.
    bool isReady() const { return m_hello && m_doubt == 0 && m_socket.isOpen(); }
    Connection::SocketState state() const { return m_socket.state(); }

    /// False: nothing was written, and nothing will be.
    bool send(const OutgoingFrame &frame);
    /// See ChatSocket::probe().
    void probe(std::chrono::milliseconds limit);
    /// Done when the server has answered a ping. Errors: Offline when the socket is lost instead, which it is after
    /// \a limit.
    QFuture<Status> prove(std::chrono::milliseconds limit);
    /// The network may be another one: it must prove itself within \a limit. Needs hello().
    void doubt(std::chrono::milliseconds limit);
    /// Says goodbye, as ChatSocket::close() does. No signal follows but closed().
    void close();

Q_SIGNALS:
    void greeted();
    /// What is not dealt with here, in order. After greeted().
    void received(const QList<vatochito::level1::IncomingFrame> &frames);
    /// It was in doubt, and lives.
    void proven();
    /// Once; nothing follows. The receiver may deleteLater() this object.
    void ended(const vatochito::SyncEnd &end);
    /// It was Closing, after close() or after the server's `bye`, and is Closed.
    void closed();

private:
    using Frames = QList<level1::IncomingFrame>;
    struct Decoded
    {
        Result<level1::IncomingFrame> frame;
        qsizetype bytes;
    };
    /// What comes of the socket, in its order: a frame, or the end.
    using Step = std::variant<Decoded, SocketEnd>;

    void decode(const QByteArray &frame);
    void noteEnd(const SocketEnd &end);
    void push(Step step);
    void takeSteps();
    void takeFrame(const Decoded &decoded, Frames &frames);
    void takeHello(const level1::Hello &hello);
    void takePong();
    void handOver(Frames &frames);
    void finish(const SyncEnd &end);

    const LinkWorld m_world;
    ChatSocket m_socket;
    const std::unique_ptr<Alarm> m_helloDeadline;
    std::optional<level1::Hello> m_hello;
    PingProofs m_proofs;
    int m_doubt = 0; ///< The number of the ping that must be answered before anything is sent; 0: none.
    bool m_isOver = false;

    QMutex m_mutex;
    std::deque<Step> m_steps; ///< Guarded by m_mutex. Not empty: takeSteps() is on its way.

    QThreadPool m_decoding; ///< Last: its destructor waits for work that refers to this object.
};

} // namespace vatochito
