// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chat/Subscriber.h"

#include <string>
#include <vector>

namespace vatochito::server {

class RecordingSubscriber final : public Subscriber
{
public:
    RecordingSubscriber(ConversationId conversation, UserId user) : m_conversation(conversation), m_user(user) {}

    ConversationId conversation() const override { return m_conversation; }
    UserId user() const override { return m_user; }
    void deliver(const Frame &frame) override { frames.push_back(*frame); }
    void endMembership() override { isMember = false; }

    std::vector<std::string> frames;
    bool isMember = true;

private:
    ConversationId m_conversation;
    UserId m_user;
};

} // namespace vatochito::server
