// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "core/Error.h"

#include <QAbstractSocket>
#include <QList>
#include <QObject>
#include <QUrl>
#include <QWebSocket>

#include <chrono>
#include <functional>
#include <optional>

namespace vatochito {

class Transport;

/// How asking for a conversation's socket went.
struct HandshakeFacts
{
    int status = 0;                            ///< 101 when it is open; 0: none was told.
    Error::Code reason = Error::Code::Offline; ///< Unless it is open.
    QString text;                              ///< What Qt says of it; never the address, which holds the token.
};

/// A socket beside the ones in use, that only listens and pings: it marks nothing read and says nothing of the person.
/// Thread: the one it was made on.
class SocketProbe final : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive this object.
    SocketProbe(const Clock &clock, Transport &transport, QObject *parent = nullptr);
    /// Says goodbye (1000).
    ~SocketProbe() override;

    /// Where the server looks for the token: level 0 in the address, level 1 never there.
    enum class TokenIn { Query, Header };

    /// Once. \a url is without the token. \a done is called once; not when this object is destroyed first.
    void open(const QUrl &url, const QString &token, TokenIn place, std::function<void(const HandshakeFacts &)> done);
    bool isOpen() const { return m_isOpen; }

    /// Pings \a count times, each after the answer to the one before. \a done gets the round trips; fewer of them when
    /// the socket was lost meanwhile. A peer that does not answer leaves it to the caller to stop waiting.
    void measure(int count, std::function<void(const QList<std::chrono::microseconds> &)> done);
    /// Those measured so far.
    const QList<std::chrono::microseconds> &roundTrips() const { return m_roundTrips; }

private:
    void onFrame(const QString &frame);
    void onError();
    Error::Code reason() const;
    void ping();
    void lose();
    void conclude(const HandshakeFacts &facts);
    void conclude();

    const Clock &m_clock;
    Transport &m_transport;
    QWebSocket m_socket;
    bool m_isOpen = false;
    std::optional<Error::Code> m_certificateFault; ///< Told before the handshake fails over it.
    std::function<void(const HandshakeFacts &)> m_opened;
    std::function<void(const QList<std::chrono::microseconds> &)> m_measured;
    QList<std::chrono::microseconds> m_roundTrips;
    int m_wanted = 0;
    std::chrono::steady_clock::time_point m_pinged{};
};

} // namespace vatochito
