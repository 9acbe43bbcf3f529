// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/CacheTransaction.h"

#include "core/TypeNames.h"
#include "storage/Rows.h"
#include "storage/SearchIndex.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace vatochito {

CacheTransaction::CacheTransaction(SqlConnection &connection, UserId me)
    : m_connection(connection), m_me(me), m_isShared(connection.haveOthersWritten())
{
}

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
    if (isNews(upsert.run()))
        m_touched.people.insert(person.id);
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
    if (isNews(upsert.run()))
        touch(conversation.id);
    replaceMembers(conversation);
}

void CacheTransaction::replaceMembers(const Conversation &conversation)
{
    QList<UserId> present;
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
        present.append(member.user);
    }
    Statement remove(m_connection, QStringLiteral("DELETE FROM member WHERE conversation_id = ?"
                                                  " AND user_id NOT IN (SELECT value FROM json_each(?))"));
    remove.bind(conversation.id).bind(rows::jsonArray(present));
    if (remove.run() > 0)
        touch(conversation.id);
}

void CacheTransaction::removeConversation(ConversationId conversation)
{
    m_touched.asWritten.remove(conversation);
    Statement remove(m_connection, QStringLiteral("DELETE FROM conversation WHERE id = ?"));
    if (isNews(remove.bind(conversation).run()))
        m_touched.removedConversations.append(conversation);
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

bool CacheTransaction::contradicts(const Conversation &conversation) const
{
    Statement query(m_connection,
                    QStringLiteral("SELECT 1 FROM conversation WHERE id = ? AND created_at NOT IN (0, ?)"));
    query.bind(conversation.id).bind(conversation.createdAt);
    return query.next();
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
    if (!moveMarker(conversation, marker))
        noteKnownMark(conversation, marker);
}

bool CacheTransaction::moveMarker(ConversationId conversation, const ReadMarker &marker)
{
    const MessageId before = this->marker(conversation, marker.user);
    Statement update(m_connection, QStringLiteral("UPDATE member SET read_up_to = ?"
                                                  " WHERE conversation_id = ? AND user_id = ? AND read_up_to < ?"));
    if (update.bind(marker.upTo).bind(conversation).bind(marker.user).bind(marker.upTo).run() == 0)
        return false;
    touch(conversation);
    if (marker.user == m_me) {
        // What was counted past the earlier one.
        Statement(m_connection, QStringLiteral("UPDATE conversation SET unread_told = NULL WHERE id = ?"))
            .bind(conversation)
            .run();
        return true;
    }
    touchMine(conversation, before, marker.upTo);
    return true;
}

void CacheTransaction::noteKnownMark(ConversationId conversation, const ReadMarker &marker)
{
    if (!m_isShared)
        return;
    touch(conversation);
    if (marker.user != m_me)
        touchMineShown(conversation, marker.upTo);
}

void CacheTransaction::touchMine(ConversationId conversation, MessageId after, MessageId upTo)
{
    Statement query(m_connection, QStringLiteral("SELECT id FROM message WHERE conversation_id = ? AND id > ?"
                                                 " AND id <= ? AND sender_id = ?"));
    query.bind(conversation).bind(after).bind(upTo).bind(m_me);
    while (query.next())
        touch(conversation, query.id<MessageId>(0));
}

void CacheTransaction::touchMineShown(ConversationId conversation, MessageId upTo)
{
    MessageId &done = m_touched.mineShown[conversation];
    if (done >= upTo)
        return;
    done = upTo;
    constexpr long long kMostShown = 500;
    Statement query(m_connection, QStringLiteral("SELECT id FROM (SELECT id, sender_id FROM message"
                                                 " WHERE conversation_id = ? AND id <= ? ORDER BY id DESC LIMIT ?)"
                                                 " WHERE sender_id = ?"));
    query.bind(conversation).bind(upTo).bind(kMostShown).bind(m_me);
    while (query.next())
        touch(conversation, query.id<MessageId>(0));
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

CacheChanges CacheTransaction::finish()
{
    followOriginals();
    CacheChanges changes;
    changes.isRewritten = m_touched.isRewritten;
    for (const UserId person : m_touched.people)
        changes.people +=
            rows::people(m_connection, QStringLiteral("id = ?"), [person](Statement &query) { query.bind(person); });
    for (const ConversationId conversation : m_touched.conversations) {
        if (auto summary = rows::summary(m_connection, m_me, conversation))
            changes.conversations.append(*summary);
    }
    changes.removedConversations = m_touched.removedConversations;
    changes.messages = readMessages();
    changes.indexed = indexNew(changes.messages);
    for (auto arrived = m_touched.arrivals.cbegin(); arrived != m_touched.arrivals.cend(); ++arrived)
        changes.arrivals.insert(arrived.key(), static_cast<int>(arrived->size()));
    for (const QString &clientId : m_touched.outbox) {
        if (const auto entry = outboxEntry(ClientId(clientId)))
            changes.outbox.append(*entry);
    }
    std::sort(changes.outbox.begin(), changes.outbox.end(),
              [](const OutboxEntry &left, const OutboxEntry &right) { return left.sequence < right.sequence; });
    changes.removedOutbox = m_touched.removedOutbox;
    return changes;
}

QList<CacheChanges::Messages> CacheTransaction::readMessages() const
{
    QList<CacheChanges::Messages> messages;
    for (auto touched = m_touched.messages.cbegin(); touched != m_touched.messages.cend(); ++touched) {
        const QHash<MessageId, Message> written = m_touched.asWritten.value(touched.key());
        QList<Message> rows = written.values();
        QList<MessageId> others;
        std::ranges::copy_if(*touched, std::back_inserter(others),
                             [&written](MessageId id) { return !written.contains(id); });
        if (!others.isEmpty())
            rows += rows::messages(m_connection, m_me, touched.key(), others);
        if (rows.isEmpty())
            continue;
        std::ranges::sort(rows, {}, &Message::id);
        messages.append({.conversation = touched.key(), .rows = rows});
    }
    return messages;
}

int CacheTransaction::indexNew(const QList<CacheChanges::Messages> &messages)
{
    QList<searchindex::Words> words;
    for (const CacheChanges::Messages &touched : messages) {
        const QSet<MessageId> added = m_touched.newMessages.value(touched.conversation);
        if (added.isEmpty())
            continue;
        for (const Message &message : touched.rows) {
            if (added.contains(message.id) && !message.content.isEmpty())
                words.append(searchindex::wordsOf(message));
        }
    }
    return searchindex::add(m_connection, std::move(words));
}

void CacheTransaction::touch(ConversationId conversation, MessageId message)
{
    report(conversation, message);
    if (const auto written = m_touched.asWritten.find(conversation); written != m_touched.asWritten.end())
        written->remove(message);
}

void CacheTransaction::report(ConversationId conversation, MessageId message)
{
    touch(conversation);
    m_touched.messages[conversation].insert(message);
}

} // namespace vatochito
