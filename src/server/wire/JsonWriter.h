// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Timestamp.h"

#include <optional>
#include <string>
#include <string_view>

namespace vatochito::server {

/// Writes one JSON object straight into a string, keys in the order of the calls. Bodies repeat the same people many
/// times: parts that are ready go in as they are.
class JsonWriter
{
public:
    /// \a out must outlive the writer.
    explicit JsonWriter(std::string &out) : m_out(out) { m_out += '{'; }

    JsonWriter &text(std::string_view key, std::string_view value);
    JsonWriter &text(std::string_view key, const std::optional<std::string> &value);
    JsonWriter &number(std::string_view key, long long value);
    JsonWriter &boolean(std::string_view key, bool value);
    JsonWriter &time(std::string_view key, Timestamp value);
    JsonWriter &time(std::string_view key, const std::optional<Timestamp> &value);
    JsonWriter &null(std::string_view key) { return json(key, "null"); }
    /// \a value is JSON already.
    JsonWriter &json(std::string_view key, std::string_view value);
    /// Starts a pair whose value the caller appends itself.
    void key(std::string_view key);
    void close() { m_out += '}'; }

private:
    std::string &m_out;
    bool m_isEmpty = true;
};

/// Appends \a text as a JSON string.
void appendQuoted(std::string &out, std::string_view text);

} // namespace vatochito::server
