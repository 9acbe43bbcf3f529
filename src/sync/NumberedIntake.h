// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/SyncChanges.h"
#include "storage/Cache.h"
#include "sync/CacheUpdates.h"
#include "sync/ChangesBatch.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <memory>

namespace vatochito {

class CatchUp;
class Link;

/// Stores what a server tells that numbers its changes (sync.md), each with its cursors in one transaction, and says
/// what it did. Thread: the one it was made on.
class NumberedIntake final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive this object. It gives the link the cursors of \a cache.
    NumberedIntake(Link &link, Cache &cache, CatchUp &catchUp, UserId me, QObject *parent = nullptr);

    /// My marker in a conversation at the start: what is told beyond it is news to this process.
    void know(ConversationId conversation, MessageId myMarker) { m_myMarkers.insert(conversation, myMarker); }
    /// Where a server tells who is there, nothing else that it says of it counts.
    QList<ReceivedConversation> withPresence(QList<ReceivedConversation> conversations) const;

    /// The cache takes things again, or was emptied: what is told now begins with what it holds.
    void resumeFromCache();

Q_SIGNALS:
    /// What is mine is as the server has it, since the connection came about. After a snapshot the list is still to be
    /// read, for it names the members.
    void accountStored(bool isSnapshot);
    /// Cached, and not in a snapshot.
    void absent(const QSet<vatochito::ConversationId> &conversations);
    void removed(vatochito::ConversationId conversation);
    void messageEdited(const vatochito::Message &message);
    void messageDeleted(vatochito::ConversationId conversation, vatochito::MessageId message);
    void messageRead(vatochito::ConversationId conversation, vatochito::MessageId message, vatochito::UserId user);
    /// Somebody wrote there, and so does not type any more.
    void wrote(vatochito::ConversationId conversation, vatochito::UserId user);
    /// A list that is on its way now may be older than this.
    void membersChanged();
    /// Those who are there are told next.
    void presenceForgotten();
    void ownMessageStored(vatochito::ConversationId conversation);
    void unknownConversation();
    void anotherServerFound();
    /// To an earlier state: what waits to be told of what came after it means nothing any more.
    void serverPutBack();

private:
    void takeAccount(const AccountChanges &changes);
    void takePresence(UserId user, bool isOnline);
    User withPresence(User person) const;
    void takeChanges(const ConversationChanges &changes);
    void takeStored(const ConversationChanges &changes, const updates::StoredChanges &stored);
    void tell(const ConversationChanges &changes, const updates::StoredChanges &stored);
    void tellMyMarkers(const AccountChanges &changes);
    void askAgain(const Error &refusal);
    void startOver(const AccountChanges &snapshot);
    void learn(const QList<UserId> &unknown);

    Link &m_link;
    Cache &m_cache;
    CatchUp &m_catchUp;
    UserId m_me;
    std::shared_ptr<ChangesBatch> m_batch;        ///< What is told next joins it, as long as it may.
    long long m_batchWrite = 0;                   ///< Cache::writes() with it.
    QHash<ConversationId, MessageId> m_myMarkers; ///< As told.
    QHash<std::pair<ConversationId, UserId>, MessageId> m_othersMarkers; ///< As told.
    QSet<UserId> m_online;                                               ///< As told since the last resume.
    QSet<UserId> m_learning; ///< Who is asked for just now, or not known to the server.
};

} // namespace vatochito
