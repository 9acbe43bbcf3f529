// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/server/WireClient.h"

#include <boost/json.hpp>

#include <string>
#include <vector>

namespace vatochito::server {

/// A level 1 client that keeps nothing: it asks, and reads what comes. Every wait ends after 30 s.
class SyncClient
{
public:
    /// With an access token: as far as the hello.
    SyncClient(unsigned short port, const std::string &accessToken, const std::string &target = "/ws/sync/");

    const boost::json::value &hello() const { return m_hello; }
    /// \return the answer.
    boost::json::value resumeFresh(const std::string &device);
    /// Sends \a command under an id of its own and reads on to the answer of that id. Events that come before it are
    /// kept for next(), and so are presence and marks. \a type, if given, is what the answer must be.
    boost::json::value ask(boost::json::object command, const std::string &type = {});
    void send(const boost::json::object &frame) { m_socket.send(boost::json::serialize(frame)); }
    /// The next frame that is no answer, without presence and marks, which come when they please.
    boost::json::value next();
    /// As next(), answers, presence and marks too.
    boost::json::value anything();
    /// All that next() would give, until the connection ends.
    std::vector<boost::json::value> everythingToTheEnd();
    /// The code of the close frame; reads to it.
    unsigned endCode();

private:
    static bool comesAsItPleases(const boost::json::value &frame);
    boost::json::value read();

    WireSocket m_socket;
    boost::json::value m_hello;
    std::vector<boost::json::value> m_events;
    long long m_lastId = 0;
};

} // namespace vatochito::server
