// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/Level0Api.h"

#include "core/TypeNames.h"
#include "core/WhenDone.h"
#include "protocol/Level0Bodies.h"
#include "protocol/Paths.h"

#include <QJsonArray>

#include <memory>

namespace vatochito {

using namespace Qt::StringLiterals;

namespace {

qint64 wire(long long id)
{
    return static_cast<qint64>(id);
}

} // namespace

Level0Api::Level0Api(ServerAddress address, Transport &transport, TokenSource &tokens, AlarmFactory &alarms)
    : m_http(std::move(address), transport, alarms), m_rest(m_http, tokens)
{
}

QFuture<Result<ReceivedMessage>> Level0Api::post(const OutgoingMessage &message)
{
    QJsonObject body{{u"content"_s, message.content}, {u"message_type"_s, typeName(message.type)}};
    if (message.replyTo.isValid())
        body.insert(u"reply_to"_s, wire(message.replyTo.value()));
    // A server that knows it does not store the same message twice; others ignore it.
    if (message.clientId.isValid())
        body.insert(u"client_id"_s, message.clientId.toString());
    return m_rest.post<ReceivedMessage>(paths::messages(message.conversation), body, level0::decodeMessage);
}

// Over REST, though the socket knows both: there an answer tells whether it was done.
QFuture<Result<MessagePatch>> Level0Api::edit(ConversationId conversation, MessageId message, const QString &content)
{
    const auto decodePatch = [](const QByteArray &body) -> Result<MessagePatch> {
        const Result<ReceivedMessage> received = level0::decodeMessage(body);
        if (!received)
            return failure(received.error());
        return MessagePatch{.id = received->message.id,
                            .content = received->message.content,
                            .editedAt = received->message.editedAt,
                            .isDeleted = received->message.isDeleted};
    };
    return m_rest.patch<MessagePatch>(paths::edit(conversation, message), {{u"content"_s, content}}, decodePatch);
}

QFuture<Status> Level0Api::erase(ConversationId conversation, MessageId message)
{
    return m_rest.remove<void>(paths::softDelete(conversation, message), [](const QByteArray &) { return Status(); });
}

QFuture<Result<level0::Greeting>> Level0Api::greeting()
{
    return m_rest.get<level0::Greeting>(paths::root(), level0::decodeGreeting);
}

QFuture<Result<QList<ReceivedConversation>>> Level0Api::conversations()
{
    return m_rest.get<QList<ReceivedConversation>>(paths::conversations(), level0::decodeConversations);
}

QFuture<Result<ReceivedConversation>> Level0Api::conversation(ConversationId conversation)
{
    return m_rest.get<ReceivedConversation>(paths::conversation(conversation), level0::decodeConversation);
}

QFuture<Result<HistoryPage>> Level0Api::history(ConversationId conversation)
{
    const auto decodePage = [](const QByteArray &body) -> Result<HistoryPage> {
        Result<QList<ReceivedMessage>> messages = level0::decodeHistory(body);
        if (!messages)
            return failure(messages.error());
        return HistoryPage{.messages = *std::move(messages), .isStart = true, .isNewest = true};
    };
    return m_rest.get<HistoryPage>(paths::messages(conversation), decodePage);
}

QFuture<Result<QList<User>>> Level0Api::searchPeople(const QString &query)
{
    return m_rest.get<QList<User>>(paths::searchPeople(query), level0::decodeUsers);
}

QFuture<Result<User>> Level0Api::person(UserId id)
{
    return m_rest.get<User>(paths::person(id), level0::decodeUser);
}

QFuture<Result<ReceivedConversation>> Level0Api::createDirect(UserId other)
{
    const QJsonObject body{{u"user_id"_s, wire(other.value())}};
    return m_rest.post<ReceivedConversation>(paths::createDirect(), body, level0::decodeConversation);
}

QFuture<Result<ReceivedConversation>> Level0Api::createGroup(const QString &title, const QList<UserId> &members)
{
    QJsonArray ids;
    for (const UserId member : members)
        ids.append(wire(member.value()));
    const QJsonObject body{{u"title"_s, title}, {u"conversation_type"_s, u"group"_s}, {u"member_ids"_s, ids}};
    return m_rest.post<ReceivedConversation>(paths::conversations(), body, level0::decodeConversation);
}

QFuture<Status> Level0Api::setOnline(bool isOnline)
{
    auto promise = std::make_shared<QPromise<Status>>();
    promise->start();
    const auto asked = m_rest.post<void>(paths::setOnline(isOnline), {}, [](const QByteArray &) { return Status(); });
    whenDone(asked, &m_rest, [promise](const Status &status) {
        const bool isUnknown = !status && status.error().httpStatus == 404;
        promise->addResult(isUnknown ? Status() : status);
        promise->finish();
    });
    return promise->future();
}

} // namespace vatochito
