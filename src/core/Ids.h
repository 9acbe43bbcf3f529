// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/StrongId.h"

#include <QHashFunctions>
#include <QMetaType>
#include <QString>

namespace vatochito {

using UserId = StrongId<struct UserTag>;
using ConversationId = StrongId<struct ConversationTag>;
/// Rises with birth inside a conversation (sync.md, The idea, 4).
using MessageId = StrongId<struct MessageTag>;

/// The name this client gives to an operation of its own, a UUID v7; empty for what others made.
class ClientId
{
public:
    ClientId() = default;
    explicit ClientId(QString value) : m_value(std::move(value)) {}

    bool isValid() const { return !m_value.isEmpty(); }
    QString toString() const { return m_value; }

    friend bool operator==(const ClientId &, const ClientId &) = default;
    friend bool operator<(const ClientId &left, const ClientId &right) { return left.m_value < right.m_value; }
    friend size_t qHash(const ClientId &id, size_t seed = 0) { return ::qHash(id.m_value, seed); }

private:
    QString m_value;
};

} // namespace vatochito
