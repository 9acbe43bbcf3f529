// SPDX-License-Identifier: GPL-3.0-or-later
#include "EventRows.h"

#include "core/ConnectionNames.h"

namespace vatochito::cli {

using namespace Qt::StringLiterals;

namespace {

QJsonObject event(const QString &name)
{
    return {{u"event"_s, name}};
}

} // namespace

EventRow EventRows::state(const Connection &connection)
{
    const auto words = [&connection] {
        switch (connection.status) {
        case Connection::Status::SignedOut:
            return tr("Signed out");
        case Connection::Status::Offline:
            return tr("Offline");
        case Connection::Status::Connecting:
            return tr("Connecting…");
        case Connection::Status::CatchingUp:
            return tr("Catching up…");
        case Connection::Status::Online:
            return tr("Online");
        case Connection::Status::Waiting:
            return tr("Waiting to try again");
        case Connection::Status::Unreachable:
            return tr("The server cannot be reached");
        }
        return QString();
    };
    QJsonObject json = event(u"state"_s);
    json.insert(u"socket_state"_s, static_cast<int>(connection.socket));
    json.insert(u"status"_s, nameOf(connection.status));
    return {json, words()};
}

EventRow EventRows::reconnecting(const Connection &connection)
{
    const int seconds = static_cast<int>(connection.nominalWait.count());
    QJsonObject json = event(u"reconnecting"_s);
    json.insert(u"attempt"_s, connection.attempt);
    json.insert(u"in_s"_s, seconds);
    return {json, tr("Trying again in %n second(s)", nullptr, seconds)};
}

EventRow EventRows::unreachable()
{
    return {event(u"unreachable"_s), tr("Gave up for now")};
}

EventRow EventRows::message(const Message &message) const
{
    QJsonObject json = m_rows.json(message);
    json.insert(u"event"_s, u"message"_s);
    return {json, m_rows.text(message)};
}

EventRow EventRows::edited(const Message &message) const
{
    QJsonObject json = m_rows.json(message);
    json.insert(u"event"_s, u"edited"_s);
    return {json, tr("Edited: %1").arg(m_rows.text(message))};
}

EventRow EventRows::deleted(ConversationId conversation, MessageId message)
{
    QJsonObject json = event(u"deleted"_s);
    json.insert(u"id"_s, Rows::id(message));
    json.insert(u"conversation"_s, Rows::id(conversation));
    return {json, tr("Message %1 was deleted").arg(message.value())};
}

EventRow EventRows::read(ConversationId conversation, MessageId message, UserId user) const
{
    QJsonObject json = event(u"read"_s);
    json.insert(u"conversation"_s, Rows::id(conversation));
    json.insert(u"message_id"_s, Rows::id(message));
    json.insert(u"user"_s, m_people.username(user));
    return {json, tr("%1 has read up to %2").arg(m_people.username(user)).arg(message.value())};
}

EventRow EventRows::typing(ConversationId conversation, UserId user, bool isTyping) const
{
    const QString name = m_people.username(user);
    QJsonObject json = event(u"typing"_s);
    json.insert(u"conversation"_s, Rows::id(conversation));
    json.insert(u"user"_s, name);
    json.insert(u"is_typing"_s, isTyping);
    return {json, isTyping ? tr("%1 is typing…").arg(name) : tr("%1 stopped typing").arg(name)};
}

EventRow EventRows::presence(UserId user, bool isOnline) const
{
    const QString name = m_people.username(user);
    QJsonObject json = event(u"presence"_s);
    json.insert(u"user"_s, name);
    json.insert(u"state"_s, isOnline ? u"online"_s : u"offline"_s);
    return {json, isOnline ? tr("%1 is online").arg(name) : tr("%1 is offline").arg(name)};
}

} // namespace vatochito::cli
