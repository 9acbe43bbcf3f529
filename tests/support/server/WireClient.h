// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json/value.hpp>

#include <memory>
#include <optional>
#include <string>

namespace vatochito::server {

/// One REST call over a connection of its own. Throws on anything but an HTTP answer within 30 s.
struct RestAnswer
{
    unsigned status = 0;
    boost::json::value body;
    std::string retryAfter;
};

RestAnswer rest(unsigned short port, const std::string &method, const std::string &target, const std::string &body = {},
                const std::string &accessToken = {}, const std::string &contentType = "application/json");

/// Sends \a bytes as they are and reads until the server closes.
std::string rawExchange(unsigned short port, const std::string &bytes);

/// A connection for what rest() does not do: bytes as they are. Every wait ends after 30 s.
class WireConnection
{
public:
    explicit WireConnection(unsigned short port);
    ~WireConnection();
    WireConnection(WireConnection &&) noexcept;

    /// As much of \a bytes as the server takes.
    void send(const std::string &bytes);
    /// What comes, up to and including \a marker. Throws when the server closes before it.
    std::string readUntil(const std::string &marker);
    /// What comes until the server closes.
    std::string readToEnd();

private:
    struct Private;

    std::unique_ptr<Private> d;
};

/// A socket of either level. Every wait ends after 30 s.
class WireSocket
{
public:
    WireSocket();
    ~WireSocket();
    WireSocket(WireSocket &&) noexcept;

    /// \return 101, or the status that refused the upgrade.
    unsigned open(unsigned short port, const std::string &target, const std::string &authorization = {});
    void send(const std::string &text);
    void sendBinary(const std::string &bytes);
    /// The next frame as text, or nothing when the connection ended.
    std::optional<std::string> receiveText();
    /// The next frame; throws when the connection ended.
    boost::json::value receive();
    /// The code of the server's close frame once receiveText() gave nothing; 1006 without one.
    unsigned closeCode() const;
    void close();

private:
    struct Private;

    std::unique_ptr<Private> d;
};

} // namespace vatochito::server
