// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/wire/RequestBody.h"

namespace vatochito::server {

/// Takes fields from a body and collects what is wrong with any of them, so that a form is told everything at once.
class FieldCollector
{
public:
    /// \a body must outlive the collector.
    explicit FieldCollector(const RequestBody &body) : m_body(body) {}

    std::string required(const char *key);
    std::optional<std::string> optional(const char *key);
    /// What a field is changed to, without white space at both ends; nothing when it stays. Null is an error.
    std::optional<std::string> change(const char *key);
    /// As change(); null is the same as empty.
    std::optional<std::string> changeOrClear(const char *key);
    std::optional<bool> changeFlag(const char *key);

    bool hasFailed() const { return !m_error.fields.empty(); }
    const ServerError &error() const { return m_error; }

private:
    void note(const ServerError &error);
    /// Whether \a key is null, which is noted as its fault.
    bool isFaultyNull(const char *key);

    const RequestBody &m_body;
    ServerError m_error = ServerError::invalid("");
};

} // namespace vatochito::server
