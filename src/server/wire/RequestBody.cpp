// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/wire/RequestBody.h"

#include "server/domain/Content.h"

#include <boost/json.hpp>

#include <charconv>

namespace vatochito::server {

namespace json = boost::json;

namespace {

std::optional<long long> idFrom(const json::value &value)
{
    if (const auto *number = value.if_int64())
        return *number > 0 ? std::optional<long long>(*number) : std::nullopt;
    const json::string *text = value.if_string();
    if (!text)
        return std::nullopt;
    long long id = 0;
    const char *end = text->data() + text->size();
    const auto [stopped, error] = std::from_chars(text->data(), end, id);
    if (error != std::errc() || stopped != end || id <= 0)
        return std::nullopt;
    return id;
}

ServerError notAnId(std::string_view key)
{
    return ServerError::field(std::string(key), "A valid integer is required.");
}

} // namespace

Result<RequestBody> RequestBody::parse(std::string_view body)
{
    RequestBody parsed;
    if (trimmed(body).empty())
        return parsed;
    json::error_code error;
    json::value value = json::parse(json::string_view(body.data(), body.size()), error);
    if (error)
        return failure(ServerError::invalid("JSON parse error - " + error.message()));
    if (!value.is_object())
        return failure(ServerError::field("non_field_errors", "Invalid data. Expected a dictionary."));
    parsed.m_object = std::move(value.get_object());
    return parsed;
}

bool RequestBody::has(std::string_view key) const
{
    const json::value *value = m_object.if_contains(key);
    return value && !value->is_null();
}

Result<std::optional<std::string>> RequestBody::text(std::string_view key) const
{
    if (!has(key))
        return std::nullopt;
    const json::string *text = m_object.at(key).if_string();
    if (!text)
        return failure(ServerError::field(std::string(key), "Not a valid string."));
    if (text->find('\0') != json::string::npos)
        return failure(ServerError::field(std::string(key), "Null characters are not allowed."));
    return std::string(text->data(), text->size());
}

Result<std::string> RequestBody::requiredText(std::string_view key) const
{
    auto value = text(key);
    if (!value)
        return failure(value.error());
    if (!*value)
        return failure(ServerError::field(std::string(key), "This field is required."));
    if (trimmed(**value).empty())
        return failure(ServerError::field(std::string(key), "This field may not be blank."));
    return std::move(**value);
}

Result<std::optional<long long>> RequestBody::id(std::string_view key) const
{
    if (!has(key))
        return std::nullopt;
    const auto id = idFrom(m_object.at(key));
    if (!id)
        return failure(notAnId(key));
    return id;
}

Result<std::vector<long long>> RequestBody::ids(std::string_view key) const
{
    std::vector<long long> ids;
    if (!has(key))
        return ids;
    const json::array *values = m_object.at(key).if_array();
    if (!values)
        return failure(ServerError::field(std::string(key), "Expected a list of items."));
    ids.reserve(values->size());
    for (const json::value &value : *values) {
        const auto id = idFrom(value);
        if (!id)
            return failure(notAnId(key));
        ids.push_back(*id);
    }
    return ids;
}

} // namespace vatochito::server
