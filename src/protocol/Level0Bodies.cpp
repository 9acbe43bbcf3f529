// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/Level0Bodies.h"

#include "protocol/JsonFields.h"
#include "protocol/Level0Rows.h"

#include <QJsonDocument>

#include <algorithm>

namespace vatochito::level0 {

using namespace Qt::StringLiterals;

namespace {

template <typename T>
Result<T> decodeOne(const QByteArray &body, Result<T> (*read)(const QJsonObject &))
{
    const auto object = json::parseObject(body);
    if (!object)
        return failure(object.error());
    return read(*object);
}

template <typename T>
Result<QList<T>> decodeList(const QByteArray &body, Result<T> (*read)(const QJsonObject &))
{
    const auto array = json::parseArray(body);
    if (!array)
        return failure(array.error());
    QList<T> rows;
    rows.reserve(array->size());
    for (const QJsonValue &value : *array) {
        auto row = read(value.toObject());
        if (!row)
            return failure(row.error());
        rows.append(*std::move(row));
    }
    return rows;
}

QStringList sentences(const QJsonValue &value)
{
    if (value.isString())
        return {value.toString()};
    QStringList found;
    for (const QJsonValue &sentence : value.toArray()) {
        if (sentence.isString())
            found.append(sentence.toString());
    }
    return found;
}

} // namespace

Result<Greeting> decodeGreeting(const QByteArray &body)
{
    const auto object = json::parseObject(body);
    if (!object)
        return failure(object.error());
    Greeting greeting;
    greeting.message = json::text(*object, u"message"_s);
    greeting.version = json::text(*object, u"version"_s);
    if (greeting.version.isEmpty() || !object->value(u"endpoints"_s).isObject())
        return failure(json::malformed(u"no greeting of ours"_s));
    const QJsonObject extensions = object->value(u"extensions"_s).toObject();
    greeting.syncLevel = static_cast<int>(std::clamp(json::number(extensions, u"sync"_s), 0LL, 1LL));
    return greeting;
}

Result<Credentials> decodeCredentials(const QByteArray &body)
{
    const auto object = json::parseObject(body);
    if (!object)
        return failure(object.error());
    const auto user = readUser(object->value(u"user"_s).toObject());
    if (!user)
        return failure(user.error());
    const Tokens tokens{json::text(*object, u"access"_s), json::text(*object, u"refresh"_s)};
    if (tokens.access.isEmpty() || tokens.refresh.isEmpty())
        return failure(json::malformed(u"no tokens"_s));
    return Credentials{*user, tokens};
}

Result<Tokens> decodeRefreshed(const QByteArray &body)
{
    const auto object = json::parseObject(body);
    if (!object)
        return failure(object.error());
    const Tokens tokens{json::text(*object, u"access"_s), json::text(*object, u"refresh"_s)};
    if (tokens.access.isEmpty())
        return failure(json::malformed(u"no access token"_s));
    return tokens;
}

Result<User> decodeUser(const QByteArray &body)
{
    return decodeOne<User>(body, readUser);
}

Result<QList<User>> decodeUsers(const QByteArray &body)
{
    return decodeList<User>(body, readUser);
}

Result<ReceivedConversation> decodeConversation(const QByteArray &body)
{
    return decodeOne<ReceivedConversation>(body, readConversation);
}

Result<QList<ReceivedConversation>> decodeConversations(const QByteArray &body)
{
    return decodeList<ReceivedConversation>(body, readConversation);
}

Result<ReceivedMessage> decodeMessage(const QByteArray &body)
{
    return decodeOne<ReceivedMessage>(body, readMessage);
}

Result<QList<ReceivedMessage>> decodeHistory(const QByteArray &body)
{
    auto messages = decodeList<ReceivedMessage>(body, readMessage);
    if (messages)
        std::ranges::reverse(*messages);
    return messages;
}

QMap<QString, QStringList> decodeRefusal(const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    QMap<QString, QStringList> fields;
    if (document.isArray())
        fields.insert(u"non_field_errors"_s, sentences(document.array()));
    const QJsonObject object = document.object();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QStringList found = sentences(it.value());
        if (!found.isEmpty())
            fields.insert(it.key(), found);
    }
    return fields;
}

} // namespace vatochito::level0
