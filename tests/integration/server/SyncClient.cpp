// SPDX-License-Identifier: GPL-3.0-or-later
#include "SyncClient.h"

#include <stdexcept>
#include <utility>

namespace vatochito::server {

SyncClient::SyncClient(unsigned short port, const std::string &accessToken, const std::string &target)
{
    const std::string authorization = accessToken.empty() ? std::string() : "Bearer " + accessToken;
    if (m_socket.open(port, target, authorization) != 101)
        throw std::runtime_error("no level 1 socket");
    if (!accessToken.empty())
        m_hello = read();
}

boost::json::value SyncClient::resumeFresh(const std::string &device)
{
    return ask({{"type", "resume"}, {"device", device}, {"client", "test"}, {"fresh", true}}, "resumed");
}

boost::json::value SyncClient::ask(boost::json::object command, const std::string &type)
{
    command["id"] = ++m_lastId;
    send(command);
    for (;;) {
        boost::json::value frame = read();
        const boost::json::value *re = frame.as_object().if_contains("re");
        if (!re) {
            m_events.push_back(std::move(frame));
            continue;
        }
        if (*re != m_lastId || (!type.empty() && frame.at("type") != boost::json::string_view(type)))
            throw std::runtime_error("another answer: " + boost::json::serialize(frame));
        return frame;
    }
}

boost::json::value SyncClient::next()
{
    for (;;) {
        boost::json::value frame = anything();
        if (!comesAsItPleases(frame))
            return frame;
    }
}

bool SyncClient::comesAsItPleases(const boost::json::value &frame)
{
    const auto &type = frame.at("type").as_string();
    return type == "presence" || type == "marks";
}

std::vector<boost::json::value> SyncClient::everythingToTheEnd()
{
    std::vector<boost::json::value> frames = std::exchange(m_events, {});
    while (const auto text = m_socket.receiveText())
        frames.push_back(boost::json::parse(*text));
    std::erase_if(frames, comesAsItPleases);
    return frames;
}

boost::json::value SyncClient::anything()
{
    if (m_events.empty())
        return read();
    boost::json::value frame = std::move(m_events.front());
    m_events.erase(m_events.begin());
    return frame;
}

unsigned SyncClient::endCode()
{
    while (m_socket.receiveText()) {
    }
    return m_socket.closeCode();
}

boost::json::value SyncClient::read()
{
    return m_socket.receive();
}

} // namespace vatochito::server
