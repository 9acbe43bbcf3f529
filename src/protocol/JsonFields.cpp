// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/JsonFields.h"

#include <QJsonDocument>

namespace vatochito::json {

namespace {

Result<QJsonDocument> parse(const QByteArray &text)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(text, &problem);
    if (problem.error != QJsonParseError::NoError)
        return failure(malformed(QStringLiteral("not JSON: %1 at=%2").arg(problem.errorString()).arg(problem.offset)));
    return document;
}

} // namespace

Error malformed(const QString &detail)
{
    Error error;
    error.code = Error::Code::Malformed;
    error.detail = detail;
    return error;
}

Result<QJsonObject> parseObject(const QByteArray &text)
{
    const auto document = parse(text);
    if (!document)
        return failure(document.error());
    if (!document->isObject())
        return failure(malformed(QStringLiteral("not an object")));
    return document->object();
}

Result<QJsonArray> parseArray(const QByteArray &text)
{
    const auto document = parse(text);
    if (!document)
        return failure(document.error());
    if (!document->isArray())
        return failure(malformed(QStringLiteral("not an array")));
    return document->array();
}

QString text(const QJsonObject &object, const QString &key)
{
    return object.value(key).toString();
}

bool flag(const QJsonObject &object, const QString &key)
{
    return object.value(key).toBool();
}

std::optional<bool> optionalFlag(const QJsonObject &object, const QString &key)
{
    const QJsonValue value = object.value(key);
    return value.isBool() ? std::optional(value.toBool()) : std::nullopt;
}

long long number(const QJsonObject &object, const QString &key)
{
    return object.value(key).toInteger();
}

std::optional<Timestamp> moment(const QJsonObject &object, const QString &key)
{
    return parseIso8601(text(object, key).toStdString());
}

} // namespace vatochito::json
