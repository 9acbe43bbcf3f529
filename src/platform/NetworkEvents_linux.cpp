// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/NetworkEvents.h"

#include "core/LogCategories.h"

#include <QSocketNotifier>

#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>

namespace vatochito {

namespace {

/// The kernel tells of addresses and routes itself (rtnetlink(7)), whichever program manages the network, if any.
class RouteEvents final : public NetworkEvents
{
public:
    /// Takes \a descriptor over.
    explicit RouteEvents(int descriptor) : m_descriptor(descriptor), m_notifier(descriptor, QSocketNotifier::Read)
    {
        connect(&m_notifier, &QSocketNotifier::activated, this, [this] { drain(); });
    }
    ~RouteEvents() override
    {
        m_notifier.setEnabled(false);
        ::close(m_descriptor);
    }
    Q_DISABLE_COPY_MOVE(RouteEvents)

private:
    void drain()
    {
        // What they say does not matter: who is told looks at the addresses. One that was lost for want of room is
        // an error of read(), and an event all the same.
        std::array<char, 8192> ignored;
        while (::recv(m_descriptor, ignored.data(), ignored.size(), MSG_DONTWAIT) > 0) {
        }
        Q_EMIT happened();
    }

    int m_descriptor;
    QSocketNotifier m_notifier;
};

} // namespace

std::unique_ptr<NetworkEvents> NetworkEvents::ofThisSystem()
{
    const int descriptor = ::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_ROUTE);
    sockaddr_nl address{};
    address.nl_family = AF_NETLINK;
    // Links as well: an address that somebody set by hand outlives the cable.
    address.nl_groups = RTMGRP_LINK | RTMGRP_IPV4_IFADDR | RTMGRP_IPV6_IFADDR | RTMGRP_IPV4_ROUTE;
    if (descriptor < 0 || ::bind(descriptor, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0) {
        qCInfo(lcWebSocket) << "the system tells nothing of the network";
        if (descriptor >= 0)
            ::close(descriptor);
        return nullptr;
    }
    return std::make_unique<RouteEvents>(descriptor);
}

} // namespace vatochito
