// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/ServerError.h"

namespace vatochito::server {

ServerError ServerError::field(std::string name, std::string sentence)
{
    ServerError error;
    error.code = Code::Invalid;
    error.fields.emplace_back(std::move(name), std::move(sentence));
    return error;
}

ServerError ServerError::notAChoice(std::string name, const std::string &word)
{
    std::string sentence = "\"";
    sentence.append(word).append("\" is not a valid choice.");
    return field(std::move(name), std::move(sentence));
}

const char *toString(ServerError::Code code)
{
    switch (code) {
    case ServerError::Code::Invalid:
        return "invalid";
    case ServerError::Code::Unauthenticated:
        return "unauthenticated";
    case ServerError::Code::TokenNotValid:
        return "token_not_valid";
    case ServerError::Code::Forbidden:
        return "forbidden";
    case ServerError::Code::NotFound:
        return "not_found";
    case ServerError::Code::TooLarge:
        return "too_large";
    case ServerError::Code::Conflict:
        return "idempotency_conflict";
    case ServerError::Code::RateLimited:
        return "rate_limited";
    case ServerError::Code::Unavailable:
        return "unavailable";
    case ServerError::Code::StorageFailure:
        return "storage_failure";
    }
    return "unknown";
}

} // namespace vatochito::server
