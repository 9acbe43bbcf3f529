// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QSocketNotifier>

namespace vatochito {

/// One TCP connection of the loopback interface, as the system has it: unlike QTcpSocket it tells an orderly end from a
/// reset, and can make either. Owns its descriptor. Thread: the one it was made on.
class RawSocket final : public QObject
{
    Q_OBJECT

public:
    enum class End {
        Finished, ///< FIN: everything that was sent has arrived.
        Reset,    ///< RST: what was on its way is gone.
    };
    Q_ENUM(End)

    /// Takes over an accepted connection.
    explicit RawSocket(int descriptor, QObject *parent = nullptr);
    static RawSocket *connectTo(quint16 port, QObject *parent);
    ~RawSocket() override;

    /// Sent when the peer takes it, in order.
    void write(const QByteArray &bytes);
    /// FIN once everything is sent; the peer may go on sending.
    void finish();
    /// RST, at once. No signal follows.
    void reset();
    /// What the peer sends stays with it, but for what the system takes. False: it is read again.
    void leaveUnread(bool isLeft);

Q_SIGNALS:
    void arrived(const QByteArray &bytes);
    /// The peer sends no more. Once.
    void ended(vatochito::RawSocket::End how);

private:
    void read();
    void flush();
    void end(End how);
    void close();

    int m_descriptor;
    QSocketNotifier m_readable;
    QSocketNotifier m_writable;
    QByteArray m_waiting;
    bool m_isFinishing = false;
    bool m_hasEnded = false;
};

} // namespace vatochito
