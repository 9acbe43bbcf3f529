// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/transport/Router.h"

#include "server/wire/ErrorBody.h"

#include <charconv>

namespace vatochito::server {

namespace {

constexpr std::string_view kIdSegment = "<id>";

bool matches(const std::vector<std::string> &pattern, const std::vector<std::string> &path, std::vector<long long> &ids)
{
    ids.clear();
    if (pattern.size() != path.size())
        return false;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] != kIdSegment) {
            if (pattern[i] != path[i])
                return false;
            continue;
        }
        const auto id = pathId(path[i]);
        if (!id)
            return false;
        ids.push_back(*id);
    }
    return true;
}

HttpResponse notSignedIn(const ServerError &error)
{
    HttpResponse response = errorResponse(error);
    if (error.code == ServerError::Code::TokenNotValid)
        response.body = accessTokenRefusedBody();
    return response;
}

HttpResponse noRoute(const Router::Match &match, const HttpRequest &request)
{
    if (match.allowed.empty())
        return detailResponse(404, "Not found.");
    HttpResponse response = detailResponse(405, "Method \"" + request.method + "\" not allowed.");
    response.headers.emplace_back("Allow", match.allowed);
    return response;
}

} // namespace

std::optional<std::string_view> bearerToken(std::string_view authorization)
{
    constexpr std::string_view kPrefix = "Bearer ";
    if (!authorization.starts_with(kPrefix))
        return std::nullopt;
    return authorization.substr(kPrefix.size());
}

std::optional<long long> pathId(std::string_view segment)
{
    long long id = 0;
    const char *end = segment.data() + segment.size();
    const auto [stopped, error] = std::from_chars(segment.data(), end, id);
    if (error != std::errc() || stopped != end || id <= 0 || segment.front() == '0')
        return std::nullopt;
    return id;
}

std::vector<std::string> pathSegments(std::string_view path)
{
    std::vector<std::string> segments;
    if (path.starts_with('/'))
        path.remove_prefix(1);
    for (;;) {
        const auto slash = path.find('/');
        segments.emplace_back(path.substr(0, slash));
        if (slash == std::string_view::npos)
            return segments;
        path.remove_prefix(slash + 1);
    }
}

LaneChoice always(Lane lane)
{
    return [lane](const RequestTarget &) { return lane; };
}

void Router::add(std::string method, std::string_view pattern, Handler handler, Access access, LaneChoice lane)
{
    m_routes.push_back({std::move(method), pathSegments(pattern), access, std::move(lane), std::move(handler)});
}

Router::Match Router::match(std::string_view method, std::string_view path) const
{
    const std::string_view wanted = method == "HEAD" ? "GET" : method;
    const std::vector<std::string> segments = pathSegments(path);
    Match match;
    for (const Route &route : m_routes) {
        std::vector<long long> ids;
        if (!matches(route.segments, segments, ids))
            continue;
        if (route.method == wanted) {
            match.route = &route;
            match.ids = std::move(ids);
            return match;
        }
        if (!match.allowed.empty())
            match.allowed += ", ";
        match.allowed += route.method;
    }
    return match;
}

Expected<UserPtr, HttpResponse> callerOf(const Router::Match &match, const HttpRequest &request, AuthService &auth)
{
    if (!match.route)
        return failure(noRoute(match, request));
    if (match.route->access == Access::Anybody)
        return nullptr;
    const auto token = bearerToken(request.authorization);
    if (!token) {
        ServerError error;
        error.code = ServerError::Code::Unauthenticated;
        error.detail = "Authentication credentials were not provided.";
        return failure(notSignedIn(error));
    }
    auto caller = auth.authenticate(*token);
    if (!caller)
        return failure(notSignedIn(caller.error()));
    return std::move(caller->user);
}

HttpResponse answer(const Router::Match &match, const HttpRequest &request, UserPtr caller)
{
    return match.route->handler(RequestContext{request, match.ids, std::move(caller)});
}

} // namespace vatochito::server
