// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/transport/ConnectionRegistry.h"

#include "server/domain/Limits.h"

#include <vector>

namespace vatochito::server {

void ConnectionRegistry::add(const std::shared_ptr<ClientConnection> &connection)
{
    {
        const std::lock_guard lock(m_mutex);
        m_connections.emplace(connection.get(), connection);
    }
    if (m_isDraining)
        connection->drain();
}

void ConnectionRegistry::remove(const ClientConnection &connection)
{
    const std::lock_guard lock(m_mutex);
    m_connections.erase(&connection);
}

std::size_t ConnectionRegistry::count() const
{
    const std::lock_guard lock(m_mutex);
    return m_connections.size();
}

void ConnectionRegistry::drain()
{
    m_isDraining = true;
    std::vector<std::shared_ptr<ClientConnection>> connections;
    {
        const std::lock_guard lock(m_mutex);
        for (const auto &entry : m_connections) {
            if (auto connection = entry.second.lock())
                connections.push_back(std::move(connection));
        }
    }
    for (const auto &connection : connections)
        connection->drain();
}

std::chrono::milliseconds ConnectionRegistry::nextDeparture()
{
    return std::chrono::milliseconds(m_departures++ * 1'000 / limits::kDeparturesPerSecond);
}

} // namespace vatochito::server
