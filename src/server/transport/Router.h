// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/auth/AuthService.h"
#include "server/transport/Http.h"
#include "server/transport/Lanes.h"

#include <string>
#include <vector>

namespace vatochito::server {

/// What a handler may use: the request, the numbers in its path, and who asks.
struct RequestContext
{
    const HttpRequest &request;
    const std::vector<long long> &ids;
    /// Null for routes of Access::Anybody.
    UserPtr caller;
};

using Handler = std::function<HttpResponse(const RequestContext &)>;

enum class Access { Anybody, SignedIn };

/// Which lane a request of a route goes through.
using LaneChoice = std::function<Lane(const RequestTarget &)>;
LaneChoice always(Lane lane);

/// Method and path to handler. Built once, read by every connection.
class Router
{
public:
    struct Route
    {
        std::string method;
        std::vector<std::string> segments; ///< "<id>" stands for a number above zero
        Access access = Access::SignedIn;
        LaneChoice lane;
        Handler handler;
    };
    struct Match
    {
        const Route *route = nullptr; ///< null: see allowed
        std::vector<long long> ids;
        std::string allowed; ///< methods of a known path; empty: the path is unknown
    };

    /// \a pattern as in "/api/chat/conversations/<id>/".
    void add(std::string method, std::string_view pattern, Handler handler, Access access = Access::SignedIn,
             LaneChoice lane = always(Lane::Requests));

    /// HEAD is served by GET.
    Match match(std::string_view method, std::string_view path) const;

private:
    std::vector<Route> m_routes;
};

/// Who asks, or nobody where the route is for anybody; else what they are answered. Blocks.
Expected<UserPtr, HttpResponse> callerOf(const Router::Match &match, const HttpRequest &request, AuthService &auth);
/// Runs what \a match found for \a caller. Blocks.
HttpResponse answer(const Router::Match &match, const HttpRequest &request, UserPtr caller);

/// Nothing unless the header is "Bearer <token>".
std::optional<std::string_view> bearerToken(std::string_view authorization);

/// The number in a path, or nothing: above zero, without sign or leading zeros.
std::optional<long long> pathId(std::string_view segment);

/// "/a/b/" as a, b and an empty last one.
std::vector<std::string> pathSegments(std::string_view path);

} // namespace vatochito::server
