// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/wire/RequestBody.h"

#include "server/domain/Content.h"
#include "server/wire/HeaderValue.h"

#include <boost/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>

namespace vatochito::server {

namespace json = boost::json;

namespace {

constexpr std::string_view kJson = "application/json";
constexpr std::string_view kUrlEncoded = "application/x-www-form-urlencoded";
constexpr std::string_view kMultipart = "multipart/form-data";

constexpr std::array<std::string_view, 5> kYes{"true", "True", "1", "on", "yes"};
constexpr std::array<std::string_view, 5> kNo{"false", "False", "0", "off", "no"};

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

std::optional<bool> flagFrom(const json::value &value)
{
    if (const bool *flag = value.if_bool())
        return *flag;
    if (!value.is_string() && !value.is_int64())
        return std::nullopt;
    const std::string word = value.is_string() ? std::string(value.get_string()) : std::to_string(value.get_int64());
    const auto isOf = [&word](const auto &words) { return std::find(words.begin(), words.end(), word) != words.end(); };
    return isOf(kYes) ? std::optional(true) : isOf(kNo) ? std::optional(false) : std::nullopt;
}

ServerError notAnId(std::string_view key)
{
    return ServerError::field(std::string(key), "A valid integer is required.");
}

bool isEmptyText(const json::value &value)
{
    return value.is_string() && value.get_string().empty();
}

} // namespace

bool RequestBody::understands(std::string_view contentType)
{
    const std::string type = HeaderValue::parse(contentType).word();
    return type.empty() || type == kJson || type == kUrlEncoded || type == kMultipart;
}

Result<RequestBody> RequestBody::parse(std::string_view body, std::string_view contentType)
{
    const HeaderValue type = HeaderValue::parse(contentType);
    if (trimmed(body).empty())
        return RequestBody();
    if (type.word() == kUrlEncoded)
        return fromForm(parseUrlEncoded(body));
    if (type.word() == kMultipart)
        return fromForm(parseMultipart(body, type.parameter("boundary").value_or("")));
    return fromJson(body);
}

Result<RequestBody> RequestBody::fromJson(std::string_view body)
{
    json::error_code error;
    json::value value = json::parse(json::string_view(body.data(), body.size()), error);
    if (error)
        return failure(ServerError::invalid("JSON parse error - " + error.message()));
    if (!value.is_object())
        return failure(ServerError::field("non_field_errors", "Invalid data. Expected a dictionary."));
    RequestBody parsed;
    parsed.m_object = std::move(value.get_object());
    return parsed;
}

Result<RequestBody> RequestBody::fromForm(const Result<std::vector<FormField>> &fields)
{
    if (!fields)
        return failure(fields.error());
    RequestBody parsed;
    parsed.m_isForm = true;
    for (const FormField &field : *fields) {
        json::value &values = parsed.m_object[field.name];
        if (!values.is_array())
            values.emplace_array();
        values.get_array().push_back(field.isFile ? json::value(json::object()) : json::value(field.value));
    }
    return parsed;
}

const json::value *RequestBody::find(std::string_view key) const
{
    const json::value *value = m_object.if_contains(key);
    return value && m_isForm ? &value->get_array().back() : value;
}

bool RequestBody::has(std::string_view key) const
{
    const json::value *value = find(key);
    return value && !value->is_null();
}

bool RequestBody::isNull(std::string_view key) const
{
    const json::value *value = find(key);
    return value && value->is_null();
}

std::size_t RequestBody::count(std::string_view key) const
{
    if (!has(key))
        return 0;
    const json::array *values = m_object.at(key).if_array();
    return values ? values->size() : 1;
}

Result<std::optional<std::string>> RequestBody::text(std::string_view key) const
{
    if (!has(key))
        return std::nullopt;
    const json::string *text = find(key)->if_string();
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

Result<std::optional<bool>> RequestBody::flag(std::string_view key) const
{
    if (!has(key))
        return std::nullopt;
    const auto flag = flagFrom(*find(key));
    if (!flag)
        return failure(ServerError::field(std::string(key), "Must be a valid boolean."));
    return flag;
}

Result<std::optional<long long>> RequestBody::id(std::string_view key) const
{
    if (!has(key) || isEmptyText(*find(key)))
        return std::nullopt;
    const auto id = idFrom(*find(key));
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
