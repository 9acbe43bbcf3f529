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
    m_bytes += frame->size();
    m_frames.push_back({std::move(frame), importance, now});
    return true;
}

void SendQueue::pushLast(Frame frame, Moment now)
{
    m_bytes += frame->size();
    m_frames.push_back({std::move(frame), Importance::Always, now});
}

bool SendQueue::hasRoomFor(const Frame &frame, Moment now) const
{
    if (m_frames.empty())
        return true;
    return m_frames.size() < limits::kSendQueueFrames && m_bytes + frame->size() <= limits::kSendQueueBytes &&
           now - m_frames.front().since <= limits::kSendQueueAge;
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

void SendQueue::pop()
{
    m_bytes -= m_frames.front().frame->size();
    m_frames.pop_front();
}

void SendQueue::keepFirst()
{
    if (m_frames.size() < 2)
        return;
    m_frames.erase(m_frames.begin() + 1, m_frames.end());
    m_bytes = m_frames.front().frame->size();
}

} // namespace vatochito::server
