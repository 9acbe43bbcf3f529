// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/SyncEngine.h"

#include "core/LogCategories.h"
#include "core/WhenDone.h"
#include "net/Link.h"

#include <utility>

namespace vatochito {

namespace {

bool isConnected(Connection::Status status)
{
    return status == Connection::Status::Online || status == Connection::Status::CatchingUp;
}

} // namespace

SyncEngine::SyncEngine(Link &link, Cache &cache, UserId me, AlarmFactory &alarms, QObject *parent)
    : QObject(parent)
    , m_link(link)
    , m_cache(cache)
    , m_me(me)
    , m_catchUp(link, cache, me,
                [this](const ReceivedConversation &received, int life) {
                    return storeConversations({received}, Scope::Some, life);
                })
    , m_intake(link, cache, m_catchUp, me)
    , m_holes(link, cache, alarms)
    , m_readReporter(link, cache, alarms)
    , m_typing(alarms, [this](ConversationId conversation, UserId user,
                              bool isTyping) { Q_EMIT typingChanged(conversation, user, isTyping); })
    , m_presence(me, alarms, [this](UserId user, bool isOnline) { Q_EMIT presenceChanged(user, isOnline); })
    , m_absences(link, alarms)
    , m_listRetry(alarms.makeAlarm())
{
}

SyncEngine::~SyncEngine() = default;

QFuture<Status> SyncEngine::start()
{
    if (!std::exchange(m_isListening, true))
        listen();
    auto promise = std::make_shared<QPromise<Status>>();
    promise->start();
    whenDone(m_cache.conversations().all(), this, [this, promise](const Result<QList<ConversationSummary>> &cached) {
        if (cached) {
            QList<ConversationId> order;
            for (const ConversationSummary &summary : *cached) {
                // Behind a hole nothing was told of yet.
                m_catchUp.know(summary.conversation.id, summary.hasHole() ? summary.wholeUpTo : summary.newestCached,
                               summary.hasHole(), summary.isHistoryRead);
                if (summary.isNewestMissing) {
                    m_catchUp.takeSnapshot({summary.conversation.id});
                    m_isListDue = true;
                }
                m_intake.know(summary.conversation.id, summary.readUpTo);
                order.append(summary.conversation.id);
            }
            m_hasConversations = !order.isEmpty();
            m_link.setConversations(order);
            takeUpUntoldReads();
            takeUpOpenGaps();
        }
        promise->addResult(cached ? Status() : Status(failure(cached.error())));
        promise->finish();
    });
    return promise->future();
}

void SyncEngine::takeUpUntoldReads()
{
    const auto read = m_cache.write([](CacheTransaction &transaction) { return transaction.untoldReads(); });
    whenDone(read, this, [this](const Result<QList<SeenMessage>> &untold) {
        if (untold)
            m_readReporter.takeUp(*untold);
    });
}

void SyncEngine::takeUpOpenGaps()
{
    const auto read = m_cache.write([](CacheTransaction &transaction) { return transaction.withOpenGaps(); });
    whenDone(read, this, [this](const Result<QList<ConversationId>> &open) {
        if (open)
            m_catchUp.knowOpenGaps(*open);
    });
}

void SyncEngine::listen()
{
    connect(&m_link, &Link::eventReceived, this, &SyncEngine::applyEvent);
    connect(&m_catchUp, &CatchUp::readingHistoryChanged, this, &SyncEngine::readingHistoryChanged);
    connect(&m_catchUp, &CatchUp::messageArrived, this, &SyncEngine::messageArrived);
    connect(&m_catchUp, &CatchUp::ownMessageStored, this, &SyncEngine::ownMessageStored);
    connect(&m_catchUp, &CatchUp::unknownConversation, this, &SyncEngine::refreshConversations);
    connect(&m_catchUp, &CatchUp::anotherServerFound, this, &SyncEngine::setCacheAside);
    connect(&m_intake, &NumberedIntake::accountStored, this, &SyncEngine::takeAccount);
    connect(&m_intake, &NumberedIntake::absent, &m_absences, &AbsenceCheck::ask);
    connect(&m_link, &Link::accountChanged, &m_absences, [this](const AccountChanges &changes) {
        for (const MyConversation &mine : changes.conversations)
            m_absences.dismiss(mine.id);
    });
    connect(&m_intake, &NumberedIntake::removed, this, [this](ConversationId conversation) {
        m_isListOutdated = true; // One that is on its way may name it still.
        lose(conversation);
    });
    connect(&m_intake, &NumberedIntake::messageEdited, this, &SyncEngine::messageEdited);
    connect(&m_intake, &NumberedIntake::messageDeleted, this, &SyncEngine::messageDeleted);
    connect(&m_intake, &NumberedIntake::messageRead, this, &SyncEngine::messageRead);
    connect(&m_intake, &NumberedIntake::wrote, this,
            [this](ConversationId conversation, UserId user) { m_typing.set(conversation, user, false); });
    connect(&m_intake, &NumberedIntake::membersChanged, this, [this] { m_isListOutdated = true; });
    connect(&m_intake, &NumberedIntake::ownMessageStored, this, &SyncEngine::ownMessageStored);
    connect(&m_intake, &NumberedIntake::unknownConversation, this, [this] {
        // What was told of it is told again once it is in the list: without a cursor it counts as never read.
        whenDone(refreshConversations(), this, [this](const Status &read) {
            if (read)
                m_intake.resumeFromCache();
        });
    });
    connect(&m_intake, &NumberedIntake::serverPutBack, this, [this] { m_readReporter.forgetAll(); });
    connect(&m_intake, &NumberedIntake::anotherServerFound, this, &SyncEngine::setCacheAside);
    connect(&m_link, &Link::farBehind, &m_holes, &HoleFiller::readNewest);
    connect(&m_holes, &HoleFiller::anotherServerFound, this, &SyncEngine::setCacheAside);
    connect(&m_intake, &NumberedIntake::presenceForgotten, this, [this] { m_presence.doubt(); });
    connect(&m_link, &Link::presenceReceived, this,
            [this](UserId user, bool isOnline) { m_presence.note(user, isOnline); });
    connect(&m_absences, &AbsenceCheck::gone, this, &SyncEngine::remove);
    connect(&m_absences, &AbsenceCheck::found, this,
            [this](const ReceivedConversation &one) { storeConversations({one}, Scope::Some); });
    connect(&m_link, &Link::conversationRefused, this, [this](ConversationId conversation) {
        // The list tells whether it is gone; a refusal alone removes nothing from the cache.
        lose(conversation);
        refreshConversations();
    });
    connect(&m_link, &Link::sendingPossible, this, [this] { m_readReporter.wake(); });
    connect(&m_link, &Link::conversationsPolled, this,
            [this](const QList<ReceivedConversation> &list) { storeConversations(list, Scope::WholeList); });
    connect(&m_link, &Link::conversationPolled, this,
            [this](const ReceivedConversation &one) { storeConversations({one}, Scope::Some); });
    connect(&m_link, &Link::connectionChanged, this, &SyncEngine::followConnection);
    connect(&m_catchUp, &CatchUp::caughtUp, this, &SyncEngine::considerCaughtUp);
}

void SyncEngine::followConnection()
{
    followResuming();
    const bool isNow = isConnected(m_link.connection().status);
    if (isNow == std::exchange(m_wasConnected, isNow))
        return;
    m_listRetry->stop();
    if (isNow && !m_link.capabilities().resumes) {
        refreshConversations();
    } else if (!isNow) {
        m_isListFresh = false;
        m_isCaughtUp = false;
        m_holes.stop();
    }
}

void SyncEngine::followResuming()
{
    if (m_link.connection().status != Connection::Status::Online) {
        m_isTold = false;
        return;
    }
    // What was told before this is still being written.
    whenDone(m_cache.write([](CacheTransaction &) {}), this, [this](const Status &) {
        m_isTold = m_link.connection().status == Connection::Status::Online;
        considerCaughtUp();
    });
}

void SyncEngine::takeAccount(bool isSnapshot)
{
    tellLinkTheOrder();
    // Also on a connection that goes on, everything has to be read anew.
    if (isSnapshot) {
        m_isListFresh = false;
        m_isCaughtUp = false;
        m_holes.stop();
    }
    m_isListDue = m_isListDue || isSnapshot;
    if (m_isListDue) {
        refreshConversations();
        return;
    }
    m_isListFresh = m_isListFresh || m_wasConnected;
    if (!std::exchange(m_isListLoaded, true))
        Q_EMIT listLoaded();
    considerCaughtUp();
}

void SyncEngine::considerCaughtUp()
{
    const bool isTold = m_isTold || !m_link.capabilities().resumes;
    if (!m_wasConnected || !isTold || !m_isListFresh || m_catchUp.isBehind() || std::exchange(m_isCaughtUp, true))
        return;
    m_holes.beIdle();
    Q_EMIT caughtUp();
}

void SyncEngine::setOpenConversation(ConversationId conversation)
{
    m_catchUp.setOpenConversation(conversation);
    m_link.setOpenConversation(conversation);
    Q_EMIT openConversationChanged(conversation);
    // Where everything is told, what was read once stays right.
    const bool isKept = m_link.capabilities().resumes && m_catchUp.isRead(conversation);
    if (conversation.isValid() && !isKept && !isReadingHistory(conversation))
        refreshHistory(conversation);
}

QFuture<Result<int>> SyncEngine::markSeen(ConversationId conversation, MessageId message)
{
    auto promise = std::make_shared<QPromise<Result<int>>>();
    promise->start();
    // A marker moves to messages of mine too, so that those of others in a hole before them are read everywhere.
    const bool isMarker = m_link.capabilities().resumes;
    struct Seen
    {
        int unread = 0;
        QList<SeenMessage> told{};
    };
    const auto written = m_cache.write([me = m_me, conversation, message, isMarker](CacheTransaction &transaction) {
        Seen seen;
        for (const MessageId unread : transaction.unreadUpTo(conversation, message))
            seen.told.append({.conversation = conversation, .message = unread});
        seen.unread = static_cast<int>(seen.told.size());
        const SeenMessage marker{.conversation = conversation, .message = message};
        const bool isMoved =
            transaction.hasConversation(conversation) && transaction.marker(conversation, me) < message;
        if (isMarker && isMoved && !seen.told.contains(marker))
            seen.told.append(marker);
        transaction.raiseMarker(conversation, ReadMarker{.user = me, .upTo = message});
        transaction.addUntoldReads(seen.told);
        return seen;
    });
    whenDone(written, this, [this, promise](const Result<Seen> &seen) {
        if (seen)
            m_readReporter.report(seen->told);
        if (seen && !seen->told.isEmpty() && !m_wasConnected)
            Q_EMIT readsKept();
        promise->addResult(seen ? Result<int>(seen->unread) : failure(seen.error()));
        promise->finish();
    });
    return promise->future();
}

bool SyncEngine::isReadingHistory(ConversationId conversation) const
{
    return m_catchUp.isReadingHistory(conversation);
}

bool SyncEngine::isCurrent(ConversationId conversation) const
{
    return !m_isSettingAside && m_catchUp.isCurrent(conversation);
}

QFuture<Status> SyncEngine::catchUp(ConversationId conversation)
{
    if (m_isSettingAside)
        return readyFuture<void>(failure(Error{.code = Error::Code::Cancelled}));
    return m_catchUp.becomeCurrent(conversation);
}

QFuture<Status> SyncEngine::refreshHistory(ConversationId conversation)
{
    return m_catchUp.refreshHistory(conversation);
}

void SyncEngine::composing(ConversationId conversation, bool isTyping)
{
    m_link.sendTyping(conversation, isTyping);
}

QList<UserId> SyncEngine::typing(ConversationId conversation) const
{
    return m_typing.in(conversation);
}

QFuture<Status> SyncEngine::refreshConversations()
{
    auto promise = std::make_shared<QPromise<Status>>();
    promise->start();
    m_isListOutdated = false;
    whenDone(m_link.conversations(), this, [this, promise](const Result<QList<ReceivedConversation>> &list) {
        if (!list) {
            qCInfo(lcSync).nospace() << "list not read: reason=" << Error::codeName(list.error().code);
            if (m_wasConnected && (!m_isListFresh || m_isListDue))
                m_listRetry->start(kListRetry, [this] { refreshConversations(); });
            promise->addResult(failure(list.error()));
            promise->finish();
            return;
        }
        whenDone(storeConversations(*list, Scope::WholeList), this, [this, promise](const Status &stored) {
            promise->addResult(stored);
            promise->finish();
            // Whoever came or went meanwhile may be wrong again.
            if (stored && m_isListOutdated && m_link.capabilities().resumes)
                refreshConversations();
        });
    });
    return promise->future();
}

QFuture<Status> SyncEngine::storeConversations(const QList<ReceivedConversation> &conversations, Scope scope,
                                               std::optional<int> checkedLife)
{
    auto promise = std::make_shared<QPromise<Status>>();
    promise->start();
    if (m_isSettingAside) {
        promise->addResult(failure(Error{.code = Error::Code::Cancelled}));
        promise->finish();
        return promise->future();
    }
    const auto list = m_link.capabilities().resumes ? m_intake.withPresence(conversations) : conversations;
    for (const ReceivedConversation &received : list)
        m_presence.note(received.people);
    const auto written = m_cache.write([list, scope](CacheTransaction &transaction) {
        return updates::storeConversations(transaction, list, scope == Scope::WholeList);
    });
    whenDone(written, this, [this, promise, scope, checkedLife](const Result<updates::StoredConversations> &stored) {
        Status status;
        if (!stored) {
            status = failure(stored.error());
        } else if (stored->outcome == Outcome::AnotherServer) {
            setCacheAside();
            status = failure(Error{.code = Error::Code::Cancelled});
        } else {
            for (const updates::StoredConversations::Head &named : stored->heads)
                m_absences.dismiss(named.conversation);
            m_absences.ask(stored->absent);
            m_catchUp.takeHeads(*stored, checkedLife);
            tellLinkTheOrder();
            if (scope == Scope::WholeList && !std::exchange(m_isListLoaded, true))
                Q_EMIT listLoaded();
            m_isListFresh = m_isListFresh || (scope == Scope::WholeList && m_wasConnected);
            m_isListDue = m_isListDue && scope != Scope::WholeList;
            considerCaughtUp();
        }
        promise->addResult(status);
        promise->finish();
    });
    return promise->future();
}

QFuture<Result<ConversationId>> SyncEngine::openDirect(UserId other)
{
    return takeCreated(m_link.createDirect(other));
}

QFuture<Result<ConversationId>> SyncEngine::createGroup(const QString &title, const QList<UserId> &members)
{
    return takeCreated(m_link.createGroup(title, members));
}

QFuture<Result<ConversationId>> SyncEngine::takeCreated(const QFuture<Result<ReceivedConversation>> &created)
{
    auto promise = std::make_shared<QPromise<Result<ConversationId>>>();
    promise->start();
    const auto finish = [promise](Result<ConversationId> result) {
        promise->addResult(std::move(result));
        promise->finish();
    };
    whenDone(created, this, [this, finish](const Result<ReceivedConversation> &received) {
        if (!received) {
            finish(failure(received.error()));
            return;
        }
        const ConversationId id = received->conversation.id;
        whenDone(storeConversations({*received}, Scope::Some), this, [finish, id](const Status &stored) {
            finish(stored ? Result<ConversationId>(id) : failure(stored.error()));
        });
    });
    return promise->future();
}

QFuture<Result<QList<User>>> SyncEngine::searchPeople(const QString &query)
{
    return m_link.searchPeople(query);
}

void SyncEngine::lose(ConversationId conversation)
{
    m_catchUp.lose(conversation);
    Q_EMIT conversationLost(conversation);
}

void SyncEngine::remove(ConversationId conversation)
{
    if (m_isSettingAside)
        return;
    const auto removed =
        m_cache.write([conversation](CacheTransaction &transaction) { transaction.removeConversation(conversation); });
    whenDone(removed, this, [this, conversation](const Status &status) {
        if (!status)
            return;
        lose(conversation);
        tellLinkTheOrder();
    });
}

void SyncEngine::setCacheAside()
{
    if (std::exchange(m_isSettingAside, true))
        return;
    qCWarning(lcSync) << "another server answers under this address; its cache is set aside";
    whenDone(m_cache.setAside(), this, [this](const Status &done) {
        m_isSettingAside = false;
        m_catchUp.startOver();
        if (!done)
            return;
        m_isListLoaded = false;
        m_readReporter.forgetAll();
        Q_EMIT cacheSetAside();
        m_intake.resumeFromCache();
        refreshConversations();
    });
}

void SyncEngine::startAnew()
{
    m_catchUp.startOver();
    m_isListLoaded = false;
    m_intake.resumeFromCache();
    refreshConversations();
}

void SyncEngine::readMissed()
{
    refreshConversations();
    m_intake.resumeFromCache();
    m_catchUp.readMissed();
}

void SyncEngine::tellLinkTheOrder()
{
    whenDone(m_cache.conversations().all(), this, [this](const Result<QList<ConversationSummary>> &summaries) {
        if (!summaries)
            return;
        QList<ConversationId> order;
        for (const ConversationSummary &summary : *summaries)
            order.append(summary.conversation.id);
        m_link.setConversations(order);
    });
}

} // namespace vatochito
