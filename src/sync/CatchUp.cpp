// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/CatchUp.h"

#include "core/LogCategories.h"
#include "core/WhenDone.h"
#include "net/Link.h"

#include <algorithm>
#include <utility>

namespace vatochito {

namespace {

constexpr int kHistoryPage = 200;

void settle(const std::shared_ptr<QPromise<Status>> &promise, const Status &status)
{
    if (!promise)
        return;
    promise->addResult(status);
    promise->finish();
}

} // namespace

CatchUp::CatchUp(Link &link, Cache &cache, UserId me, StoreChecked storeChecked, QObject *parent)
    : QObject(parent), m_link(link), m_cache(cache), m_me(me), m_storeChecked(std::move(storeChecked))
{
    connect(&link, &Link::conversationLive, this, &CatchUp::onLive);
    connect(&link, &Link::conversationLost, this,
            [this](ConversationId conversation) { onLost(conversation, Error{.code = Error::Code::Offline}); });
}

CatchUp::~CatchUp() = default;

void CatchUp::know(ConversationId conversation, MessageId newestCached, bool hasHole)
{
    Progress &progress = m_progress[conversation];
    progress.announced = newestCached;
    progress.hasHole = hasHole;
}

void CatchUp::endBehind(ConversationId conversation)
{
    if (m_behind.remove(conversation) && m_behind.isEmpty())
        Q_EMIT caughtUp();
}

void CatchUp::onLive(ConversationId conversation)
{
    Progress &progress = m_progress[conversation];
    progress.isSubscribed = true;
    // A socket may have been let go without a word; what came until now is checked for.
    progress.isCurrent = false;
    ++progress.lives;
    checkForMissed(conversation);
}

void CatchUp::onLost(ConversationId conversation, const Error &reason)
{
    Progress &progress = m_progress[conversation];
    progress.isSubscribed = false;
    progress.isCurrent = false;
    endCatchUp(conversation, failure(reason));
}

void CatchUp::lose(ConversationId conversation)
{
    onLost(conversation, Error{.code = Error::Code::NotFound});
    endBehind(conversation);
}

void CatchUp::miss(ConversationId conversation)
{
    m_progress[conversation].isCurrent = false;
    m_missed.insert(conversation);
}

void CatchUp::readMissed()
{
    for (const ConversationId conversation : std::exchange(m_missed, {}))
        refreshHistory(conversation);
}

void CatchUp::startOver()
{
    m_missed.clear();
    m_behind.clear();
    const QHash<ConversationId, Progress> before = std::exchange(m_progress, {});
    for (auto progress = before.cbegin(); progress != before.cend(); ++progress) {
        m_progress[progress.key()].isSubscribed = progress->isSubscribed;
        m_progress[progress.key()].lives = progress->lives;
        for (const auto &promise : {progress->reading, progress->catchingUp})
            settle(promise, failure(Error{.code = Error::Code::Cancelled}));
    }
}

bool CatchUp::isReadingHistory(ConversationId conversation) const
{
    const auto progress = m_progress.constFind(conversation);
    return progress != m_progress.cend() && progress->reading;
}

bool CatchUp::isCurrent(ConversationId conversation) const
{
    const auto progress = m_progress.constFind(conversation);
    return progress != m_progress.cend() && progress->isCurrent;
}

void CatchUp::checkForMissed(ConversationId conversation)
{
    // On screen an edit or a deletion may have been missed as well, which only the history tells.
    if (conversation == m_open) {
        refreshHistory(conversation);
        return;
    }
    Progress &progress = m_progress[conversation];
    const int life = progress.checkedLife = progress.lives;
    whenDone(m_link.conversation(conversation), this,
             [this, conversation, life](const Result<ReceivedConversation> &received) {
                 if (!received) {
                     endCheck(conversation, life, failure(received.error()));
                     return;
                 }
                 whenDone(m_storeChecked(*received, life), this,
                          [this, conversation, life](const Status &stored) { endCheck(conversation, life, stored); });
             });
}

void CatchUp::endCheck(ConversationId conversation, int life, const Status &status)
{
    Progress &progress = m_progress[conversation];
    if (progress.checkedLife != life)
        return; // Another one is on its way.
    progress.checkedLife = 0;
    if (!status)
        endCatchUp(conversation, status);
    else if (!progress.isCurrent && !progress.reading)
        endCatchUp(conversation, failure(Error{.code = Error::Code::Offline}));
}

QFuture<Status> CatchUp::becomeCurrent(ConversationId conversation)
{
    if (isCurrent(conversation))
        return readyFuture<void>(Status());
    Progress &progress = m_progress[conversation];
    if (!progress.isSubscribed)
        return readyFuture<void>(failure(Error{.code = Error::Code::Offline}));
    if (!progress.catchingUp) {
        progress.catchingUp = std::make_shared<QPromise<Status>>();
        progress.catchingUp->start();
    }
    const QFuture<Status> future = progress.catchingUp->future();
    if (!progress.reading && progress.checkedLife != progress.lives)
        checkForMissed(conversation);
    return future;
}

void CatchUp::endCatchUp(ConversationId conversation, const Status &status)
{
    settle(std::exchange(m_progress[conversation].catchingUp, nullptr), status);
}

void CatchUp::takeHeads(const updates::StoredConversations &stored, std::optional<int> checkedLife)
{
    using Head = updates::StoredConversations::Head;
    QList<Head> byNewest = stored.heads;
    std::sort(byNewest.begin(), byNewest.end(),
              [](const Head &left, const Head &right) { return left.last > right.last; });
    int readable = kReadAtFirstSight;
    for (const Head &head : std::as_const(byNewest)) {
        Progress &progress = m_progress[head.conversation];
        if (head.last <= progress.announced && !progress.hasHole) {
            if (!progress.isSubscribed || progress.isCurrent || progress.reading)
                continue;
            if (checkedLife != progress.lives) {
                if (progress.checkedLife != progress.lives)
                    checkForMissed(head.conversation);
                continue;
            }
            // Asked after the subscription, and nothing was missed before it.
            progress.isCurrent = true;
            announce(head.conversation, std::exchange(progress.unannounced, {}));
            endCatchUp(head.conversation, {});
            continue;
        }
        // An account with years behind it: what is not opened and gets no socket is read when it is.
        if (stored.isFirstList && head.conversation != m_open && readable-- <= 0) {
            progress.announced = head.last;
            continue;
        }
        m_behind.insert(head.conversation);
        if (!progress.reading)
            refreshHistory(head.conversation);
    }
}

QFuture<Status> CatchUp::refreshHistory(ConversationId conversation)
{
    Progress &progress = m_progress[conversation];
    if (progress.reading)
        return progress.reading->future();
    progress.reading = std::make_shared<QPromise<Status>>();
    progress.reading->start();
    const QFuture<Status> future = progress.reading->future();
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

void CatchUp::applyHistory(ConversationId conversation, const QList<ReceivedMessage> &history, int livesBefore)
{
    const MessageId announced = m_progress[conversation].announced;
    const auto written = m_cache.write([conversation, history, announced](CacheTransaction &transaction) {
        return updates::storeHistory(transaction, conversation, history, announced);
    });
    whenDone(written, this, [this, conversation, history, livesBefore](const Result<updates::Outcome> &stored) {
        if (!stored) {
            miss(conversation);
            finishReading(conversation, failure(stored.error()));
            return;
        }
        if (*stored == updates::Outcome::AnotherServer) {
            Q_EMIT anotherServerFound(); // startOver() ends the reading.
            return;
        }
        if (*stored == updates::Outcome::UnknownConversation) {
            // Nothing was looked for in it: whoever waits to know whether a message is there must not take it for "no".
            finishReading(conversation, failure(Error{.code = Error::Code::NotFound}));
            endBehind(conversation);
            Q_EMIT unknownConversation();
            return;
        }
        Progress &progress = m_progress[conversation];
        progress.hasHole = false;
        progress.isCurrent = progress.isSubscribed && progress.lives == livesBefore;
        QList<Message> messages = std::exchange(progress.unannounced, {});
        for (const ReceivedMessage &received : history)
            messages.append(received.message);
        announce(conversation, messages);
        endBehind(conversation);
        // Subscribed only after it was asked for: what happened in between is in neither.
        const bool mayHaveMissed = m_progress[conversation].isSubscribed && !m_progress[conversation].isCurrent;
        finishReading(conversation, {});
        if (mayHaveMissed)
            checkForMissed(conversation);
    });
}

void CatchUp::finishReading(ConversationId conversation, const Status &status)
{
    const std::shared_ptr<QPromise<Status>> reading = std::exchange(m_progress[conversation].reading, nullptr);
    if (!reading)
        return;
    reading->addResult(status);
    reading->finish();
    Q_EMIT readingHistoryChanged(conversation);
    if (!status || isCurrent(conversation))
        endCatchUp(conversation, status);
}

void CatchUp::takeArrived(const Message &message)
{
    Progress &progress = m_progress[message.conversation];
    if (progress.isCurrent)
        announce(message.conversation, {message});
    else
        progress.unannounced.append(message);
    if (message.sender == m_me)
        Q_EMIT ownMessageStored(message.conversation);
}

void CatchUp::announce(ConversationId conversation, QList<Message> messages)
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

} // namespace vatochito
