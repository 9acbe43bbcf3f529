// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace vatochito::server {

/// Why the server did not do what it was asked. `detail` and `fields` may be shown to the caller.
struct ServerError
{
    enum class Code {
        Invalid,         ///< The request makes no sense; `fields` may say which part.
        Unauthenticated, ///< No credentials.
        TokenNotValid,   ///< Credentials that are no longer, or never were, good.
        Forbidden,
        NotFound,
        TooLarge,
        Conflict,       ///< The same client id with another content.
        RateLimited,    ///< See `retryAfter`.
        Unavailable,    ///< Busy or draining: the same request may succeed later.
        StorageFailure, ///< The database refused; `detail` is for the log alone.
    };

    /// One field of the request and a sentence about it.
    using Field = std::pair<std::string, std::string>;

    Code code = Code::StorageFailure;
    std::string detail;
    std::vector<Field> fields;
    std::chrono::seconds retryAfter{0};

    static ServerError invalid(std::string detail) { return {Code::Invalid, std::move(detail), {}, {}}; }
    static ServerError field(std::string name, std::string sentence);
    static ServerError notAChoice(std::string name, const std::string &word);
    static ServerError forbidden(std::string detail) { return {Code::Forbidden, std::move(detail), {}, {}}; }
    static ServerError notFound(std::string detail = "Not found.")
    {
        return {Code::NotFound, std::move(detail), {}, {}};
    }
    static ServerError tokenNotValid(std::string detail) { return {Code::TokenNotValid, std::move(detail), {}, {}}; }
    static ServerError conflict(std::string detail) { return {Code::Conflict, std::move(detail), {}, {}}; }
    static ServerError tookTooLong() { return {Code::TooLarge, "There is too much to look through.", {}, {}}; }
    static ServerError unavailable(std::string detail) { return {Code::Unavailable, std::move(detail), {}, {}}; }
    static ServerError storage(std::string detail) { return {Code::StorageFailure, std::move(detail), {}, {}}; }
};

/// A word for the log.
const char *toString(ServerError::Code code);

template <typename T>
using Result = Expected<T, ServerError>;
using Status = Result<void>;

} // namespace vatochito::server
