// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/HistoryHoles.h"

#include "storage/Rows.h"
#include "storage/SqlConnection.h"

#include <algorithm>

namespace vatochito {

QList<HistoryHole> HistoryHoles::of(ConversationId conversation) const
{
    return rows::holes(m_connection, conversation);
}

QList<ConversationId> HistoryHoles::conversations() const
{
    QList<ConversationId> found;
    Statement query(m_connection,
                    QStringLiteral("SELECT DISTINCT h.conversation_id FROM hole h ORDER BY (SELECT max(id)"
                                   " FROM message WHERE conversation_id = h.conversation_id) DESC"));
    while (query.next())
        found.append(query.id<ConversationId>(0));
    return found;
}

std::optional<HistoryHole> HistoryHoles::nearestIn(ConversationId conversation, const ShownPart &shown) const
{
    const MessageId viewed = shown.viewed.isValid() ? shown.viewed : shown.newest;
    const MessageId oldest = rowBelow(conversation, shown.oldest, shown.older);
    const MessageId newest = rowAbove(conversation, shown.newest, shown.newer);
    const auto distance = [viewed](const HistoryHole &hole) {
        return std::max({hole.after.value() - viewed.value(), viewed.value() - hole.before.value(), 0LL});
    };
    std::optional<HistoryHole> nearest;
    const QList<HistoryHole> all = of(conversation);
    for (const HistoryHole &hole : all) {
        if (hole.after < newest && hole.before > oldest && (!nearest || distance(hole) <= distance(*nearest)))
            nearest = hole;
    }
    return nearest;
}

std::optional<std::pair<ConversationId, HistoryHole>> HistoryHoles::stale(const QSet<ConversationId> &others) const
{
    Statement query(m_connection,
                    QStringLiteral("SELECT h.conversation_id, h.after_id, h.before_id, (SELECT max(m.id) FROM message m"
                                   " WHERE m.conversation_id = h.conversation_id AND m.id > h.after_id"
                                   " AND m.id < h.before_id AND m.rev <= 0) AS newest FROM hole h"
                                   " WHERE newest IS NOT NULL"
                                   " ORDER BY newest DESC"));
    while (query.next()) {
        if (const auto conversation = query.id<ConversationId>(0); !others.contains(conversation))
            return std::pair(conversation,
                             HistoryHole{.after = query.id<MessageId>(1), .before = query.id<MessageId>(2)});
    }
    return {};
}

bool HistoryHoles::isWholeAround(ConversationId conversation, MessageId message, int margin) const
{
    Statement there(m_connection, QStringLiteral("SELECT 1 FROM message WHERE conversation_id = ? AND id = ?"));
    if (!there.bind(conversation).bind(message).next())
        return false;
    const MessageId oldest = rowBelow(conversation, message, margin);
    const MessageId newest = rowAbove(conversation, message, margin);
    const QList<HistoryHole> all = of(conversation);
    return std::none_of(all.cbegin(), all.cend(), [oldest, newest](const HistoryHole &hole) {
        return hole.after < newest && hole.before > oldest;
    });
}

void HistoryHoles::add(ConversationId conversation, const HistoryHole &hole)
{
    if (hole.before.value() - hole.after.value() < 2)
        return;
    HistoryHole whole = hole;
    const QList<HistoryHole> there = of(conversation);
    for (const HistoryHole &other : there) {
        if (other.after >= hole.before || other.before <= hole.after)
            continue;
        // One that overlaps another is one with it, and closes when both do.
        whole.after = std::min(whole.after, other.after);
        whole.before = std::max(whole.before, other.before);
        const bool doBothClose = whole.closesAt > 0 && other.closesAt > 0;
        whole.closesAt = doBothClose ? std::max(whole.closesAt, other.closesAt) : 0;
    }
    Statement remove(m_connection,
                     QStringLiteral("DELETE FROM hole WHERE conversation_id = ? AND after_id >= ? AND before_id <= ?"));
    remove.bind(conversation).bind(whole.after).bind(whole.before).run();
    Statement insert(m_connection, QStringLiteral("INSERT INTO hole (conversation_id, after_id, before_id, closes_at)"
                                                  " VALUES (?, ?, ?, ?)"));
    insert.bind(conversation).bind(whole.after).bind(whole.before).bind(whole.closesAt).run();
}

void HistoryHoles::close(ConversationId conversation, MessageId first, MessageId last)
{
    const QList<HistoryHole> before = of(conversation);
    for (const HistoryHole &hole : before) {
        if (hole.before <= first || hole.after >= last)
            continue;
        Statement remove(m_connection, QStringLiteral("DELETE FROM hole WHERE conversation_id = ? AND after_id = ?"));
        remove.bind(conversation).bind(hole.after).run();
        if (hole.after < first)
            add(conversation, {.after = hole.after, .before = first, .closesAt = hole.closesAt});
        if (hole.before > last)
            add(conversation, {.after = last, .before = hole.before, .closesAt = hole.closesAt});
    }
}

bool HistoryHoles::closeReached(ConversationId conversation, long long cursor)
{
    Statement remove(m_connection,
                     QStringLiteral("DELETE FROM hole WHERE conversation_id = ? AND closes_at BETWEEN 1 AND ?"));
    return remove.bind(conversation).bind(cursor).run() > 0;
}

MessageId HistoryHoles::rowBelow(ConversationId conversation, MessageId message, int margin) const
{
    Statement query(m_connection, QStringLiteral("SELECT id FROM message WHERE conversation_id = ? AND id <= ?"
                                                 " ORDER BY id DESC LIMIT 1 OFFSET ?"));
    query.bind(conversation).bind(message).bind(static_cast<long long>(margin));
    return query.next() ? query.id<MessageId>(0) : MessageId();
}

MessageId HistoryHoles::rowAbove(ConversationId conversation, MessageId message, int margin) const
{
    Statement query(m_connection, QStringLiteral("SELECT id FROM message WHERE conversation_id = ? AND id >= ?"
                                                 " ORDER BY id LIMIT 1 OFFSET ?"));
    query.bind(conversation).bind(message).bind(static_cast<long long>(margin));
    return query.next() ? query.id<MessageId>(0) : kEndOfHistory;
}

} // namespace vatochito
