// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <memory>
#include <mutex>
#include <unordered_map>

namespace vatochito::server {

/// One client's connection, whatever is spoken on it.
class ClientConnection
{
public:
    virtual ~ClientConnection() = default;
    /// Finish what is begun, take nothing new, and go. From any thread.
    virtual void drain() = 0;
};

/// Every connection of this server, so that all can be told to go. Thread: any.
class ConnectionRegistry
{
public:
    void add(const std::shared_ptr<ClientConnection> &connection);
    void remove(const ClientConnection &connection);
    std::size_t count() const;

    /// Drains all there are, and each that comes later as it comes.
    void drain();
    bool isDraining() const { return m_isDraining; }
    /// When the next client of a drain shall go, counted from now: so many a second, for the sake of whoever takes
    /// them.
    std::chrono::milliseconds nextDeparture();

private:
    mutable std::mutex m_mutex;
    std::unordered_map<const ClientConnection *, std::weak_ptr<ClientConnection>> m_connections;
    std::atomic<bool> m_isDraining = false;
    std::atomic<long long> m_departures = 0;
};

} // namespace vatochito::server
