// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/SyncChanges.h"
#include "sync/CacheUpdates.h"

#include <QHash>
#include <QList>

#include <mutex>

namespace vatochito {

class CacheTransaction;

/// Changes that wait for the writer at the same time, to be stored in one go: what follows upon each other in a
/// conversation costs as much as one change. Nobody waits for company.
/// Thread: add() is the owner's, store() is the writer's.
class ChangesBatch
{
public:
    /// What was told of one conversation without a break, and what storing it did.
    struct Part
    {
        ConversationChanges changes;
        MessageId announced{}; ///< updates::storeChanges()
        updates::StoredChanges stored{};
    };

    /// So many changes at most: whatever is written next waits for all of them.
    static constexpr int kMost = 2'000;

    /// False: it has begun, or is full.
    bool add(const ConversationChanges &changes, MessageId announced);
    /// \return In the order they were told. Throws SqlFailure; then none is stored.
    QList<Part> store(CacheTransaction &transaction);
    /// Whom it has told of so far; of what could not be stored.
    QList<ConversationId> conversations() const;

private:
    mutable std::mutex m_mutex;
    bool m_hasBegun = false;
    int m_count = 0;
    QList<Part> m_parts;
    QHash<ConversationId, qsizetype> m_newest; ///< The last part of each.
};

} // namespace vatochito
