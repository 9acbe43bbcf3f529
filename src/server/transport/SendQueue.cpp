// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/transport/SendQueue.h"

#include "server/domain/Limits.h"

namespace vatochito::server {

bool SendQueue::push(Frame frame, Moment now)
{
    if (!m_frames.empty()) {
        const bool isTooMuch =
            m_frames.size() >= limits::kSendQueueFrames || m_bytes + frame->size() > limits::kSendQueueBytes;
        if (isTooMuch || now - m_frames.front().since > limits::kSendQueueAge)
            return false;
    }
    m_bytes += frame->size();
    m_frames.push_back({std::move(frame), now});
    return true;
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
