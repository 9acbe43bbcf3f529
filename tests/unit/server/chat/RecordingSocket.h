// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chat/SyncSubscriber.h"

#include <string>
#include <vector>

namespace vatochito::server {

class RecordingSocket final : public SyncSubscriber
{
public:
    explicit RecordingSocket(UserId user, std::string accessId = {}, std::string device = {})
        : m_user(user), m_accessId(std::move(accessId)), m_device(std::move(device))
    {
    }

    UserId user() const override { return m_user; }
    std::string accessId() const override { return m_accessId; }
    std::string device() const override { return m_device; }
    bool showsReceipts() const override { return isShowingReceipts; }
    void personChanged(const UserPtr &person) override { isShowingReceipts = person->settings.showReadReceipts; }
    void deliver(const SyncDelivery &delivery) override { frames.push_back(*delivery.frame); }
    void endAccess() override
    {
        hasAccess = false;
        framesAtEnd = frames.size();
    }
    void supersede() override { isSuperseded = true; }

    std::vector<std::string> frames;
    bool isShowingReceipts = true;
    bool hasAccess = true;
    std::size_t framesAtEnd = 0; ///< What follows is not sent any more.
    bool isSuperseded = false;

private:
    UserId m_user;
    std::string m_accessId;
    std::string m_device;
};

} // namespace vatochito::server
