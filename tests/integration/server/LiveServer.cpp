// SPDX-License-Identifier: GPL-3.0-or-later
#include "LiveServer.h"

#include <boost/json.hpp>

namespace vatochito::server {

LiveServer::LiveServer() : m_process(VATOCHITO_SERVER_PROGRAM)
{
    m_process.start();
    m_alice = registered("alice");
    m_bob = registered("bob");
    const auto direct = call(m_alice, "POST", "/api/chat/conversations/create-direct/",
                             R"({"user_id":)" + std::to_string(m_bob.id) + '}');
    m_conversation = direct.body.at("id").as_int64();
}

Person LiveServer::registered(const std::string &name)
{
    const auto answer = rest(m_process.port(), "POST", "/api/auth/register/",
                             R"({"username":")" + name + R"(","password":"Test@1234","password2":"Test@1234"})");
    if (answer.status != 201)
        throw std::runtime_error("cannot register " + name + ": " + std::to_string(answer.status) + ' ' +
                                 boost::json::serialize(answer.body));
    return {answer.body.at("user").at("id").as_int64(), name, answer.body.at("access").as_string().c_str(),
            answer.body.at("refresh").as_string().c_str()};
}

RestAnswer LiveServer::call(const Person &who, const std::string &method, const std::string &path,
                            const std::string &body)
{
    return rest(m_process.port(), method, path, body, who.access);
}

std::string LiveServer::messagesPath() const
{
    return "/api/chat/conversations/" + std::to_string(m_conversation) + "/messages/";
}

std::string LiveServer::socketTarget(const Person &who, long long conversation) const
{
    return "/ws/chat/" + std::to_string(conversation) + "/?token=" + who.access;
}

WireSocket LiveServer::connected(const Person &who)
{
    WireSocket socket;
    if (socket.open(m_process.port(), socketTarget(who, m_conversation)) != 101)
        throw std::runtime_error("no socket for " + who.name);
    return socket;
}

} // namespace vatochito::server
