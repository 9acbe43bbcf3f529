// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/Frame.h"

#include <chrono>
#include <cstddef>
#include <deque>

namespace vatochito::server {

/// The frames that wait for one reader, bounded in number, bytes and age: a reader who is too slow must not eat the
/// server's memory. The first is on its way and counts no more, and what waits for it grows no older while it needs its
/// time: it may be large, over a slow link, and whoever is sent away for it would ask for it again. For one strand.
class SendQueue
{
public:
    using Moment = std::chrono::steady_clock::time_point;

    /// What is past the bounds of limits costs the typing that waits, then the presence; a frame of those kinds may be
    /// left out itself. False: there is still too much; the frame is not taken then. The only one that waits always is.
    [[nodiscard]] bool push(Frame frame, Importance importance, Moment now);
    /// Whatever the bounds say.
    void pushLast(Frame frame, Moment now);
    bool isEmpty() const { return m_frames.empty(); }
    const Frame &front() const { return m_frames.front().frame; }
    void pop(Moment now);
    /// All but the first, which may be on its way already.
    void keepFirst();

private:
    struct Queued
    {
        Frame frame;
        Importance importance;
        Moment since;
    };

    void add(Queued queued);
    bool hasRoomFor(const Frame &frame, Moment now) const;
    void dropAll(Importance importance);

    std::deque<Queued> m_frames;
    Moment m_frontSince; ///< when the first came to be on its way
    std::size_t m_bytes = 0;
};

} // namespace vatochito::server
