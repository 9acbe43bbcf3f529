// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <set>

namespace vatochito::server {

/// Which pongs are due: a pong says that everything sent before its ping has been dealt with. Clients tell by it
/// whether what they sent was stored (sync.md, Outbox rules). For one strand.
class PingOrder
{
public:
    /// \return the command's number.
    std::uint64_t beginCommand()
    {
        m_inFlight.insert(m_next);
        return m_next++;
    }
    void endCommand(std::uint64_t command) { m_inFlight.erase(command); }
    void addPing() { m_pings.push_back(m_next); }
    /// How many pings may be answered now; they are forgotten.
    std::size_t takeDue()
    {
        std::size_t due = 0;
        for (; !m_pings.empty() && (m_inFlight.empty() || *m_inFlight.begin() >= m_pings.front()); ++due)
            m_pings.pop_front();
        return due;
    }

private:
    std::uint64_t m_next = 0;
    std::set<std::uint64_t> m_inFlight; ///< commands by their number
    std::deque<std::uint64_t> m_pings;  ///< for each the number of the first command after it
};

} // namespace vatochito::server
