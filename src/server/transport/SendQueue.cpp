// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/transport/SendQueue.h"

#include "server/domain/Limits.h"

#include <algorithm>

namespace vatochito::server {

bool SendQueue::push(Frame frame, Importance importance, Moment now)
{
    for (const Importance lesser : {Importance::Typing, Importance::Presence}) {
        if (hasRoomFor(frame, now))
            break;
        if (importance == lesser)
            return true;
        dropAll(lesser);
    }
    if (!hasRoomFor(frame, now))
        return false;
    add({std::move(frame), importance, now});
    return true;
}

void SendQueue::pushLast(Frame frame, Moment now)
{
    add({std::move(frame), Importance::Always, now});
}

void SendQueue::add(Queued queued)
{
    if (m_frames.empty())
        m_frontSince = queued.since;
    m_bytes += queued.frame->size();
    m_frames.push_back(std::move(queued));
}

bool SendQueue::hasRoomFor(const Frame &frame, Moment now) const
{
    if (m_frames.size() < 2)
        return true;
    const std::size_t onItsWay = m_frames.front().frame->size();
    const std::chrono::seconds needed(onItsWay / limits::kSlowestBytesPerSecond);
    return m_frames.size() - 1 < limits::kSendQueueFrames &&
           m_bytes - onItsWay + frame->size() <= limits::kSendQueueBytes &&
           now - std::max(m_frames[1].since, m_frontSince + needed) <= limits::kSendQueueAge;
}

void SendQueue::dropAll(Importance importance)
{
    const auto isDropped = [&](const Queued &queued) {
        if (queued.importance != importance)
            return false;
        m_bytes -= queued.frame->size();
        return true;
    };
    // The first may be on its way.
    const auto kept = std::remove_if(m_frames.begin() + 1, m_frames.end(), isDropped);
    m_frames.erase(kept, m_frames.end());
}

void SendQueue::pop(Moment now)
{
    m_bytes -= m_frames.front().frame->size();
    m_frames.pop_front();
    m_frontSince = now;
}

void SendQueue::keepFirst()
{
    if (m_frames.size() < 2)
        return;
    m_frames.erase(m_frames.begin() + 1, m_frames.end());
    m_bytes = m_frames.front().frame->size();
}

} // namespace vatochito::server
