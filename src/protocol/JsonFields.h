// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Timestamp.h"
#include "core/Error.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <optional>

/// Reading JSON that somebody else wrote: a missing key, null and a wrong type are all "nothing".
namespace vatochito::json {

Error malformed(const QString &detail);

/// Errors: Malformed, also for an HTML page.
Result<QJsonObject> parseObject(const QByteArray &text);
Result<QJsonArray> parseArray(const QByteArray &text);

/// Empty when it is not a string.
QString text(const QJsonObject &object, const QString &key);
bool flag(const QJsonObject &object, const QString &key);
std::optional<bool> optionalFlag(const QJsonObject &object, const QString &key);
/// Exact to 64 bits. 0 when it is not a whole number.
long long number(const QJsonObject &object, const QString &key);
std::optional<Timestamp> moment(const QJsonObject &object, const QString &key);

template <typename Id>
Id id(const QJsonObject &object, const QString &key)
{
    return Id(number(object, key));
}

} // namespace vatochito::json
