// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chat/Subscriber.h"

#include <string>
#include <vector>

namespace vatochito::server {

class RecordingSubscriber final : public Subscriber
{
public:
    RecordingSubscriber(ConversationId conversation, UserId user, std::string accessId = {})
        : m_conversation(conversation), m_user(user), m_accessId(std::move(accessId))
    {
    }

    ConversationId conversation() const override { return m_conversation; }
    UserId user() const override { return m_user; }
    const std::string &accessId() const override { return m_accessId; }
    void deliver(const Frame &frame) override { frames.push_back(*frame); }
    void endAccess() override
    {
        hasAccess = false;
        framesAtEnd = frames.size();
    }

    std::vector<std::string> frames;
    bool hasAccess = true;
    std::size_t framesAtEnd = 0; ///< What follows is not sent any more.

private:
    ConversationId m_conversation;
    UserId m_user;
    std::string m_accessId;
};

} // namespace vatochito::server
