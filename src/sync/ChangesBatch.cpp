// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/ChangesBatch.h"

namespace vatochito {

namespace {

bool follows(const ConversationChanges &earlier, const ConversationChanges &later)
{
    const auto isWhole = [](const ConversationChanges &changes) {
        return changes.to > 0 && !changes.hasGap && !changes.isCut;
    };
    return isWhole(earlier) && isWhole(later) && later.from == earlier.to;
}

} // namespace

bool ChangesBatch::add(const ConversationChanges &changes, MessageId announced)
{
    const std::scoped_lock lock(m_mutex);
    if (m_hasBegun || m_count >= kMost)
        return false;
    ++m_count;
    const qsizetype newest = m_newest.value(changes.conversation, -1);
    if (newest >= 0 && follows(m_parts.at(newest).changes, changes)) {
        append(m_parts[newest].changes, changes);
        return true;
    }
    m_newest.insert(changes.conversation, m_parts.size());
    m_parts.append({.changes = changes, .announced = announced});
    return true;
}

QList<ChangesBatch::Part> ChangesBatch::store(CacheTransaction &transaction)
{
    QList<Part> parts;
    {
        const std::scoped_lock lock(m_mutex);
        m_hasBegun = true;
        parts = m_parts;
    }
    for (Part &part : parts)
        part.stored = updates::storeChanges(transaction, part.changes, part.announced);
    return parts;
}

QList<ConversationId> ChangesBatch::conversations() const
{
    const std::scoped_lock lock(m_mutex);
    return m_newest.keys();
}

} // namespace vatochito
