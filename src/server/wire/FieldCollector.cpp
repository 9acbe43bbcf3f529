// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/wire/FieldCollector.h"

#include "server/domain/Content.h"

namespace vatochito::server {

std::string FieldCollector::required(const char *key)
{
    auto value = m_body.requiredText(key);
    if (!value)
        note(value.error());
    return value ? std::move(*value) : std::string();
}

std::optional<std::string> FieldCollector::optional(const char *key)
{
    auto value = m_body.text(key);
    if (!value)
        note(value.error());
    return value ? std::move(*value) : std::nullopt;
}

std::optional<std::string> FieldCollector::change(const char *key)
{
    if (isFaultyNull(key))
        return std::nullopt;
    const auto value = optional(key);
    return value ? std::optional(std::string(trimmed(*value))) : std::nullopt;
}

std::optional<std::string> FieldCollector::changeOrClear(const char *key)
{
    return m_body.isNull(key) ? std::optional<std::string>("") : change(key);
}

std::optional<bool> FieldCollector::changeFlag(const char *key)
{
    if (isFaultyNull(key))
        return std::nullopt;
    const auto value = m_body.flag(key);
    if (!value)
        note(value.error());
    return value ? *value : std::nullopt;
}

void FieldCollector::note(const ServerError &error)
{
    m_error.fields.insert(m_error.fields.end(), error.fields.begin(), error.fields.end());
}

bool FieldCollector::isFaultyNull(const char *key)
{
    const bool isNull = m_body.isNull(key);
    if (isNull)
        note(ServerError::field(key, "This field may not be null."));
    return isNull;
}

} // namespace vatochito::server
