// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/wire/JsonWriter.h"

#include <boost/json.hpp>

namespace vatochito::server {

void appendQuoted(std::string &out, std::string_view text)
{
    out += boost::json::serialize(boost::json::string_view(text.data(), text.size()));
}

void JsonWriter::key(std::string_view key)
{
    if (!m_isEmpty)
        m_out += ',';
    m_isEmpty = false;
    m_out += '"';
    m_out += key;
    m_out += "\":";
}

JsonWriter &JsonWriter::text(std::string_view name, std::string_view value)
{
    key(name);
    appendQuoted(m_out, value);
    return *this;
}

JsonWriter &JsonWriter::text(std::string_view name, const std::optional<std::string> &value)
{
    return value ? text(name, std::string_view(*value)) : null(name);
}

JsonWriter &JsonWriter::number(std::string_view name, long long value)
{
    return json(name, std::to_string(value));
}

JsonWriter &JsonWriter::boolean(std::string_view name, bool value)
{
    return json(name, value ? "true" : "false");
}

JsonWriter &JsonWriter::time(std::string_view name, Timestamp value)
{
    return text(name, std::string_view(toIso8601(value)));
}

JsonWriter &JsonWriter::time(std::string_view name, const std::optional<Timestamp> &value)
{
    return value ? time(name, *value) : null(name);
}

JsonWriter &JsonWriter::json(std::string_view name, std::string_view value)
{
    key(name);
    m_out += value;
    return *this;
}

} // namespace vatochito::server
