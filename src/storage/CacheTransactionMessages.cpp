// SPDX-License-Identifier: GPL-3.0-or-later
// Messages: new ones, and other states of known ones.
#include "core/PlainText.h"
#include "core/TypeNames.h"
#include "storage/CacheTransaction.h"
#include "storage/Rows.h"
#include "storage/SqlConnection.h"

#include <algorithm>

namespace vatochito {

namespace {

/// An argument says when what is written is later than what is there.
constexpr QLatin1StringView kUpsert("INSERT INTO message (conversation_id, id, sender_id, type, content, created_at,"
                                    " edited_at, is_deleted, reply_id, reply_sender_id, reply_excerpt, is_forwarded,"
                                    " attachments, rev) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                                    " ON CONFLICT (conversation_id, id) DO UPDATE SET sender_id = excluded.sender_id,"
                                    " type = excluded.type, content = excluded.content,"
                                    " created_at = excluded.created_at, edited_at = excluded.edited_at,"
                                    " is_deleted = excluded.is_deleted, reply_id = excluded.reply_id,"
                                    " reply_sender_id = excluded.reply_sender_id,"
                                    " reply_excerpt = excluded.reply_excerpt, is_forwarded = excluded.is_forwarded,"
                                    " attachments = excluded.attachments,"
                                    " rev = CASE excluded.rev WHEN 0 THEN message.rev ELSE excluded.rev END"
                                    " WHERE %1 AND (message.type, message.content, message.edited_at,"
                                    " message.is_deleted, message.reply_id, message.reply_sender_id,"
                                    " message.reply_excerpt, message.is_forwarded, message.attachments, message.rev,"
                                    " message.created_at, message.sender_id) IS NOT (excluded.type, excluded.content,"
                                    " excluded.edited_at, excluded.is_deleted, excluded.reply_id,"
                                    " excluded.reply_sender_id, excluded.reply_excerpt, excluded.is_forwarded,"
                                    " excluded.attachments,"
                                    " CASE excluded.rev WHEN 0 THEN message.rev ELSE excluded.rev END,"
                                    " excluded.created_at, excluded.sender_id)");
/// Another moment of birth: mayReplace() has seen to it.
constexpr QLatin1StringView
    kIsLaterByNumber("(excluded.rev >= message.rev OR excluded.created_at <> message.created_at)");
constexpr QLatin1StringView kIsLater("message.is_deleted <= excluded.is_deleted"
                                     " AND coalesce(message.edited_at, 0) <= coalesce(excluded.edited_at, 0)");

} // namespace

CacheTransaction::Stored CacheTransaction::upsertMessages(const QList<ReceivedMessage> &received)
{
    QHash<ConversationId, QList<MessageId>> all;
    for (const ReceivedMessage &one : received)
        all[one.message.conversation].append(one.message.id);
    QHash<ConversationId, QHash<MessageId, Timestamp>> known;
    for (auto ids = all.cbegin(); ids != all.cend(); ++ids)
        known.insert(ids.key(), births(ids.key(), *ids));
    QHash<ConversationId, QSet<MessageId>> unborn;
    QHash<ConversationId, QSet<MessageId>> arrivals;
    for (const ReceivedMessage &one : received) {
        const QHash<MessageId, Timestamp> &there = known[one.message.conversation];
        const auto born = there.constFind(one.message.id);
        if (born != there.cend() && *born != one.message.createdAt && !mayReplace(one))
            return Stored::Conflict;
        if (born != there.cend())
            continue;
        unborn[one.message.conversation].insert(one.message.id);
        if (one.message.sender != m_me && !one.message.isDeleted)
            arrivals[one.message.conversation].insert(one.message.id);
    }
    const bool isNew = !unborn.isEmpty();
    for (auto arrived = arrivals.cbegin(); arrived != arrivals.cend(); ++arrived) {
        // What is read for the first time has not been missed.
        if (historyCursor(arrived.key()))
            m_touched.arrivals[arrived.key()].unite(arrived.value());
    }
    bool isChanged = false;
    // Each person and marker once, not once a message: a whole history repeats them thousands of times.
    QHash<UserId, User> named;
    QHash<ConversationId, QHash<UserId, MessageId>> markers;
    QHash<ConversationId, QHash<MessageId, MessagePatch>> early;
    for (auto ids = unborn.cbegin(); ids != unborn.cend(); ++ids)
        early.insert(ids.key(), takeEarlyChanges(ids.key(), *ids));
    for (const ReceivedMessage &one : received) {
        const Message &message = one.message;
        if (unborn[message.conversation].remove(message.id))
            insertRow(message, one.rev, early[message.conversation].value(message.id));
        else
            isChanged = updateRow(message, one.rev) || isChanged;
        for (const User &person : one.people)
            named.insert(person.id, person);
        for (const ReadMarker &marker : one.readBy) {
            MessageId &upTo = markers[one.message.conversation][marker.user];
            upTo = std::max(upTo, marker.upTo);
        }
    }
    for (const User &person : std::as_const(named))
        upsertPerson(person);
    // Where changes are numbered marks are told as such, and of whoever hides them none are (sync.md).
    if (!markers.isEmpty() && isNumbered())
        markers.clear();
    for (auto conversation = markers.cbegin(); conversation != markers.cend(); ++conversation) {
        for (auto marker = conversation->cbegin(); marker != conversation->cend(); ++marker)
            raiseMarker(conversation.key(), ReadMarker{.user = marker.key(), .upTo = marker.value()});
    }
    if (isNew)
        return Stored::New;
    return isChanged ? Stored::Changed : Stored::Same;
}

bool CacheTransaction::contradicts(const ReceivedMessage &received) const
{
    const auto born = birth(received.message.conversation, received.message.id);
    return born && *born != received.message.createdAt && !mayReplace(received);
}

std::optional<Timestamp> CacheTransaction::birth(ConversationId conversation, MessageId message) const
{
    const QHash<MessageId, Timestamp> found = births(conversation, {message});
    return found.isEmpty() ? std::nullopt : std::optional(found.value(message));
}

QHash<MessageId, Timestamp> CacheTransaction::births(ConversationId conversation, const QList<MessageId> &ids) const
{
    QHash<MessageId, Timestamp> found;
    // Most are new.
    if (ids.isEmpty() || *std::ranges::min_element(ids) > newestMessage(conversation))
        return found;
    Statement query(m_connection, QStringLiteral("SELECT id, created_at FROM message WHERE conversation_id = ?"
                                                 " AND id IN (SELECT value FROM json_each(?))"));
    query.bind(conversation).bind(rows::jsonArray(ids));
    while (query.next())
        found.insert(query.id<MessageId>(0), query.moment(1));
    return found;
}

bool CacheTransaction::mayReplace(const ReceivedMessage &received) const
{
    if (received.rev == 0)
        return false;
    // A server that was put back to an earlier state gives its ids again; what it says of a hole counts.
    Statement query(m_connection,
                    QStringLiteral("SELECT 1 FROM message m WHERE m.conversation_id = ? AND m.id = ? AND m.rev <> 0"
                                   " AND EXISTS (SELECT 1 FROM hole h WHERE h.conversation_id = m.conversation_id"
                                   " AND h.after_id < m.id AND h.before_id > m.id)"));
    return query.bind(received.message.conversation).bind(received.message.id).next();
}

void CacheTransaction::insertRow(Message message, long long rev, const MessagePatch &early)
{
    if (early.isDeleted) {
        message.isDeleted = true;
        rev = std::max(rev, early.rev);
    }
    message.reply = asKnownHere(message.conversation, message.reply);
    // Plain, and without a trigger: any statement that may have to be undone makes FTS5 write what it has gathered.
    Statement insert(m_connection,
                     QStringLiteral("INSERT INTO message (conversation_id, id, sender_id, type, content, created_at,"
                                    " edited_at, is_deleted, reply_id, reply_sender_id, reply_excerpt, is_forwarded,"
                                    " attachments, rev) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    bindRow(insert, message, rev);
    insert.run();
    m_touched.newMessages[message.conversation].insert(message.id);
    touch(message.conversation, message.id);
    noteAsWritten(message);
    nameRow(message);
    if (early.content)
        patchMessage(message.conversation, early);
}

void CacheTransaction::noteAsWritten(const Message &message)
{
    const bool isPlain =
        message.sender != m_me && !message.isDeleted && !message.reply && message.attachments.isEmpty();
    if (!isPlain)
        return;
    Message written = message;
    written.content = plaintext::wellFormed(message.content);
    written.clientId = {}; // Others' names of their messages are not kept.
    m_touched.asWritten[message.conversation].insert(message.id, written);
}

bool CacheTransaction::updateRow(Message message, long long rev)
{
    message.reply = asKnownHere(message.conversation, message.reply);
    // What was read before an edit or a deletion may be written after it: the later state stays. Where changes are
    // numbered the number decides; that of a row of before a snapshot is negative.
    Statement upsert(m_connection, rev > 0 ? QString(kUpsert).arg(kIsLaterByNumber) : QString(kUpsert).arg(kIsLater));
    bindRow(upsert, message, rev);
    if (upsert.run() == 0)
        return false;
    touch(message.conversation, message.id);
    nameRow(message);
    return true;
}

void CacheTransaction::bindRow(Statement &statement, const Message &message, long long rev)
{
    const ReplyExcerpt reply = message.reply.value_or(ReplyExcerpt{});
    statement.bind(message.conversation).bind(message.id).bind(message.sender).bind(typeName(message.type));
    statement.bind(message.isDeleted ? QString() : message.content).bind(message.createdAt).bind(message.editedAt);
    statement.bind(message.isDeleted).bind(reply.id).bind(reply.sender).bind(reply.excerpt).bind(message.isForwarded);
    statement.bind(message.isDeleted ? QString() : rows::attachmentsText(message.attachments)).bind(rev);
}

void CacheTransaction::nameRow(const Message &message)
{
    if (message.sender != m_me || !message.clientId.isValid())
        return;
    // Whose it is tells that an operation of mine is done, here or in another process.
    Statement name(m_connection, QStringLiteral("UPDATE OR IGNORE message SET client_id = ?"
                                                " WHERE conversation_id = ? AND id = ? AND client_id IS NULL"));
    name.bind(message.clientId.toString()).bind(message.conversation).bind(message.id).run();
}

void CacheTransaction::patchMessage(ConversationId conversation, const MessagePatch &patch)
{
    if (patch.isDeleted) {
        markDeleted(conversation, patch);
        return;
    }
    // The row takes the number: what was read before this change, and comes after it, is not later.
    // Not every change is of the words; words of before a snapshot stay out of date then.
    const QString changed = patch.content
                                ? QStringLiteral("content = ?,"
                                                 " edited_at = max(coalesce(edited_at, 0), coalesce(?, created_at)),"
                                                 " rev = max(rev, ?)")
                                : QStringLiteral("rev = CASE WHEN rev < 0 THEN rev ELSE max(rev, ?) END");
    Statement update(m_connection, QStringLiteral("UPDATE message SET ") + changed +
                                       QStringLiteral(" WHERE conversation_id = ? AND id = ? AND NOT is_deleted"
                                                      " AND (? = 0 OR rev <= ?)"));
    if (patch.content)
        update.bind(*patch.content).bind(patch.editedAt);
    update.bind(patch.rev).bind(conversation).bind(patch.id).bind(patch.rev).bind(patch.rev);
    if (update.run() > 0)
        touch(conversation, patch.id);
    else if (patch.rev > 0 && patch.content)
        keepEarlyChange(conversation, patch);
}

void CacheTransaction::markDeleted(ConversationId conversation, const MessagePatch &patch)
{
    Statement update(m_connection, QStringLiteral("UPDATE message SET is_deleted = 1, content = '', attachments = ''"
                                                  " WHERE conversation_id = ? AND id = ? AND NOT is_deleted"));
    if (update.bind(conversation).bind(patch.id).run() > 0) {
        touch(conversation, patch.id);
        countUnreadDown(conversation, patch.id);
    } else if (keepEarlyChange(conversation, patch)) {
        countUnreadDown(conversation, patch.id);
    }
    Statement number(m_connection,
                     QStringLiteral("UPDATE message SET rev = max(rev, ?) WHERE conversation_id = ? AND id = ?"));
    number.bind(patch.rev).bind(conversation).bind(patch.id).run();
}

void CacheTransaction::countUnreadDown(ConversationId conversation, MessageId deleted)
{
    // Of one that is not cached nobody knows the sender here; of those I have not read hardly any is mine.
    Statement told(m_connection,
                   QStringLiteral("UPDATE conversation SET unread_told = max(unread_told - 1, 0) WHERE id = ?"
                                  " AND unread_told IS NOT NULL AND unread_told_to >= ? AND ? > coalesce((SELECT"
                                  " read_up_to FROM member WHERE conversation_id = conversation.id AND user_id = ?), 0)"
                                  " AND NOT EXISTS (SELECT 1 FROM message WHERE conversation_id = conversation.id"
                                  " AND message.id = ? AND sender_id = ?)"));
    told.bind(conversation).bind(deleted).bind(deleted).bind(m_me).bind(deleted).bind(m_me);
    if (told.run() > 0)
        touch(conversation);
}

void CacheTransaction::deleteMessage(ConversationId conversation, MessageId message)
{
    patchMessage(conversation, MessagePatch{.id = message, .isDeleted = true});
}

std::optional<Message> CacheTransaction::message(ConversationId conversation, MessageId message) const
{
    return rows::message(m_connection, m_me, conversation, message);
}

QHash<MessageId, Message> CacheTransaction::messages(ConversationId conversation, const QList<MessageId> &ids) const
{
    QHash<MessageId, Message> found;
    for (const Message &message : rows::messages(m_connection, m_me, conversation, ids))
        found.insert(message.id, message);
    return found;
}

} // namespace vatochito
