// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chat/SyncSubscriber.h"

#include <vector>

namespace vatochito::server {

/// The events that come while the answer to a resume is read, and are told after it. They may not take more memory than
/// limits::kHeldFrames and limits::kHeldBytes: beyond, all are forgotten, and the resume must be read once more.
/// Thread: one.
class HeldEvents
{
public:
    /// The reading begins.
    void begin();
    bool isHolding() const { return m_isHolding; }
    void hold(const SyncDelivery &event);
    /// The reading has ended. \return what was held, in order.
    std::vector<SyncDelivery> end();
    /// Since begin(), more came than can be held: whoever asked must not go on as if they had been told it.
    bool hasMissed() const { return m_hasMissed; }

private:
    std::vector<SyncDelivery> m_events;
    std::size_t m_bytes = 0; ///< of their frames
    bool m_isHolding = false;
    bool m_hasMissed = false;
};

} // namespace vatochito::server
