// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/transport/Http.h"

#include "server/domain/Content.h"
#include "server/wire/ErrorBody.h"

#include <spdlog/spdlog.h>

namespace vatochito::server {

namespace {

unsigned statusOf(ServerError::Code code)
{
    switch (code) {
    case ServerError::Code::Invalid:
        return 400;
    case ServerError::Code::Unauthenticated:
    case ServerError::Code::TokenNotValid:
        return 401;
    case ServerError::Code::Forbidden:
        return 403;
    case ServerError::Code::NotFound:
        return 404;
    case ServerError::Code::Conflict:
        return 409;
    case ServerError::Code::TooLarge:
        return 413;
    case ServerError::Code::RateLimited:
        return 429;
    case ServerError::Code::Unavailable:
        return 503;
    case ServerError::Code::StorageFailure:
        return 500;
    }
    return 500;
}

bool isLoopback(std::string_view address)
{
    return address.starts_with("127.") || address == "::1" || address.starts_with("::ffff:127.");
}

bool isAddress(std::string_view text)
{
    constexpr std::size_t kLongestAddress = 45;
    return !text.empty() && text.size() <= kLongestAddress &&
           text.find_first_not_of("0123456789abcdefABCDEF.:") == std::string_view::npos;
}

} // namespace

std::string clientAddress(const std::string &peer, std::string_view forwardedFor)
{
    const std::string_view last = trimmed(forwardedFor.substr(forwardedFor.rfind(',') + 1));
    return isLoopback(peer) && isAddress(last) ? std::string(last) : peer;
}

HttpResponse jsonResponse(unsigned status, std::string body)
{
    HttpResponse response;
    response.status = status;
    response.body = std::move(body);
    return response;
}

HttpResponse errorResponse(const ServerError &error)
{
    if (error.code == ServerError::Code::StorageFailure)
        spdlog::error("request failed: reason={} detail={}", toString(error.code), error.detail);
    HttpResponse response = jsonResponse(statusOf(error.code), errorBody(error));
    if (error.code == ServerError::Code::RateLimited)
        response.headers.emplace_back("Retry-After", std::to_string(error.retryAfter.count()));
    if (error.code == ServerError::Code::Unavailable)
        response.headers.emplace_back("Retry-After", "1");
    if (response.status == 401)
        response.headers.emplace_back("WWW-Authenticate", "Bearer realm=\"api\"");
    return response;
}

HttpResponse detailResponse(unsigned status, std::string_view sentence)
{
    return jsonResponse(status, sentenceBody("detail", sentence));
}

HttpResponse drainingResponse()
{
    HttpResponse response = detailResponse(503, "The server is going down.");
    response.headers.emplace_back("Retry-After", "5");
    return response;
}

} // namespace vatochito::server
