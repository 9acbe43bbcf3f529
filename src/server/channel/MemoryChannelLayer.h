// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/channel/ChannelLayer.h"

namespace vatochito::server {

/// The layer of a single node: publishing is delivering, on the caller's thread.
class MemoryChannelLayer final : public ChannelLayer
{
public:
    void listen(Listener listener) override;
    void publish(const ChannelEvent &event) override;
    Status ping() override;

private:
    Listener m_listener;
};

} // namespace vatochito::server
