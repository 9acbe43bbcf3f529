// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/Ids.h"

#include <cstddef>
#include <mutex>
#include <optional>
#include <unordered_map>

namespace vatochito::server {

/// How much of something each person has at a time. Thread: any.
class PersonSeats
{
public:
    /// One of a person's places; free again when it is destroyed.
    class Seat
    {
    public:
        Seat(Seat &&other) noexcept;
        Seat &operator=(Seat &&) = delete;
        ~Seat();

    private:
        friend class PersonSeats;
        Seat(PersonSeats &seats, UserId user) : m_seats(&seats), m_user(user) {}

        PersonSeats *m_seats;
        UserId m_user;
    };

    /// \a each is how many places a person has.
    explicit PersonSeats(std::size_t each) : m_each(each) {}

    /// Nothing when the person has all places taken. The seats must outlive each one taken.
    std::optional<Seat> take(UserId user);

private:
    const std::size_t m_each;
    std::mutex m_mutex;
    std::unordered_map<UserId, std::size_t> m_taken;
};

} // namespace vatochito::server
