// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/server/ServerProcess.h"
#include "support/server/WireClient.h"

#include <gtest/gtest.h>

namespace vatochito::server {

struct Person
{
    long long id = 0;
    std::string name;
    std::string access;
    std::string refresh;
};

/// A running server with alice and bob, signed in, and their direct conversation.
class LiveServer : public testing::Test
{
protected:
    LiveServer();

    Person registered(const std::string &name);
    RestAnswer call(const Person &who, const std::string &method, const std::string &path,
                    const std::string &body = {});
    std::string messagesPath() const;
    std::string socketTarget(const Person &who, long long conversation) const;
    WireSocket connected(const Person &who);

    ServerProcess m_process;
    Person m_alice;
    Person m_bob;
    long long m_conversation = 0;
};

} // namespace vatochito::server
