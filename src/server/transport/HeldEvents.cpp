// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/transport/HeldEvents.h"

#include "server/domain/Limits.h"

#include <utility>

namespace vatochito::server {

void HeldEvents::begin()
{
    m_isHolding = true;
    m_hasMissed = false;
}

void HeldEvents::hold(const SyncDelivery &event)
{
    m_events.push_back(event);
    m_bytes += event.frame->size();
    if (m_events.size() <= limits::kHeldFrames && m_bytes <= limits::kHeldBytes)
        return;
    end();
    m_hasMissed = true;
}

std::vector<SyncDelivery> HeldEvents::end()
{
    m_isHolding = false;
    m_bytes = 0;
    return std::exchange(m_events, {});
}

} // namespace vatochito::server
