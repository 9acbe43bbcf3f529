// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/TypeNames.h"
#include "storage/CacheTransaction.h"
#include "storage/Rows.h"

#include <algorithm>

namespace vatochito {

SyncCursors CacheTransaction::syncCursors() const
{
    SyncCursors cursors;
    Statement state(m_connection, QStringLiteral("SELECT epoch, account FROM sync_state"));
    if (!state.next())
        return cursors;
    cursors.epoch = state.text(0);
    cursors.account = state.integer(1);
    Statement heads(m_connection, QStringLiteral("SELECT conversation_id, head, marks FROM sync_cursor"));
    while (heads.next()) {
        const auto conversation = heads.id<ConversationId>(0);
        cursors.heads.insert(conversation, heads.integer(1));
        cursors.marks.insert(conversation, heads.integer(2));
    }
    return cursors;
}

long long CacheTransaction::syncCursor(ConversationId conversation) const
{
    Statement query(m_connection, QStringLiteral("SELECT head FROM sync_cursor WHERE conversation_id = ?"));
    return query.bind(conversation).next() ? query.integer(0) : 0;
}

long long CacheTransaction::accountNumber() const
{
    Statement query(m_connection, QStringLiteral("SELECT account FROM sync_state"));
    return query.next() ? query.integer(0) : 0;
}

bool CacheTransaction::isNumbered() const
{
    return Statement(m_connection, QStringLiteral("SELECT 1 FROM sync_state")).next();
}

bool CacheTransaction::beginSnapshot(const AccountChanges &snapshot)
{
    const QString before = syncCursors().epoch;
    const bool isPutBack = snapshot.isBehindCache || (!before.isEmpty() && before != snapshot.epoch);
    if (isPutBack)
        forgetLostState();
    forgetSyncCursors();
    Statement state(m_connection, QStringLiteral("INSERT INTO sync_state (only_row, epoch, account) VALUES (1, ?, ?)"));
    state.bind(snapshot.epoch).bind(snapshot.account).run();
    // An answer of after it knows them, and of another epoch they are not true.
    Statement(m_connection, QStringLiteral("DELETE FROM early_change")).run();
    Statement(m_connection, QStringLiteral("UPDATE message SET rev = -rev WHERE rev > 0")).run();
    Statement(m_connection, QStringLiteral("DELETE FROM hole")).run();
    Statement holes(m_connection, QStringLiteral("INSERT INTO hole (conversation_id, after_id, before_id)"
                                                 " SELECT id, 0, ? FROM conversation"));
    holes.bind(kEndOfHistory).run();
    return isPutBack;
}

void CacheTransaction::forgetLostState()
{
    Statement(m_connection, QStringLiteral("UPDATE ledger SET head = 0")).run();
    // The ids of lost messages are given to others.
    Statement marks(m_connection, QStringLiteral("UPDATE member SET read_up_to = 0, delivered_up_to = 0"
                                                 " WHERE read_up_to > 0 OR delivered_up_to > 0"
                                                 " RETURNING conversation_id"));
    while (marks.next())
        touch(marks.id<ConversationId>(0));
    Statement(m_connection, QStringLiteral("DELETE FROM untold_read")).run();
    Statement(m_connection, QStringLiteral("DELETE FROM cursor")).run();
    const QList<OutboxEntry> operations = outbox();
    for (OutboxEntry entry : operations) {
        const bool namesMessage = entry.target.isValid() || (entry.reply && entry.reply->id.isValid());
        if (!namesMessage || entry.state == OutboxEntry::State::Failed)
            continue;
        entry.state = OutboxEntry::State::Failed;
        entry.lastError = Error{.code = Error::Code::OtherServer, .detail = QStringLiteral("put back")};
        updateOutbox(entry);
    }
}

void CacheTransaction::forgetSyncCursors()
{
    // What was on its way with the changes does not come any more.
    Statement(m_connection, QStringLiteral("UPDATE cursor SET history_up_to = h.after_id FROM (SELECT conversation_id,"
                                           " min(after_id) AS after_id FROM hole WHERE closes_at > 0"
                                           " GROUP BY conversation_id) h WHERE h.conversation_id ="
                                           " cursor.conversation_id AND h.after_id < cursor.history_up_to"))
        .run();
    Statement(m_connection, QStringLiteral("UPDATE hole SET closes_at = 0 WHERE closes_at > 0")).run();
    Statement(m_connection, QStringLiteral("DELETE FROM sync_state")).run();
    Statement(m_connection, QStringLiteral("DELETE FROM sync_cursor")).run();
    {
        Statement told(m_connection, QStringLiteral("UPDATE conversation SET unread_told = NULL"
                                                    " WHERE unread_told IS NOT NULL RETURNING id"));
        while (told.next())
            touch(told.id<ConversationId>(0));
    }
    Statement(m_connection, QStringLiteral("UPDATE person SET rev = 0 WHERE rev <> 0")).run();
}

void CacheTransaction::raiseAccountNumber(long long account)
{
    Statement update(m_connection, QStringLiteral("UPDATE sync_state SET account = ? WHERE account < ?"));
    update.bind(account).bind(account).run();
}

void CacheTransaction::raiseSyncCursor(ConversationId conversation, long long head)
{
    if (!hasConversation(conversation))
        return;
    Statement upsert(m_connection, QStringLiteral("INSERT INTO sync_cursor (conversation_id, head) VALUES (?, ?)"
                                                  " ON CONFLICT (conversation_id) DO UPDATE SET head = excluded.head"
                                                  " WHERE head < excluded.head"));
    upsert.bind(conversation).bind(head).run();
}

void CacheTransaction::raiseMarksVersion(ConversationId conversation, long long version)
{
    Statement update(m_connection,
                     QStringLiteral("UPDATE sync_cursor SET marks = ? WHERE conversation_id = ? AND marks < ?"));
    update.bind(version).bind(conversation).bind(version).run();
}

void CacheTransaction::upsertMine(const MyConversation &mine)
{
    // What it does not tell stays: owner, description and birth come with the whole conversation.
    Statement upsert(m_connection,
                     QStringLiteral("INSERT INTO conversation (id, type, title, owner_id, description, created_at,"
                                    " updated_at) VALUES (?, ?, ?, 0, '', 0, 0) ON CONFLICT (id) DO UPDATE SET"
                                    " type = excluded.type, title = excluded.title"
                                    " WHERE (conversation.type, conversation.title) IS NOT"
                                    " (excluded.type, excluded.title)"));
    upsert.bind(mine.id).bind(typeName(mine.type)).bind(mine.title);
    if (isNews(upsert.run()))
        touch(mine.id);
    Statement me(m_connection, QStringLiteral("INSERT INTO member (conversation_id, user_id, nickname, is_admin)"
                                              " VALUES (?, ?, '', ?) ON CONFLICT (conversation_id, user_id) DO UPDATE"
                                              " SET is_admin = excluded.is_admin"
                                              " WHERE member.is_admin <> excluded.is_admin"));
    if (me.bind(mine.id).bind(m_me).bind(mine.isAdmin).run() > 0)
        touch(mine.id);
    raiseMarker(mine.id, ReadMarker{.user = m_me, .upTo = mine.myRead});
    // Of a marker that has been passed here meanwhile it counts too many.
    if (!mine.unread || !mine.lastMessage || marker(mine.id, m_me) != mine.myRead)
        return;
    Statement told(m_connection, QStringLiteral("UPDATE conversation SET unread_told = ?, unread_told_to = ?"
                                                " WHERE id = ? AND (unread_told, unread_told_to) IS NOT (?, ?)"));
    const MessageId last = mine.lastMessage->message.id;
    const auto unread = static_cast<long long>(*mine.unread);
    if (told.bind(unread).bind(last).bind(mine.id).bind(unread).bind(last).run() > 0)
        touch(mine.id);
}

void CacheTransaction::setPresence(UserId person, bool isOnline)
{
    Statement update(m_connection,
                     QStringLiteral("UPDATE person SET is_online = ? WHERE id = ? AND is_online IS NOT ?"));
    if (isNews(update.bind(isOnline).bind(person).bind(isOnline).run()))
        m_touched.people.insert(person);
}

void CacheTransaction::forgetPresence()
{
    QList<UserId> online;
    {
        Statement query(m_connection, QStringLiteral("SELECT id FROM person WHERE is_online OR (? AND is_online = 0)"));
        query.bind(m_isShared);
        while (query.next())
            online.append(query.id<UserId>(0));
    }
    for (const UserId person : std::as_const(online))
        setPresence(person, false);
}

void CacheTransaction::upsertName(const User &person)
{
    Statement upsert(m_connection,
                     QStringLiteral("INSERT INTO person (id, username, display_name, avatar_url, status_message, rev)"
                                    " VALUES (?, ?, ?, ?, '', ?) ON CONFLICT (id) DO UPDATE SET"
                                    " username = excluded.username, display_name = excluded.display_name,"
                                    " avatar_url = excluded.avatar_url, rev = excluded.rev"
                                    " WHERE person.rev <= excluded.rev AND"
                                    " (person.username, person.display_name, person.avatar_url, person.rev) IS NOT"
                                    " (excluded.username, excluded.display_name, excluded.avatar_url, excluded.rev)"));
    upsert.bind(person.id).bind(person.username).bind(person.displayName).bind(person.avatarUrl).bind(person.rev);
    if (isNews(upsert.run()))
        m_touched.people.insert(person.id);
}

void CacheTransaction::changeMember(ConversationId conversation, const MemberChange &change)
{
    if (!hasConversation(conversation))
        return;
    if (change.isRemoved) {
        Statement remove(m_connection, QStringLiteral("DELETE FROM member WHERE conversation_id = ? AND user_id = ?"));
        if (isNews(remove.bind(conversation).bind(change.user).run()))
            touch(conversation);
        return;
    }
    Statement upsert(m_connection,
                     QStringLiteral("INSERT INTO member (conversation_id, user_id, nickname, is_admin)"
                                    " VALUES (?, ?, '', ?) ON CONFLICT (conversation_id, user_id) DO UPDATE SET"
                                    " is_admin = excluded.is_admin WHERE member.is_admin <> excluded.is_admin"));
    if (isNews(upsert.bind(conversation).bind(change.user).bind(change.isAdmin).run()))
        touch(conversation);
}

void CacheTransaction::updateInfo(ConversationId conversation, const ConversationInfo &info)
{
    Statement update(m_connection,
                     QStringLiteral("UPDATE conversation SET type = ?, title = ?, owner_id = ?, description = ?"
                                    " WHERE id = ? AND (type, title, owner_id, description) IS NOT (?, ?, ?, ?)"));
    update.bind(typeName(info.type)).bind(info.title).bind(info.owner).bind(info.description).bind(conversation);
    update.bind(typeName(info.type)).bind(info.title).bind(info.owner).bind(info.description);
    if (isNews(update.run()))
        touch(conversation);
}

void CacheTransaction::raiseMark(ConversationId conversation, const MemberMark &mark)
{
    const bool hasRead = moveMarker(conversation, ReadMarker{.user = mark.user, .upTo = mark.read});
    const MessageId delivered = std::max(mark.delivered, mark.read);
    MessageId before;
    {
        Statement query(m_connection,
                        QStringLiteral("SELECT delivered_up_to FROM member WHERE conversation_id = ? AND user_id = ?"));
        query.bind(conversation).bind(mark.user);
        if (!query.next())
            return;
        before = query.id<MessageId>(0);
    }
    if (before >= delivered) {
        if (!hasRead)
            noteKnownMark(conversation, {.user = mark.user, .upTo = delivered});
        return;
    }
    Statement update(m_connection,
                     QStringLiteral("UPDATE member SET delivered_up_to = ? WHERE conversation_id = ? AND user_id = ?"));
    update.bind(delivered).bind(conversation).bind(mark.user).run();
    if (mark.user != m_me)
        touchMine(conversation, before, delivered);
}

QList<UserId> CacheTransaction::unknown(const QSet<UserId> &people) const
{
    QList<UserId> unknown;
    for (const UserId person : people) {
        Statement query(m_connection, QStringLiteral("SELECT 1 FROM person WHERE id = ?"));
        if (!query.bind(person).next())
            unknown.append(person);
    }
    return unknown;
}

void CacheTransaction::count(ConversationId conversation, LedgerCount what)
{
    const auto column = [what] {
        switch (what) {
        case LedgerCount::Sent:
            return QStringLiteral("sent");
        case LedgerCount::Acknowledged:
            return QStringLiteral("acknowledged");
        case LedgerCount::Duplicate:
            return QStringLiteral("duplicates");
        case LedgerCount::GapFound:
            return QStringLiteral("gaps_found");
        case LedgerCount::GapFilled:
            return QStringLiteral("gaps_filled");
        }
        return QString();
    }();
    // Whoever opened one may have ended before they could close it.
    const QString next =
        what == LedgerCount::GapFilled ? QStringLiteral("gaps_found") : column + QStringLiteral(" + 1");
    Statement upsert(m_connection, QStringLiteral("INSERT INTO ledger (conversation_id, %1) VALUES (?, 1)"
                                                  " ON CONFLICT (conversation_id) DO UPDATE SET %1 = %2")
                                       .arg(column, next));
    upsert.bind(conversation).run();
}

QList<ConversationId> CacheTransaction::withOpenGaps() const
{
    QList<ConversationId> found;
    Statement query(m_connection, QStringLiteral("SELECT conversation_id FROM ledger WHERE gaps_filled < gaps_found"));
    while (query.next())
        found.append(query.id<ConversationId>(0));
    return found;
}

void CacheTransaction::raiseServerHead(ConversationId conversation, long long head)
{
    Statement upsert(m_connection, QStringLiteral("INSERT INTO ledger (conversation_id, head) VALUES (?, ?)"
                                                  " ON CONFLICT (conversation_id) DO UPDATE SET head = excluded.head"
                                                  " WHERE head < excluded.head"));
    upsert.bind(conversation).bind(head).run();
}

MessageId CacheTransaction::firstAt(ConversationId conversation, Timestamp moment) const
{
    // Ids rise with birth, so the place is found by halving, however long the history is.
    long long low = 0;
    long long high = newestMessage(conversation).value() + 1;
    MessageId found;
    while (low < high) {
        const long long middle = low + (high - low) / 2;
        Statement query(m_connection, QStringLiteral("SELECT id, created_at FROM message WHERE conversation_id = ?"
                                                     " AND id >= ? ORDER BY id LIMIT 1"));
        query.bind(conversation).bind(middle);
        if (!query.next()) {
            high = middle;
        } else if (query.moment(1) >= moment) {
            found = query.id<MessageId>(0);
            high = middle;
        } else {
            low = query.id<MessageId>(0).value() + 1;
        }
    }
    return found.isValid() ? found : newestMessage(conversation);
}

bool CacheTransaction::isWholeAt(ConversationId conversation, Timestamp moment) const
{
    const MessageId nearest = firstAt(conversation, moment);
    // Where all that is cached is older, what the moment may have lies behind it.
    const auto born = birth(conversation, nearest);
    const bool isOlder = !born || *born < moment;
    const MessageId found = isOlder ? kEndOfHistory : nearest;
    Statement before(m_connection, QStringLiteral("SELECT coalesce(max(id), 0) FROM message WHERE conversation_id = ?"
                                                  " AND id < ?"));
    before.bind(conversation).bind(found);
    const MessageId previous = before.next() ? before.id<MessageId>(0) : MessageId();
    const QList<HistoryHole> all = holes().of(conversation);
    return std::none_of(all.cbegin(), all.cend(), [found, previous](const HistoryHole &hole) {
        return hole.after < found && hole.before > previous;
    });
}

void CacheTransaction::removePhantoms(ConversationId conversation, MessageId first, MessageId last,
                                      const QSet<MessageId> &there, long long head)
{
    QList<MessageId> phantoms;
    {
        Statement query(m_connection,
                        QStringLiteral("SELECT id FROM message WHERE conversation_id = ? AND id BETWEEN ? AND ?"
                                       " AND rev <= ?"));
        query.bind(conversation).bind(first).bind(last).bind(head);
        while (query.next()) {
            if (const auto id = query.id<MessageId>(0); !there.contains(id))
                phantoms.append(id);
        }
    }
    for (const MessageId phantom : std::as_const(phantoms)) {
        Statement remove(m_connection, QStringLiteral("DELETE FROM message WHERE conversation_id = ? AND id = ?"));
        remove.bind(conversation).bind(phantom).run();
    }
    if (phantoms.isEmpty())
        return;
    m_touched.asWritten.remove(conversation);
    touch(conversation);
    m_touched.isRewritten = true;
}

} // namespace vatochito
