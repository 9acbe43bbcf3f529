// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/SyncEngine.h"

#include "core/LogCategories.h"
#include "core/WhenDone.h"
#include "net/Link.h"

#include <algorithm>

namespace vatochito {

namespace {

constexpr int kHistoryPage = 200;

template <typename... Handlers>
struct Overloaded : Handlers...
{
    using Handlers::operator()...;
};
template <typename... Handlers>
Overloaded(Handlers...) -> Overloaded<Handlers...>;

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
    , m_readReporter(link, alarms)
    , m_typing(alarms, [this](ConversationId conversation, UserId user, bool isTyping) {
        Q_EMIT typingChanged(conversation, user, isTyping);
    })
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
                m_progress[summary.conversation.id].announced = summary.newestCached;
                order.append(summary.conversation.id);
            }
            m_link.setConversations(order);
        }
        promise->addResult(cached ? Status() : Status(failure(cached.error())));
        promise->finish();
    });
    return promise->future();
}

void SyncEngine::listen()
{
    connect(&m_link, &Link::eventReceived, this, &SyncEngine::applyEvent);
    connect(&m_link, &Link::conversationLive, this, [this](ConversationId conversation) {
        Progress &progress = m_progress[conversation];
        progress.isSubscribed = true;
        // A socket may have been let go without a word; what came until now is checked for.
        progress.isCurrent = false;
        ++progress.lives;
        checkForMissed(conversation);
    });
    connect(&m_link, &Link::conversationLost, this, [this](ConversationId conversation) {
        Progress &progress = m_progress[conversation];
        progress.isSubscribed = false;
        progress.isCurrent = false;
    });
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
    connect(&m_link, &Link::connectionChanged, this, [this] {
        const bool isNow = isConnected(m_link.connection().status);
        if (isNow && !m_wasConnected)
            refreshConversations();
        m_wasConnected = isNow;
    });
}

void SyncEngine::checkForMissed(ConversationId conversation)
{
    // On screen an edit or a deletion may have been missed as well, which only the history tells.
    if (conversation == m_open) {
        refreshHistory(conversation);
        return;
    }
    const int life = m_progress[conversation].lives;
    whenDone(m_link.conversation(conversation), this, [this, life](const Result<ReceivedConversation> &received) {
        if (received)
            storeConversations({*received}, Scope::Some, life);
    });
}

void SyncEngine::setOpenConversation(ConversationId conversation)
{
    m_open = conversation;
    m_link.setOpenConversation(conversation);
    if (conversation.isValid() && !isReadingHistory(conversation))
        refreshHistory(conversation);
}

QFuture<Result<int>> SyncEngine::markSeen(ConversationId conversation, MessageId message)
{
    auto promise = std::make_shared<QPromise<Result<int>>>();
    promise->start();
    const auto written = m_cache.write([me = m_me, conversation, message](CacheTransaction &transaction) {
        const QList<MessageId> seen = transaction.unreadUpTo(conversation, message);
        transaction.raiseMarker(conversation, ReadMarker{.user = me, .upTo = message});
        return seen;
    });
    whenDone(written, this, [this, conversation, promise](const Result<QList<MessageId>> &seen) {
        if (seen)
            m_readReporter.report(conversation, *seen);
        promise->addResult(seen ? Result<int>(static_cast<int>(seen->size())) : failure(seen.error()));
        promise->finish();
    });
    return promise->future();
}

void SyncEngine::composing(ConversationId conversation, bool isTyping)
{
    m_link.sendTyping(conversation, isTyping);
}

QList<UserId> SyncEngine::typing(ConversationId conversation) const
{
    return m_typing.in(conversation);
}

bool SyncEngine::isReadingHistory(ConversationId conversation) const
{
    const auto progress = m_progress.constFind(conversation);
    return progress != m_progress.cend() && progress->reading;
}

QFuture<Status> SyncEngine::refreshConversations()
{
    auto promise = std::make_shared<QPromise<Status>>();
    promise->start();
    whenDone(m_link.conversations(), this, [this, promise](const Result<QList<ReceivedConversation>> &list) {
        if (!list) {
            qCInfo(lcSync).nospace() << "list not read: reason=" << Error::codeName(list.error().code);
            promise->addResult(failure(list.error()));
            promise->finish();
            return;
        }
        whenDone(storeConversations(*list, Scope::WholeList), this, [promise](const Status &stored) {
            promise->addResult(stored);
            promise->finish();
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
    for (const ReceivedConversation &received : conversations) {
        notePresence(received.people);
        if (scope == Scope::WholeList)
            m_justCreated.remove(received.conversation.id);
    }
    const auto written = m_cache.write([conversations, scope, kept = m_justCreated](CacheTransaction &transaction) {
        return updates::storeConversations(transaction, conversations, scope == Scope::WholeList, kept);
    });
    whenDone(written, this, [this, promise, scope, checkedLife](const Result<updates::StoredConversations> &stored) {
        Status status;
        if (!stored) {
            status = failure(stored.error());
        } else if (stored->outcome == Outcome::AnotherServer) {
            setCacheAside();
            status = failure(Error{.code = Error::Code::Cancelled});
        } else {
            for (const ConversationId conversation : stored->gone)
                lose(conversation);
            applyHeads(*stored, checkedLife);
            tellLinkTheOrder();
            if (scope == Scope::WholeList && !std::exchange(m_isListLoaded, true))
                Q_EMIT listLoaded();
        }
        promise->addResult(status);
        promise->finish();
    });
    return promise->future();
}

void SyncEngine::applyHeads(const updates::StoredConversations &stored, std::optional<int> checkedLife)
{
    using Head = updates::StoredConversations::Head;
    QList<Head> byNewest = stored.heads;
    std::sort(byNewest.begin(), byNewest.end(),
              [](const Head &left, const Head &right) { return left.last > right.last; });
    int readable = kReadAtFirstSight;
    for (const Head &head : std::as_const(byNewest)) {
        Progress &progress = m_progress[head.conversation];
        if (head.last <= progress.announced) {
            if (!progress.isSubscribed || progress.isCurrent || progress.reading)
                continue;
            if (checkedLife != progress.lives) {
                checkForMissed(head.conversation);
                continue;
            }
            // Asked after the subscription, and nothing was missed before it.
            progress.isCurrent = true;
            announce(head.conversation, std::exchange(progress.unannounced, {}));
            continue;
        }
        // An account with years behind it: what is not opened and gets no socket is read when it is.
        if (stored.isFirstList && head.conversation != m_open && readable-- <= 0) {
            progress.announced = head.last;
            continue;
        }
        if (!progress.reading)
            refreshHistory(head.conversation);
    }
}

QFuture<Status> SyncEngine::refreshHistory(ConversationId conversation)
{
    Progress &progress = m_progress[conversation];
    if (progress.reading)
        return progress.readingFuture;
    progress.reading = std::make_shared<QPromise<Status>>();
    progress.reading->start();
    progress.readingFuture = progress.reading->future();
    const QFuture<Status> future = progress.readingFuture;
    const int lives = progress.isSubscribed ? progress.lives : -1;
    Q_EMIT readingHistoryChanged(conversation);
    whenDone(m_link.history(conversation, MessageId(), kHistoryPage), this,
             [this, conversation, lives](const Result<QList<ReceivedMessage>> &history) {
                 if (history) {
                     applyHistory(conversation, *history, lives);
                     return;
                 }
                 qCInfo(lcSync).nospace() << "history not read: conversation=" << conversation.value()
                                          << " reason=" << Error::codeName(history.error().code);
                 finishReading(conversation, failure(history.error()));
             });
    return future;
}

void SyncEngine::applyHistory(ConversationId conversation, const QList<ReceivedMessage> &history, int livesBefore)
{
    const MessageId announced = m_progress[conversation].announced;
    const auto written = m_cache.write([conversation, history, announced](CacheTransaction &transaction) {
        return updates::storeHistory(transaction, conversation, history, announced);
    });
    whenDone(written, this, [this, conversation, history, livesBefore](const Result<Outcome> &stored) {
        if (!stored) {
            miss(conversation);
            finishReading(conversation, failure(stored.error()));
            return;
        }
        if (*stored == Outcome::AnotherServer) {
            setCacheAside();
            return;
        }
        if (*stored == Outcome::UnknownConversation) {
            // Nothing was looked for in it: whoever waits to know whether a message is there must not take it for "no".
            finishReading(conversation, failure(Error{.code = Error::Code::NotFound}));
            refreshConversations();
            return;
        }
        Progress &progress = m_progress[conversation];
        progress.isCurrent = progress.isSubscribed && progress.lives == livesBefore;
        QList<Message> messages = std::exchange(progress.unannounced, {});
        for (const ReceivedMessage &received : history)
            messages.append(received.message);
        announce(conversation, messages);
        // Subscribed only after it was asked for: what happened in between is in neither.
        const bool mayHaveMissed = m_progress[conversation].isSubscribed && !m_progress[conversation].isCurrent;
        finishReading(conversation, {});
        if (mayHaveMissed)
            checkForMissed(conversation);
    });
}

void SyncEngine::finishReading(ConversationId conversation, const Status &status)
{
    const std::shared_ptr<QPromise<Status>> reading = std::exchange(m_progress[conversation].reading, nullptr);
    if (!reading)
        return;
    reading->addResult(status);
    reading->finish();
    Q_EMIT readingHistoryChanged(conversation);
}

void SyncEngine::applyEvent(ConversationId conversation, const ConversationEvent &event)
{
    if (m_isSettingAside)
        return;
    std::visit(Overloaded{
                   [&](const MessageArrived &arrived) {
                       m_typing.set(conversation, arrived.received.message.sender, false);
                       applyArrived(conversation, arrived.received, ClientId());
                   },
                   [&](const MessageEdited &edited) { applyEdited(edited.received, ClientId()); },
                   [&](const MessageDeleted &deleted) { applyDeleted(conversation, deleted.message, ClientId()); },
                   [&](const MessageRead &read) { applyRead(conversation, read); },
                   [&](const TypingChanged &typing) {
                       if (typing.user != m_me)
                           m_typing.set(conversation, typing.user, typing.isTyping);
                   },
                   [&](const CallIncoming &call) {
                       if (call.caller != m_me)
                           Q_EMIT callIncoming(conversation, call);
                   },
               },
               event);
}

void SyncEngine::adopt(const ReceivedMessage &received, const ClientId &clientId)
{
    applyArrived(received.message.conversation, received, clientId);
}

void SyncEngine::adoptEdit(const ReceivedMessage &received, const ClientId &clientId)
{
    applyEdited(received, clientId);
}

void SyncEngine::adoptDeletion(ConversationId conversation, MessageId message, const ClientId &clientId)
{
    applyDeleted(conversation, message, clientId);
}

void SyncEngine::applyArrived(ConversationId conversation, const ReceivedMessage &received, const ClientId &clientId)
{
    const bool isCurrent = m_progress[conversation].isCurrent;
    const auto written = m_cache.write([received, clientId, isCurrent](CacheTransaction &transaction) {
        return updates::storeArrived(transaction, received, clientId, isCurrent);
    });
    whenDone(written, this, [this, conversation, message = received.message](const Result<Outcome> &stored) {
        if (!stored) {
            miss(conversation);
            return;
        }
        if (*stored == Outcome::AnotherServer) {
            setCacheAside();
            return;
        }
        if (*stored == Outcome::UnknownConversation) {
            refreshConversations();
            return;
        }
        Progress &progress = m_progress[conversation];
        if (progress.isCurrent)
            announce(conversation, {message});
        else
            progress.unannounced.append(message);
        if (message.sender == m_me)
            Q_EMIT ownMessageStored(conversation);
    });
}

void SyncEngine::applyEdited(const ReceivedMessage &received, const ClientId &clientId)
{
    const auto written = m_cache.write([received, clientId](CacheTransaction &transaction) {
        return updates::storeEdited(transaction, received, clientId);
    });
    whenDone(written, this, [this, message = received.message, clientId](const Result<Outcome> &stored) {
        if (!stored)
            miss(message.conversation);
        else if (*stored == Outcome::AnotherServer)
            setCacheAside();
        else if (*stored == Outcome::Stored && !clientId.isValid())
            Q_EMIT messageEdited(message); // An answer is followed by the event, which tells everybody.
    });
}

void SyncEngine::applyDeleted(ConversationId conversation, MessageId message, const ClientId &clientId)
{
    const auto written = m_cache.write([conversation, message, clientId](CacheTransaction &transaction) {
        updates::storeDeleted(transaction, conversation, message, clientId);
    });
    whenDone(written, this, [this, conversation, message, clientId](const Status &status) {
        if (!status)
            miss(conversation);
        else if (!clientId.isValid())
            Q_EMIT messageDeleted(conversation, message);
    });
}

void SyncEngine::applyRead(ConversationId conversation, const MessageRead &read)
{
    const auto written = m_cache.write([conversation, read](CacheTransaction &transaction) {
        transaction.raiseMarker(conversation, ReadMarker{.user = read.user, .upTo = read.message});
        // Told even when another process of the profile stored it first.
        transaction.report(conversation, read.message);
    });
    whenDone(written, this, [this, conversation, read](const Status &status) {
        if (status)
            Q_EMIT messageRead(conversation, read.message, read.user);
        else
            miss(conversation);
    });
}

void SyncEngine::announce(ConversationId conversation, QList<Message> messages)
{
    std::sort(messages.begin(), messages.end(),
              [](const Message &left, const Message &right) { return left.id < right.id; });
    bool hasOwn = false;
    for (const Message &message : std::as_const(messages)) {
        MessageId &announced = m_progress[conversation].announced;
        if (message.id <= announced)
            continue;
        announced = message.id;
        hasOwn = hasOwn || message.sender == m_me;
        Q_EMIT messageArrived(message);
    }
    if (hasOwn)
        Q_EMIT ownMessageStored(conversation);
}

void SyncEngine::notePresence(const QList<User> &people)
{
    for (const User &person : people) {
        if (person.id == m_me || !person.isOnline)
            continue;
        const auto known = m_presence.find(person.id);
        if (known == m_presence.end()) {
            m_presence.insert(person.id, *person.isOnline);
        } else if (*known != *person.isOnline) {
            *known = *person.isOnline;
            Q_EMIT presenceChanged(person.id, *person.isOnline);
        }
    }
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
        m_justCreated.insert(id);
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
    Progress &progress = m_progress[conversation];
    progress.isSubscribed = false;
    progress.isCurrent = false;
    Q_EMIT conversationLost(conversation);
}

void SyncEngine::setCacheAside()
{
    if (std::exchange(m_isSettingAside, true))
        return;
    qCWarning(lcSync) << "another server answers under this address; its cache is set aside";
    whenDone(m_cache.setAside(), this, [this](const Status &done) {
        m_isSettingAside = false;
        forgetProgress();
        if (!done)
            return;
        m_isListLoaded = false;
        Q_EMIT cacheSetAside();
        refreshConversations();
    });
}

void SyncEngine::forgetProgress()
{
    const QHash<ConversationId, Progress> before = std::exchange(m_progress, {});
    for (auto progress = before.cbegin(); progress != before.cend(); ++progress) {
        m_progress[progress.key()].isSubscribed = progress->isSubscribed;
        m_progress[progress.key()].lives = progress->lives;
        if (progress->reading) {
            progress->reading->addResult(failure(Error{.code = Error::Code::Cancelled}));
            progress->reading->finish();
        }
    }
}

void SyncEngine::startAnew()
{
    forgetProgress();
    m_missed.clear();
    m_isListLoaded = false;
    refreshConversations();
}

void SyncEngine::readMissed()
{
    refreshConversations();
    for (const ConversationId conversation : std::exchange(m_missed, {}))
        refreshHistory(conversation);
}

void SyncEngine::miss(ConversationId conversation)
{
    m_progress[conversation].isCurrent = false;
    m_missed.insert(conversation);
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
