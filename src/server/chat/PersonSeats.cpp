// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/PersonSeats.h"

#include <utility>

namespace vatochito::server {

PersonSeats::Seat::Seat(Seat &&other) noexcept : m_seats(std::exchange(other.m_seats, nullptr)), m_user(other.m_user) {}

PersonSeats::Seat::~Seat()
{
    if (!m_seats)
        return;
    const std::lock_guard lock(m_seats->m_mutex);
    const auto taken = m_seats->m_taken.find(m_user);
    if (taken != m_seats->m_taken.end() && --taken->second == 0)
        m_seats->m_taken.erase(taken);
}

std::optional<PersonSeats::Seat> PersonSeats::take(UserId user)
{
    const std::lock_guard lock(m_mutex);
    std::size_t &taken = m_taken[user];
    if (taken >= m_each)
        return std::nullopt;
    ++taken;
    return Seat(*this, user);
}

} // namespace vatochito::server
