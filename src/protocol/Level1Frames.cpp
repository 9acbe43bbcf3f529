// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/Level1Frames.h"

#include "protocol/JsonFields.h"
#include "protocol/Level1Rows.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace vatochito::level1 {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

using BodyReader = Result<Body> (*)(const QJsonObject &frame);

/// Longer than anything a server may ask for in earnest.
constexpr seconds kLongest = std::chrono::hours(24);

seconds secondsIn(const QJsonObject &object, const QString &key, seconds missing = {})
{
    const long long value = json::number(object, key);
    return value > 0 ? std::min(seconds(value), kLongest) : missing;
}

/// Written in seconds, with a fraction.
milliseconds fractionIn(const QJsonObject &object, const QString &key)
{
    const double value = std::clamp(object.value(key).toDouble(), 0.0, static_cast<double>(kLongest.count()));
    return milliseconds(std::llround(value * 1'000));
}

QHash<ConversationId, long long> readHeads(const QJsonObject &object)
{
    QHash<ConversationId, long long> heads;
    for (auto it = object.begin(); it != object.end(); ++it) {
        const ConversationId conversation(it.key().toLongLong());
        if (conversation.isValid())
            heads.insert(conversation, it.value().toInteger());
    }
    return heads;
}

Result<ConversationId> conversationOf(const QJsonObject &frame)
{
    const auto conversation = json::id<ConversationId>(frame, u"conversation"_s);
    if (!conversation.isValid())
        return failure(json::malformed(u"frame without conversation"_s));
    return conversation;
}

/// A message that says it belongs elsewhere is not believed.
bool areOf(ConversationId conversation, const QList<ReceivedMessage> &messages)
{
    return std::ranges::all_of(messages, [conversation](const ReceivedMessage &received) {
        return received.message.conversation == conversation;
    });
}

Result<Body> readHello(const QJsonObject &frame)
{
    const Hello unlessTold;
    const QJsonObject heartbeat = frame.value(u"heartbeat"_s).toObject();
    const QJsonObject limits = frame.value(u"limits"_s).toObject();
    const auto limit = [&limits](const QString &key, long long missing) {
        const long long value = json::number(limits, key);
        return value > 0 ? value : missing;
    };
    Hello hello{.epoch = json::text(frame, u"epoch"_s),
                .user = json::id<UserId>(frame, u"user_id"_s),
                .authExpiresIn = secondsIn(frame, u"auth_expires_in"_s),
                .pingInterval = secondsIn(heartbeat, u"interval"_s, unlessTold.pingInterval),
                .pongTimeout = secondsIn(heartbeat, u"timeout"_s, unlessTold.pongTimeout),
                .mostFrameBytes = limit(u"frame"_s, unlessTold.mostFrameBytes),
                .mostContentBytes = limit(u"content"_s, unlessTold.mostContentBytes),
                .mostPageItems = static_cast<int>(std::min(limit(u"page"_s, unlessTold.mostPageItems), 10'000LL))};
    if (hello.epoch.isEmpty() || !hello.user.isValid())
        return failure(json::malformed(u"hello without epoch or user"_s));
    return hello;
}

Result<AccountChanges> readAccount(const QJsonObject &frame)
{
    AccountChanges changes;
    changes.account = json::number(frame, u"account"_s);
    auto conversations = readMyConversations(frame.value(u"conversations"_s).toArray());
    if (!conversations)
        return failure(conversations.error());
    changes.conversations = *std::move(conversations);
    for (const QJsonValue &value : frame.value(u"removed"_s).toArray()) {
        if (const ConversationId removed(value.toInteger()); removed.isValid())
            changes.removed.append(removed);
    }
    return changes;
}

Result<Body> readResumed(const QJsonObject &frame)
{
    auto changes = readAccount(frame);
    if (!changes)
        return failure(changes.error());
    const QString mode = json::text(frame, u"mode"_s);
    if (mode != "delta"_L1 && mode != "snapshot"_L1)
        return failure(json::malformed(u"resumed in an unknown mode"_s));
    changes->isSnapshot = mode == "snapshot"_L1;
    return Resumed{*std::move(changes), readHeads(frame.value(u"behind"_s).toObject())};
}

Result<Body> readAccountChanged(const QJsonObject &frame)
{
    auto changes = readAccount(frame);
    if (!changes)
        return failure(changes.error());
    if (changes->account <= 0)
        return failure(json::malformed(u"account.changed without number"_s));
    return *std::move(changes);
}

Result<Body> readSyncPage(const QJsonObject &frame)
{
    const auto conversation = conversationOf(frame);
    if (!conversation)
        return failure(conversation.error());
    SyncPage page;
    page.from = json::number(frame, u"from"_s);
    page.isMore = json::flag(frame, u"more"_s);
    ConversationChanges &changes = page.changes;
    changes.conversation = *conversation;
    changes.to = json::number(frame, u"to"_s);
    changes.marksVersion = json::number(frame, u"marks_version"_s);
    auto messages = readMessages(frame.value(u"messages"_s).toArray());
    auto members = readMembers(frame.value(u"members"_s).toArray());
    auto marks = readMarks(frame.value(u"marks"_s).toArray());
    if (!messages || !members || !marks || !areOf(*conversation, *messages) || changes.to < page.from)
        return failure(json::malformed(u"a page with an unreadable row"_s));
    // A page that goes nowhere and promises more would be asked for for ever.
    if (page.isMore && changes.to == page.from)
        return failure(json::malformed(u"a page that goes nowhere"_s));
    changes.messages = *std::move(messages);
    changes.members = *std::move(members);
    changes.marks = *std::move(marks);
    if (const QJsonValue info = frame.value(u"info"_s); info.isObject())
        changes.info = readInfo(info.toObject());
    changes.people = readPeople(frame.value(u"people"_s).toArray());
    return page;
}

Result<Body> readHistoryPage(const QJsonObject &frame)
{
    const auto conversation = conversationOf(frame);
    auto messages = readMessages(frame.value(u"messages"_s).toArray());
    if (!conversation || !messages || !areOf(*conversation, *messages))
        return failure(json::malformed(u"a page of history with an unreadable row"_s));
    return HistoryAnswer{*conversation,
                         {.messages = *std::move(messages),
                          .people = readPeople(frame.value(u"people"_s).toArray()),
                          .isStart = json::flag(frame, u"start"_s),
                          .isNewest = json::flag(frame, u"end"_s),
                          .head = json::number(frame, u"head"_s)}};
}

Result<Body> readAck(const QJsonObject &frame)
{
    Ack ack{.clientId = ClientId(json::text(frame, u"client_id"_s)),
            .message = json::id<MessageId>(frame, u"message_id"_s),
            .rev = json::number(frame, u"rev"_s),
            .createdAt = json::moment(frame, u"created_at"_s)};
    if (frame.contains(u"auth_expires_in"_s))
        ack.authExpiresIn = secondsIn(frame, u"auth_expires_in"_s);
    ack.isDuplicate = json::flag(frame, u"duplicate"_s);
    return ack;
}

constexpr std::array kRefusals{
    std::pair{"not_member"_L1, Error::Code::Forbidden},
    std::pair{"not_found"_L1, Error::Code::NotFound},
    std::pair{"forbidden"_L1, Error::Code::Forbidden},
    std::pair{"too_large"_L1, Error::Code::TooLarge},
    std::pair{"invalid"_L1, Error::Code::Rejected},
    std::pair{"idempotency_conflict"_L1, Error::Code::Rejected},
    std::pair{"rate_limited"_L1, Error::Code::Throttled},
    std::pair{"overloaded"_L1, Error::Code::Throttled},
    std::pair{"server_error"_L1, Error::Code::ServerFailed},
};

Result<Body> readError(const QJsonObject &frame)
{
    Refusal refusal;
    refusal.isFinal = !json::flag(frame, u"retry"_s);
    const QString code = json::text(frame, u"code"_s);
    refusal.error.code = refusal.isFinal ? Error::Code::Rejected : Error::Code::ServerFailed;
    for (const auto &[name, meaning] : kRefusals) {
        if (code == name)
            refusal.error.code = meaning;
    }
    refusal.error.detail = code + u": "_s + json::text(frame, u"detail"_s);
    refusal.error.retryAfter = fractionIn(frame, u"retry_after"_s);
    return refusal;
}

/// The event that \a frame is, without what changed.
Result<NumberedEvent> readNumbered(const QJsonObject &frame)
{
    const auto conversation = conversationOf(frame);
    NumberedEvent event{.changes = {}, .rev = json::number(frame, u"rev"_s)};
    if (!conversation || event.rev <= 0)
        return failure(json::malformed(u"event without conversation or number"_s));
    event.changes.conversation = *conversation;
    return event;
}

Result<Body> readMessageNew(const QJsonObject &frame)
{
    auto event = readNumbered(frame);
    auto message = readMessage(frame.value(u"message"_s).toObject());
    if (!event || !message || message->message.conversation != event->changes.conversation)
        return failure(json::malformed(u"message.new that cannot be read"_s));
    event->isWhole = true;
    event->changes.messages.append(*std::move(message));
    return *std::move(event);
}

Result<Body> readMessageChanged(const QJsonObject &frame)
{
    auto event = readNumbered(frame);
    if (!event)
        return failure(event.error());
    const auto patch = readPatch(frame.value(u"message"_s).toObject(), event->rev);
    if (!patch)
        return failure(patch.error());
    event->changes.patches.append(*patch);
    return *std::move(event);
}

Result<Body> readMembersChanged(const QJsonObject &frame)
{
    auto event = readNumbered(frame);
    auto members = readMembers(frame.value(u"members"_s).toArray());
    if (!event || !members)
        return failure(json::malformed(u"members.changed that cannot be read"_s));
    event->changes.members = *std::move(members);
    return *std::move(event);
}

Result<Body> readInfoChanged(const QJsonObject &frame)
{
    auto event = readNumbered(frame);
    if (!event || !frame.value(u"info"_s).isObject())
        return failure(json::malformed(u"info.changed that cannot be read"_s));
    event->changes.info = readInfo(frame.value(u"info"_s).toObject());
    return *std::move(event);
}

Result<Body> readMarksMoved(const QJsonObject &frame)
{
    const auto conversation = conversationOf(frame);
    auto marks = readMarks(frame.value(u"marks"_s).toArray());
    if (!conversation || !marks)
        return failure(json::malformed(u"marks that cannot be read"_s));
    MarksMoved moved;
    moved.changes.conversation = *conversation;
    moved.changes.marks = *std::move(marks);
    moved.changes.marksVersion = json::number(frame, u"version"_s);
    return moved;
}

Result<Body> readTyping(const QJsonObject &frame)
{
    const auto conversation = conversationOf(frame);
    const auto user = json::id<UserId>(frame, u"user_id"_s);
    if (!conversation || !user.isValid())
        return failure(json::malformed(u"typing without conversation or user"_s));
    return Typing{*conversation, {user, json::flag(frame, u"is_typing"_s)}};
}

Result<Body> readPresence(const QJsonObject &frame)
{
    Presence presence;
    const QJsonObject users = frame.value(u"users"_s).toObject();
    for (auto it = users.begin(); it != users.end(); ++it) {
        if (const UserId user(it.key().toLongLong()); user.isValid())
            presence.isOnline.insert(user, it.value().toString() == "online"_L1);
    }
    return presence;
}

Result<Body> readPong(const QJsonObject &frame)
{
    return Pong{readHeads(frame.value(u"heads"_s).toObject())};
}

Result<Body> readDeparture(const QJsonObject &frame)
{
    const long long after =
        std::clamp(json::number(frame, u"after_ms"_s), 0LL, static_cast<long long>(milliseconds(kLongest).count()));
    return Departure{milliseconds(after)};
}

Result<Body> readBye(const QJsonObject &frame)
{
    return Bye{static_cast<int>(std::clamp(json::number(frame, u"code"_s), 0LL, 65'535LL)),
               json::text(frame, u"detail"_s), fractionIn(frame, u"retry_after"_s)};
}

Result<Body> readAuthExpiring(const QJsonObject &frame)
{
    return AuthExpiring{secondsIn(frame, u"in"_s)};
}

constexpr std::array kReaders{
    std::pair{"hello"_L1, &readHello},
    std::pair{"resumed"_L1, &readResumed},
    std::pair{"sync.page"_L1, &readSyncPage},
    std::pair{"history.page"_L1, &readHistoryPage},
    std::pair{"ack"_L1, &readAck},
    std::pair{"error"_L1, &readError},
    std::pair{"message.new"_L1, &readMessageNew},
    std::pair{"message.changed"_L1, &readMessageChanged},
    std::pair{"members.changed"_L1, &readMembersChanged},
    std::pair{"info.changed"_L1, &readInfoChanged},
    std::pair{"account.changed"_L1, &readAccountChanged},
    std::pair{"marks"_L1, &readMarksMoved},
    std::pair{"typing"_L1, &readTyping},
    std::pair{"presence"_L1, &readPresence},
    std::pair{"pong"_L1, &readPong},
    std::pair{"reconnect"_L1, &readDeparture},
    std::pair{"bye"_L1, &readBye},
    std::pair{"auth.expiring"_L1, &readAuthExpiring},
};

MessageId messageOf(const QJsonObject &frame)
{
    const auto named = json::id<MessageId>(frame, u"message_id"_s);
    return named.isValid() ? named : json::id<MessageId>(frame.value(u"message"_s).toObject(), u"id"_s);
}

} // namespace

Result<IncomingFrame> decodeFrame(const QByteArray &frame)
{
    const auto object = json::parseObject(frame);
    if (!object)
        return failure(object.error());
    IncomingFrame decoded{.type = json::text(*object, u"type"_s),
                          .re = json::number(*object, u"re"_s),
                          .message = messageOf(*object),
                          .body = {}};
    if (decoded.type.isEmpty())
        return failure(json::malformed(u"frame without type"_s));
    for (const auto &[type, read] : kReaders) {
        if (decoded.type != type)
            continue;
        auto body = read(*object);
        if (!body)
            return failure(body.error());
        decoded.body = *std::move(body);
    }
    return decoded;
}

} // namespace vatochito::level1
