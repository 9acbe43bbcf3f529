// SPDX-License-Identifier: GPL-3.0-or-later
#include "RawSocket.h"

#include <array>
#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace vatochito {

namespace {

bool isOnlyLate(int error)
{
    return error == EAGAIN || error == EWOULDBLOCK || error == EINTR || error == EINPROGRESS || error == ENOTCONN;
}

} // namespace

RawSocket::RawSocket(int descriptor, QObject *parent)
    : QObject(parent)
    , m_descriptor(descriptor)
    , m_readable(descriptor, QSocketNotifier::Read)
    , m_writable(descriptor, QSocketNotifier::Write)
{
    fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK);
    const int on = 1;
    setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    m_writable.setEnabled(false);
    connect(&m_readable, &QSocketNotifier::activated, this, &RawSocket::read);
    connect(&m_writable, &QSocketNotifier::activated, this, &RawSocket::flush);
}

RawSocket *RawSocket::connectTo(quint16 port, QObject *parent)
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ::connect(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address);
    auto *socket = new RawSocket(descriptor, parent);
    socket->m_writable.setEnabled(true);
    return socket;
}

RawSocket::~RawSocket()
{
    close();
}

void RawSocket::write(const QByteArray &bytes)
{
    if (m_descriptor < 0 || m_isFinishing)
        return;
    m_waiting += bytes;
    flush();
}

void RawSocket::finish()
{
    m_isFinishing = true;
    if (m_descriptor >= 0)
        flush();
}

void RawSocket::reset()
{
    if (m_descriptor < 0)
        return;
    const linger atOnce{.l_onoff = 1, .l_linger = 0};
    setsockopt(m_descriptor, SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    close();
}

void RawSocket::leaveUnread(bool isLeft)
{
    if (m_descriptor >= 0 && !m_hasEnded)
        m_readable.setEnabled(!isLeft);
}

void RawSocket::read()
{
    std::array<char, 65'536> buffer{};
    const auto count = ::recv(m_descriptor, buffer.data(), buffer.size(), 0);
    if (count > 0)
        Q_EMIT arrived(QByteArray(buffer.data(), count));
    else if (count == 0)
        end(End::Finished);
    else if (!isOnlyLate(errno))
        end(End::Reset);
}

void RawSocket::flush()
{
    if (m_descriptor < 0)
        return;
    while (!m_waiting.isEmpty()) {
        const auto count =
            ::send(m_descriptor, m_waiting.constData(), static_cast<size_t>(m_waiting.size()), MSG_NOSIGNAL);
        if (count < 0 && isOnlyLate(errno)) {
            m_writable.setEnabled(true);
            return;
        }
        if (count < 0) {
            end(End::Reset);
            return;
        }
        m_waiting.remove(0, count);
    }
    m_writable.setEnabled(false);
    if (m_isFinishing)
        ::shutdown(m_descriptor, SHUT_WR);
}

void RawSocket::end(End how)
{
    m_hasEnded = true;
    m_readable.setEnabled(false);
    if (how == End::Reset)
        close();
    Q_EMIT ended(how);
}

void RawSocket::close()
{
    m_readable.setEnabled(false);
    m_writable.setEnabled(false);
    if (const int descriptor = std::exchange(m_descriptor, -1); descriptor >= 0)
        ::close(descriptor);
}

} // namespace vatochito
