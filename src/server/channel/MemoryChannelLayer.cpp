// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/channel/MemoryChannelLayer.h"

#include <utility>

namespace vatochito::server {

void MemoryChannelLayer::listen(Listener listener)
{
    m_listener = std::move(listener);
}

void MemoryChannelLayer::publish(const ChannelEvent &event)
{
    if (m_listener)
        m_listener(event);
}

Status MemoryChannelLayer::ping()
{
    return {};
}

} // namespace vatochito::server
