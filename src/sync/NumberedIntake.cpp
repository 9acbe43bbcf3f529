// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/NumberedIntake.h"

#include "core/WhenDone.h"
#include "net/Link.h"
#include "sync/CatchUp.h"

#include <utility>

namespace vatochito {

NumberedIntake::NumberedIntake(Link &link, Cache &cache, CatchUp &catchUp, UserId me, QObject *parent)
    : QObject(parent), m_link(link), m_cache(cache), m_catchUp(catchUp), m_me(me)
{
    // On the writer, behind everything that was told before.
    link.setCursorSource(
        [this] { return m_cache.write([](CacheTransaction &transaction) { return transaction.syncCursors(); }); });
    connect(&link, &Link::accountChanged, this, &NumberedIntake::takeAccount);
    connect(&link, &Link::changesReceived, this, &NumberedIntake::takeChanges);
    connect(&link, &Link::capabilitiesChanged, this, [this] {
        // A server without numbers changes things that nobody counts.
        if (!m_link.capabilities().resumes)
            m_cache.write([](CacheTransaction &transaction) { transaction.forgetSyncCursors(); });
    });
    connect(&link, &Link::presenceReceived, this, &NumberedIntake::takePresence);
}

QList<ReceivedConversation> NumberedIntake::withPresence(QList<ReceivedConversation> conversations) const
{
    for (ReceivedConversation &received : conversations) {
        for (User &person : received.people)
            person = withPresence(person);
    }
    return conversations;
}

User NumberedIntake::withPresence(User person) const
{
    // Nothing: they hide it.
    if (person.isOnline)
        person.isOnline = m_online.contains(person.id);
    return person;
}

void NumberedIntake::takePresence(UserId user, bool isOnline)
{
    const bool hasGone = m_online.remove(user) && !isOnline;
    if (isOnline)
        m_online.insert(user);
    m_cache.write([user, isOnline](CacheTransaction &transaction) { transaction.setPresence(user, isOnline); });
    // When they were seen last.
    if (hasGone)
        learn({user});
}

void NumberedIntake::resumeFromCache()
{
    if (m_link.capabilities().resumes)
        m_link.resumeFromCache();
}

void NumberedIntake::takeAccount(const AccountChanges &changes)
{
    if (changes.isSnapshot) {
        QList<ConversationId> conversations;
        for (const MyConversation &mine : changes.conversations)
            conversations.append(mine.id);
        m_catchUp.takeSnapshot(conversations);
    }
    if (changes.isResumption) {
        m_online.clear();
        Q_EMIT presenceForgotten();
    }
    const auto written =
        m_cache.write([changes](CacheTransaction &transaction) { return updates::storeAccount(transaction, changes); });
    whenDone(written, this, [this, changes](const Result<updates::StoredAccount> &stored) {
        if (!stored) {
            askAgain(stored.error());
            return;
        }
        if (stored->outcome == updates::Outcome::Gap) {
            resumeFromCache();
            return;
        }
        if (stored->isPutBack)
            startOver(changes);
        tellMyMarkers(changes);
        for (const ConversationId conversation : stored->removed)
            Q_EMIT removed(conversation);
        if (!stored->absent.isEmpty())
            Q_EMIT absent(stored->absent);
        Q_EMIT accountStored(changes.isSnapshot);
    });
}

void NumberedIntake::askAgain(const Error &refusal)
{
    // A full or a damaged cache says when it takes things again; then all of the account is taken up from there.
    if (refusal.code != Error::Code::StorageFull && refusal.code != Error::Code::StorageDamaged)
        resumeFromCache();
}

void NumberedIntake::startOver(const AccountChanges &snapshot)
{
    m_myMarkers.clear();
    m_othersMarkers.clear();
    for (const MyConversation &mine : snapshot.conversations)
        m_catchUp.putBack(mine.id, mine.lastMessage ? mine.lastMessage->message.id : MessageId());
    Q_EMIT serverPutBack();
}

void NumberedIntake::tellMyMarkers(const AccountChanges &changes)
{
    for (const MyConversation &mine : changes.conversations) {
        const bool isNews = m_myMarkers.contains(mine.id) || !changes.isSnapshot;
        MessageId &told = m_myMarkers[mine.id];
        if (mine.myRead <= told)
            continue;
        told = mine.myRead;
        if (isNews)
            Q_EMIT messageRead(mine.id, mine.myRead, m_me);
    }
}

void NumberedIntake::takeChanges(const ConversationChanges &changes)
{
    for (const ReceivedMessage &received : changes.messages)
        Q_EMIT wrote(changes.conversation, received.message.sender);
    if (!changes.members.isEmpty() || changes.info)
        Q_EMIT membersChanged();
    const MessageId announced = m_catchUp.announced(changes.conversation);
    // Behind everything that was written since, of which it may tell.
    const bool isNewestWrite = m_cache.writes() == m_batchWrite;
    if (m_batch && isNewestWrite && m_batch->add(changes, announced))
        return;
    m_batch = std::make_shared<ChangesBatch>();
    m_batch->add(changes, announced);
    const auto written =
        m_cache.write([batch = m_batch](CacheTransaction &transaction) { return batch->store(transaction); });
    m_batchWrite = m_cache.writes();
    whenDone(written, this, [this, batch = m_batch](const Result<QList<ChangesBatch::Part>> &parts) {
        // It never began where the cache took nothing at all, and would be joined for ever.
        if (m_batch == batch)
            m_batch.reset();
        if (parts) {
            for (const ChangesBatch::Part &part : *parts)
                takeStored(part.changes, part.stored);
            return;
        }
        for (const ConversationId conversation : batch->conversations())
            m_catchUp.miss(conversation);
        askAgain(parts.error());
    });
}

void NumberedIntake::takeStored(const ConversationChanges &changes, const updates::StoredChanges &stored)
{
    switch (stored.outcome) {
    case updates::Outcome::Gap:
        resumeFromCache();
        break;
    case updates::Outcome::AnotherServer:
        Q_EMIT anotherServerFound();
        break;
    case updates::Outcome::UnknownConversation:
        Q_EMIT unknownConversation();
        break;
    case updates::Outcome::Stored:
        tell(changes, stored);
        break;
    }
}

void NumberedIntake::tell(const ConversationChanges &changes, const updates::StoredChanges &stored)
{
    const ConversationId conversation = changes.conversation;
    m_catchUp.takeChanges(changes, stored.arrived);
    for (const Message &message : stored.edited)
        Q_EMIT messageEdited(message);
    for (const MessageId message : stored.deleted)
        Q_EMIT messageDeleted(conversation, message);
    for (const MemberMark &mark : stored.read) {
        MessageId &told = m_othersMarkers[{conversation, mark.user}];
        if (mark.read <= told)
            continue;
        told = mark.read;
        Q_EMIT messageRead(conversation, mark.read, mark.user);
    }
    if (stored.newest.isValid())
        m_link.tellDelivered(conversation, stored.newest);
    for (const ReceivedMessage &received : changes.messages) {
        if (received.message.sender == m_me) {
            Q_EMIT ownMessageStored(conversation);
            break;
        }
    }
    learn(stored.unknownPeople);
}

void NumberedIntake::learn(const QList<UserId> &unknown)
{
    for (const UserId person : unknown) {
        if (m_learning.contains(person))
            continue;
        m_learning.insert(person);
        whenDone(m_link.person(person), this, [this, person](const Result<User> &learned) {
            // When they write again they are asked for again, unless nobody knows them.
            if (learned || learned.error().code != Error::Code::NotFound)
                m_learning.remove(person);
            if (!learned)
                return;
            m_cache.write(
                [user = withPresence(*learned)](CacheTransaction &transaction) { transaction.upsertPerson(user); });
        });
    }
}

} // namespace vatochito
