// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/ServerError.h"
#include "server/transport/RequestTarget.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vatochito::server {

/// What a handler needs of a request; no Beast in it.
struct HttpRequest
{
    std::string method;
    RequestTarget target;
    std::string authorization;
    std::string contentType;
    std::string body;
    std::string address; ///< the client's, without the port
};

/// What a handler answers; always JSON.
struct HttpResponse
{
    /// The next part of a long body, or nothing at its end. Blocks. An error cuts the connection, so that nobody
    /// takes a part for the whole.
    using BodySource = std::function<Result<std::optional<std::string>>()>;

    unsigned status = 200;
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
    /// Set: `body` is the first part.
    BodySource more;
};

/// The client behind \a peer: the last of \a forwardedFor (X-Forwarded-For) when a proxy on this machine says so,
/// since that is the one it has seen itself. Both are addresses without ports.
std::string clientAddress(const std::string &peer, std::string_view forwardedFor);

HttpResponse jsonResponse(unsigned status, std::string body);
HttpResponse errorResponse(const ServerError &error);
/// `{"detail": "<sentence>"}`
HttpResponse detailResponse(unsigned status, std::string_view sentence);
/// What everybody gets while the server goes down.
HttpResponse drainingResponse();

} // namespace vatochito::server
