// SPDX-License-Identifier: GPL-3.0-or-later
#include "DroppingPort.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace vatochito {

namespace {

constexpr int kEnoughToFillIt = 4;

int openSocket()
{
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    if (socket < 0 || ::fcntl(socket, F_SETFL, O_NONBLOCK) != 0)
        qFatal("no socket");
    return socket;
}

} // namespace

DroppingPort::DroppingPort()
{
    m_sockets.push_back(openSocket());
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto *plain = reinterpret_cast<sockaddr *>(&address);
    if (::bind(m_sockets.front(), plain, size) != 0 || ::listen(m_sockets.front(), 0) != 0 ||
        ::getsockname(m_sockets.front(), plain, &size) != 0)
        qFatal("no port");
    m_number = ntohs(address.sin_port);
    for (int i = 0; i < kEnoughToFillIt; ++i) {
        m_sockets.push_back(openSocket());
        ::connect(m_sockets.back(), plain, size); // Taken into the queue, or left waiting; never accepted.
    }
}

DroppingPort::~DroppingPort()
{
    for (const int socket : m_sockets)
        ::close(socket);
}

} // namespace vatochito
