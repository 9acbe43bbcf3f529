// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/CacheTransaction.h"

#include "core/TypeNames.h"
#include "storage/Rows.h"

#include <algorithm>

namespace vatochito {

CacheTransaction::CacheTransaction(SqlConnection &connection, UserId me) : m_connection(connection), m_me(me) {}

void CacheTransaction::upsertPerson(const User &person)
{
    Statement upsert(m_connection,
                     QStringLiteral("INSERT INTO person (id, username, display_name, avatar_url, status_message,"
                                    " is_online, last_seen_at) VALUES (?, ?, ?, ?, ?, ?, ?)"
                                    " ON CONFLICT (id) DO UPDATE SET username = excluded.username,"
                                    " display_name = excluded.display_name, avatar_url = excluded.avatar_url,"
                                    " status_message = excluded.status_message, is_online = excluded.is_online,"
                                    " last_seen_at = excluded.last_seen_at"
                                    " WHERE (person.username, person.display_name, person.avatar_url,"
                                    " person.status_message, person.is_online, person.last_seen_at) IS NOT"
                                    " (excluded.username, excluded.display_name, excluded.avatar_url,"
                                    " excluded.status_message, excluded.is_online, excluded.last_seen_at)"));
    upsert.bind(person.id).bind(person.username).bind(person.displayName).bind(person.avatarUrl);
    upsert.bind(person.statusMessage).bind(person.isOnline).bind(person.lastSeenAt);
    if (upsert.run() > 0)
        m_people.insert(person.id);
}

void CacheTransaction::upsertConversation(const ReceivedConversation &received)
{
    for (const User &person : received.people)
        upsertPerson(person);

    const Conversation &conversation = received.conversation;
    Statement upsert(m_connection,
                     QStringLiteral("INSERT INTO conversation (id, type, title, owner_id, description, created_at,"
                                    " updated_at) VALUES (?, ?, ?, ?, ?, ?, ?)"
                                    " ON CONFLICT (id) DO UPDATE SET type = excluded.type, title = excluded.title,"
                                    " owner_id = excluded.owner_id, description = excluded.description,"
                                    " created_at = excluded.created_at, updated_at = excluded.updated_at"
                                    " WHERE (conversation.type, conversation.title, conversation.owner_id,"
                                    " conversation.description, conversation.created_at, conversation.updated_at)"
                                    " IS NOT (excluded.type, excluded.title, excluded.owner_id, excluded.description,"
                                    " excluded.created_at, excluded.updated_at)"));
    upsert.bind(conversation.id).bind(typeName(conversation.type)).bind(conversation.title);
    upsert.bind(conversation.owner).bind(conversation.description);
    upsert.bind(conversation.createdAt).bind(conversation.updatedAt);
    if (upsert.run() > 0)
        touch(conversation.id);
    replaceMembers(conversation);
}

void CacheTransaction::replaceMembers(const Conversation &conversation)
{
    QStringList present;
    for (const Member &member : conversation.members) {
        Statement upsert(m_connection,
                         QStringLiteral("INSERT INTO member (conversation_id, user_id, nickname, is_admin)"
                                        " VALUES (?, ?, ?, ?) ON CONFLICT (conversation_id, user_id) DO UPDATE SET"
                                        " nickname = excluded.nickname, is_admin = excluded.is_admin"
                                        " WHERE (member.nickname, member.is_admin) IS NOT"
                                        " (excluded.nickname, excluded.is_admin)"));
        upsert.bind(conversation.id).bind(member.user).bind(member.nickname).bind(member.isAdmin);
        if (upsert.run() > 0)
            touch(conversation.id);
        present.append(QString::number(member.user.value()));
    }
    // Numbers alone: nothing to bind, and SQLite takes any number of them.
    Statement remove(m_connection, QStringLiteral("DELETE FROM member WHERE conversation_id = ? AND user_id NOT IN (") +
                                       present.join(QLatin1Char(',')) + QLatin1Char(')'));
    remove.bind(conversation.id);
    if (remove.run() > 0)
        touch(conversation.id);
}

void CacheTransaction::removeConversation(ConversationId conversation)
{
    Statement remove(m_connection, QStringLiteral("DELETE FROM conversation WHERE id = ?"));
    if (remove.bind(conversation).run() > 0)
        m_removedConversations.append(conversation);
}

QList<ConversationId> CacheTransaction::conversations() const
{
    return rows::conversationIds(m_connection);
}

bool CacheTransaction::hasConversation(ConversationId conversation) const
{
    Statement query(m_connection, QStringLiteral("SELECT 1 FROM conversation WHERE id = ?"));
    return query.bind(conversation).next();
}

CacheTransaction::Stored CacheTransaction::upsertMessages(const QList<ReceivedMessage> &received)
{
    bool isNew = false;
    QHash<ConversationId, QSet<MessageId>> arrivals;
    for (const ReceivedMessage &one : received) {
        const auto born = birth(one.message.conversation, one.message.id);
        if (born && *born != one.message.createdAt && !mayReplace(one))
            return Stored::Conflict;
        isNew = isNew || !born;
        if (!born && one.message.sender != m_me && !one.message.isDeleted)
            arrivals[one.message.conversation].insert(one.message.id);
    }
    for (auto arrived = arrivals.cbegin(); arrived != arrivals.cend(); ++arrived) {
        // What is read for the first time has not been missed.
        if (historyCursor(arrived.key()))
            m_arrivals[arrived.key()].unite(arrived.value());
    }
    bool isChanged = false;
    // Each person and marker once, not once a message: a whole history repeats them thousands of times.
    QHash<UserId, User> named;
    QHash<ConversationId, QHash<UserId, MessageId>> markers;
    const auto deletedEarly = earlyDeletions();
    for (const ReceivedMessage &one : received) {
        if (writeRow(one, deletedEarly.contains({one.message.conversation, one.message.id})))
            isChanged = true;
        for (const User &person : one.people)
            named.insert(person.id, person);
        for (const ReadMarker &marker : one.readBy) {
            MessageId &upTo = markers[one.message.conversation][marker.user];
            upTo = std::max(upTo, marker.upTo);
        }
    }
    if (!deletedEarly.isEmpty())
        forgetEarlyDeletions();
    for (const User &person : std::as_const(named))
        upsertPerson(person);
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

bool CacheTransaction::contradicts(const Conversation &conversation) const
{
    Statement query(m_connection,
                    QStringLiteral("SELECT 1 FROM conversation WHERE id = ? AND created_at NOT IN (0, ?)"));
    query.bind(conversation.id).bind(conversation.createdAt);
    return query.next();
}

std::optional<Timestamp> CacheTransaction::birth(ConversationId conversation, MessageId message) const
{
    Statement query(m_connection,
                    QStringLiteral("SELECT created_at FROM message WHERE conversation_id = ? AND id = ?"));
    query.bind(conversation).bind(message);
    if (!query.next())
        return {};
    return query.moment(0);
}

bool CacheTransaction::mayReplace(const ReceivedMessage &received) const
{
    if (received.rev == 0)
        return false;
    // A server that was put back to an earlier state gives its ids again; what it says of a hole counts.
    Statement query(m_connection,
                    QStringLiteral("SELECT 1 FROM message m WHERE m.conversation_id = ? AND m.id = ? AND m.rev > 0"
                                   " AND EXISTS (SELECT 1 FROM hole h WHERE h.conversation_id = m.conversation_id"
                                   " AND h.after_id < m.id AND h.before_id > m.id)"));
    return query.bind(received.message.conversation).bind(received.message.id).next();
}

bool CacheTransaction::writeRow(const ReceivedMessage &received, bool isDeletedEarly)
{
    Message message = received.message;
    message.isDeleted = message.isDeleted || isDeletedEarly;
    // What was read before an edit or a deletion may be written after it: the later state stays. Where changes are
    // numbered the number decides, but for a row of before a snapshot, which yields.
    const QString isLater =
        received.rev > 0 ? QStringLiteral("(excluded.rev >= message.rev OR EXISTS (SELECT 1 FROM hole h WHERE"
                                          " h.conversation_id = message.conversation_id AND h.after_id < message.id"
                                          " AND h.before_id > message.id))")
                         : QStringLiteral("message.is_deleted <= excluded.is_deleted"
                                          " AND coalesce(message.edited_at, 0) <= coalesce(excluded.edited_at, 0)");
    Statement upsert(m_connection,
                     QStringLiteral("INSERT INTO message (conversation_id, id, sender_id, type, content, created_at,"
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
                                    " excluded.created_at, excluded.sender_id)")
                         .arg(isLater));
    const ReplyExcerpt reply = message.reply.value_or(ReplyExcerpt{});
    upsert.bind(message.conversation).bind(message.id).bind(message.sender).bind(typeName(message.type));
    upsert.bind(message.isDeleted ? QString() : message.content).bind(message.createdAt).bind(message.editedAt);
    upsert.bind(message.isDeleted).bind(reply.id).bind(reply.sender).bind(reply.excerpt).bind(message.isForwarded);
    upsert.bind(message.isDeleted ? QString() : rows::attachmentsText(message.attachments)).bind(received.rev);
    if (upsert.run() == 0)
        return false;
    touch(message.conversation, message.id);
    if (message.sender == m_me && message.clientId.isValid()) {
        // Whose it is tells that an operation of mine is done, here or in another process.
        Statement name(m_connection, QStringLiteral("UPDATE OR IGNORE message SET client_id = ?"
                                                    " WHERE conversation_id = ? AND id = ? AND client_id IS NULL"));
        name.bind(message.clientId.toString()).bind(message.conversation).bind(message.id).run();
    }
    return true;
}

void CacheTransaction::patchMessage(ConversationId conversation, const MessagePatch &patch)
{
    if (patch.isDeleted) {
        deleteMessage(conversation, patch.id);
        Statement number(m_connection,
                         QStringLiteral("UPDATE message SET rev = max(rev, ?) WHERE conversation_id = ? AND id = ?"));
        number.bind(patch.rev).bind(conversation).bind(patch.id).run();
        return;
    }
    Statement update(m_connection, QStringLiteral("UPDATE message SET content = coalesce(?, content),"
                                                  " edited_at = max(coalesce(edited_at, 0), coalesce(?, created_at))"
                                                  " WHERE conversation_id = ? AND id = ? AND NOT is_deleted"));
    if (patch.content)
        update.bind(*patch.content);
    else
        update.bindNull();
    update.bind(patch.editedAt).bind(conversation).bind(patch.id);
    if (update.run() > 0)
        touch(conversation, patch.id);
}

void CacheTransaction::deleteMessage(ConversationId conversation, MessageId message)
{
    Statement update(m_connection, QStringLiteral("UPDATE message SET is_deleted = 1, content = '', attachments = ''"
                                                  " WHERE conversation_id = ? AND id = ? AND NOT is_deleted"));
    if (update.bind(conversation).bind(message).run() > 0)
        touch(conversation, message);
    if (birth(conversation, message) || !hasConversation(conversation))
        return;
    Statement remember(m_connection, QStringLiteral("INSERT OR IGNORE INTO early_deletion (conversation_id, message_id)"
                                                    " VALUES (?, ?)"));
    remember.bind(conversation).bind(message).run();
}

QSet<std::pair<ConversationId, MessageId>> CacheTransaction::earlyDeletions() const
{
    QSet<std::pair<ConversationId, MessageId>> found;
    Statement query(m_connection, QStringLiteral("SELECT conversation_id, message_id FROM early_deletion"));
    while (query.next())
        found.insert({query.id<ConversationId>(0), query.id<MessageId>(1)});
    return found;
}

void CacheTransaction::forgetEarlyDeletions()
{
    // A cached message remembers by itself that it is deleted.
    Statement forget(m_connection, QStringLiteral("DELETE FROM early_deletion WHERE EXISTS (SELECT 1 FROM message m"
                                                  " WHERE m.conversation_id = early_deletion.conversation_id"
                                                  " AND m.id = early_deletion.message_id)"));
    forget.run();
}

void CacheTransaction::addUntoldReads(const QList<SeenMessage> &seen)
{
    for (const SeenMessage &one : seen) {
        Statement insert(m_connection, QStringLiteral("INSERT OR IGNORE INTO untold_read (conversation_id, message_id)"
                                                      " VALUES (?, ?)"));
        insert.bind(one.conversation).bind(one.message).run();
    }
}

void CacheTransaction::forgetUntoldReads(const QList<SeenMessage> &told)
{
    for (const SeenMessage &one : told) {
        Statement remove(m_connection,
                         QStringLiteral("DELETE FROM untold_read WHERE conversation_id = ? AND message_id = ?"));
        remove.bind(one.conversation).bind(one.message).run();
    }
}

QList<SeenMessage> CacheTransaction::untoldReads() const
{
    QList<SeenMessage> found;
    Statement query(m_connection, QStringLiteral("SELECT conversation_id, message_id FROM untold_read"
                                                 " ORDER BY conversation_id, message_id"));
    while (query.next())
        found.append({.conversation = query.id<ConversationId>(0), .message = query.id<MessageId>(1)});
    return found;
}

void CacheTransaction::raiseMarker(ConversationId conversation, const ReadMarker &marker)
{
    const MessageId before = this->marker(conversation, marker.user);
    Statement update(m_connection, QStringLiteral("UPDATE member SET read_up_to = ?"
                                                  " WHERE conversation_id = ? AND user_id = ? AND read_up_to < ?"));
    if (update.bind(marker.upTo).bind(conversation).bind(marker.user).bind(marker.upTo).run() == 0)
        return;
    touch(conversation);
    if (marker.user == m_me)
        return;
    touchMine(conversation, before, marker.upTo);
}

void CacheTransaction::touchMine(ConversationId conversation, MessageId after, MessageId upTo)
{
    Statement query(m_connection, QStringLiteral("SELECT id FROM message WHERE conversation_id = ? AND id > ?"
                                                 " AND id <= ? AND sender_id = ?"));
    query.bind(conversation).bind(after).bind(upTo).bind(m_me);
    while (query.next())
        touch(conversation, query.id<MessageId>(0));
}

std::optional<Message> CacheTransaction::message(ConversationId conversation, MessageId message) const
{
    return rows::message(m_connection, m_me, conversation, message);
}

MessageId CacheTransaction::newestMessage(ConversationId conversation) const
{
    Statement query(m_connection, QStringLiteral("SELECT coalesce(max(id), 0) FROM message WHERE conversation_id = ?"));
    query.bind(conversation);
    return query.next() ? query.id<MessageId>(0) : MessageId();
}

MessageId CacheTransaction::marker(ConversationId conversation, UserId user) const
{
    Statement query(m_connection,
                    QStringLiteral("SELECT read_up_to FROM member WHERE conversation_id = ? AND user_id = ?"));
    query.bind(conversation).bind(user);
    return query.next() ? query.id<MessageId>(0) : MessageId();
}

QList<MessageId> CacheTransaction::unreadUpTo(ConversationId conversation, MessageId upTo) const
{
    QList<MessageId> unread;
    Statement query(m_connection,
                    QStringLiteral("SELECT id FROM message WHERE conversation_id = ? AND id > ? AND id <= ?"
                                   " AND sender_id <> ? AND NOT is_deleted ORDER BY id"));
    query.bind(conversation).bind(marker(conversation, m_me)).bind(upTo).bind(m_me);
    while (query.next())
        unread.append(query.id<MessageId>(0));
    return unread;
}

void CacheTransaction::saveDraft(ConversationId conversation, const QString &content, Timestamp changedAt)
{
    if (content == rows::draft(m_connection, conversation))
        return;
    if (content.isEmpty()) {
        Statement(m_connection, QStringLiteral("DELETE FROM draft WHERE conversation_id = ?")).bind(conversation).run();
    } else {
        Statement(m_connection, QStringLiteral("INSERT OR REPLACE INTO draft (conversation_id, content, changed_at)"
                                               " VALUES (?, ?, ?)"))
            .bind(conversation)
            .bind(content)
            .bind(changedAt)
            .run();
    }
    touch(conversation);
}

std::optional<MessageId> CacheTransaction::historyCursor(ConversationId conversation) const
{
    Statement query(m_connection, QStringLiteral("SELECT history_up_to FROM cursor WHERE conversation_id = ?"));
    query.bind(conversation);
    if (!query.next())
        return {};
    return query.id<MessageId>(0);
}

void CacheTransaction::raiseHistoryCursor(ConversationId conversation, MessageId upTo)
{
    const bool isFirst = !historyCursor(conversation);
    Statement upsert(m_connection, QStringLiteral("INSERT INTO cursor (conversation_id, history_up_to) VALUES (?, ?)"
                                                  " ON CONFLICT (conversation_id) DO UPDATE"
                                                  " SET history_up_to = excluded.history_up_to"
                                                  " WHERE history_up_to < excluded.history_up_to"));
    upsert.bind(conversation).bind(upTo).run();
    if (isFirst)
        touch(conversation);
}

CacheChanges CacheTransaction::changes() const
{
    CacheChanges changes;
    changes.isRewritten = m_isRewritten;
    for (const UserId person : m_people)
        changes.people +=
            rows::people(m_connection, QStringLiteral("id = ?"), [person](Statement &query) { query.bind(person); });
    for (const ConversationId conversation : m_conversations) {
        if (auto summary = rows::summary(m_connection, m_me, conversation))
            changes.conversations.append(*summary);
    }
    changes.removedConversations = m_removedConversations;
    for (auto touched = m_messages.cbegin(); touched != m_messages.cend(); ++touched) {
        // One query for all between the first and the last, however many.
        const auto [first, last] = std::minmax_element(touched->cbegin(), touched->cend());
        QList<Message> found = rows::messages(
            m_connection, m_me, QStringLiteral("WHERE m.conversation_id = ? AND m.id BETWEEN ? AND ? ORDER BY m.id"),
            [conversation = touched.key(), from = *first, to = *last](Statement &query) {
                query.bind(conversation).bind(from).bind(to);
            });
        found.removeIf([&touched](const Message &message) { return !touched->contains(message.id); });
        if (!found.isEmpty())
            changes.messages.append({.conversation = touched.key(), .rows = found});
    }
    for (auto arrived = m_arrivals.cbegin(); arrived != m_arrivals.cend(); ++arrived)
        changes.arrivals.insert(arrived.key(), static_cast<int>(arrived->size()));
    for (const QString &clientId : m_outbox) {
        if (const auto entry = outboxEntry(ClientId(clientId)))
            changes.outbox.append(*entry);
    }
    std::sort(changes.outbox.begin(), changes.outbox.end(),
              [](const OutboxEntry &left, const OutboxEntry &right) { return left.sequence < right.sequence; });
    changes.removedOutbox = m_removedOutbox;
    return changes;
}

void CacheTransaction::touch(ConversationId conversation, MessageId message)
{
    touch(conversation);
    m_messages[conversation].insert(message);
}

} // namespace vatochito
