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

/// So many pages at most are read back to what was known; the rest of a long absence is read when it is looked at.
constexpr int kMostPages = 50;

void answer(const std::shared_ptr<QPromise<Status>> &promise, const Status &status)
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

void CatchUp::know(ConversationId conversation, MessageId announced, bool hasHole, bool isRead)
{
    Progress &progress = m_progress[conversation];
    progress.announced = announced;
    progress.hasHole = hasHole;
    progress.isRead = isRead;
}

void CatchUp::knowOpenGaps(const QList<ConversationId> &conversations)
{
    for (const ConversationId conversation : conversations)
        m_progress[conversation].isGapOpen = true;
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
    if (m_link.capabilities().resumes) {
        ++progress.lives;
        // What was told before this is still being written.
        whenDone(m_cache.write([](CacheTransaction &) {}), this,
                 [this, conversation, life = progress.lives](const Status &) {
                     if (const Progress &now = m_progress[conversation]; now.isSubscribed && now.lives == life)
                         settle(conversation);
                 });
        return;
    }
    // A socket may have been let go without a word; what came until now is checked for.
    progress.isCurrent = false;
    ++progress.lives;
    checkForMissed(conversation);
}

void CatchUp::settle(ConversationId conversation)
{
    Progress &progress = m_progress[conversation];
    // After a snapshot the newest part is read first; whoever waits for it, or looks at it, makes that happen.
    if (progress.hasHole) {
        const bool isWanted = progress.catchingUp || conversation == m_open || m_behind.contains(conversation);
        if (isWanted && !progress.reading)
            refreshHistory(conversation);
        return;
    }
    progress.isCurrent = true;
    closeGap(conversation);
    announce(conversation, std::exchange(progress.unannounced, {}));
    endCatchUp(conversation, {});
    endBehind(conversation);
}

void CatchUp::openGap(ConversationId conversation)
{
    if (!std::exchange(m_progress[conversation].isGapOpen, true))
        m_cache.write(
            [conversation](CacheTransaction &transaction) { transaction.count(conversation, LedgerCount::GapFound); });
}

void CatchUp::closeGap(ConversationId conversation)
{
    if (std::exchange(m_progress[conversation].isGapOpen, false))
        m_cache.write(
            [conversation](CacheTransaction &transaction) { transaction.count(conversation, LedgerCount::GapFilled); });
}

void CatchUp::takeSnapshot(const QList<ConversationId> &conversations)
{
    for (const ConversationId conversation : conversations) {
        Progress &progress = m_progress[conversation];
        progress.hasHole = true;
        progress.wasRead = progress.wasRead || progress.isRead;
        progress.isRead = false;
        progress.isCurrent = false;
    }
}

void CatchUp::putBack(ConversationId conversation, MessageId newest)
{
    Progress &progress = m_progress[conversation];
    progress.announced = std::min(progress.announced, newest);
    progress.unannounced.clear();
}

void CatchUp::takeChanges(const ConversationChanges &changes, const QList<Message> &arrived)
{
    const ConversationId conversation = changes.conversation;
    Progress &progress = m_progress[conversation];
    progress.isCurrent = progress.isCurrent && !changes.hasGap;
    progress.isRead = progress.isRead || (changes.to > 0 && !changes.hasGap && !progress.hasHole);
    progress.unannounced += arrived;
    if (!progress.isCurrent && !arrived.isEmpty())
        openGap(conversation);
    if (progress.isCurrent) {
        announce(conversation, std::exchange(progress.unannounced, {}));
    } else if (progress.hasHole && progress.isSubscribed && !progress.reading && !arrived.isEmpty()) {
        m_behind.insert(conversation);
        refreshHistory(conversation);
    }
}

bool CatchUp::isRead(ConversationId conversation) const
{
    const auto progress = m_progress.constFind(conversation);
    return progress != m_progress.cend() && progress->isRead;
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
            answer(promise, failure(Error{.code = Error::Code::Cancelled}));
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
    if (m_link.capabilities().resumes) {
        if (progress.hasHole && !progress.reading)
            refreshHistory(conversation);
    } else if (!progress.reading && progress.checkedLife != progress.lives) {
        checkForMissed(conversation);
    }
    return future;
}

void CatchUp::endCatchUp(ConversationId conversation, const Status &status)
{
    answer(std::exchange(m_progress[conversation].catchingUp, nullptr), status);
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
        if (m_link.capabilities().resumes && !progress.hasHole)
            continue; // What was missed has been told.
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
        const bool isFirstSight = m_link.capabilities().resumes ? !progress.wasRead : stored.isFirstList;
        if (isFirstSight && head.conversation != m_open && readable-- <= 0) {
            progress.announced = head.last;
            continue;
        }
        m_behind.insert(head.conversation);
        // What is read for the first time was not missed.
        if (progress.isRead)
            openGap(head.conversation);
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
    readPage(Reading{.conversation = conversation, .livesBefore = lives});
    return future;
}

void CatchUp::readPage(const Reading &reading)
{
    const HistoryQuery query{.conversation = reading.conversation, .before = reading.before, .limit = kHistoryPage};
    whenDone(m_link.history(query), this, [this, reading](const Result<HistoryPage> &page) {
        if (page) {
            applyPage(reading, *page);
            return;
        }
        qCInfo(lcSync).nospace() << "history not read: conversation=" << reading.conversation.value()
                                 << " reason=" << Error::codeName(page.error().code);
        finishReading(reading.conversation, failure(page.error()));
    });
}

void CatchUp::applyPage(Reading reading, const HistoryPage &page)
{
    const MessageId announced = m_progress[reading.conversation].announced;
    const updates::HistoryPart part{.query = {.conversation = reading.conversation, .before = reading.before},
                                    .page = page};
    const auto written = m_cache.write([part, announced](CacheTransaction &transaction) {
        return updates::storeHistory(transaction, part, announced);
    });
    whenDone(written, this, [this, reading, page, announced](const Result<updates::Outcome> &stored) mutable {
        const ConversationId conversation = reading.conversation;
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
        for (const ReceivedMessage &received : page.messages)
            reading.messages.append(received.message);
        const bool isBack = page.isStart || page.messages.isEmpty() || !announced.isValid() ||
                            page.messages.first().message.id <= announced;
        if (isBack || ++reading.pages >= kMostPages) {
            finishPages(reading);
            return;
        }
        reading.before = page.messages.first().message.id;
        readPage(reading);
    });
}

void CatchUp::finishPages(const Reading &reading)
{
    const ConversationId conversation = reading.conversation;
    Progress &progress = m_progress[conversation];
    progress.hasHole = false;
    progress.isRead = true;
    closeGap(conversation);
    tellDelivered(reading);
    progress.isCurrent = progress.isSubscribed && progress.lives == reading.livesBefore;
    // Of what came over a later socket nobody knows yet what lies before it.
    announce(conversation,
             progress.isCurrent ? std::exchange(progress.unannounced, {}) + reading.messages : reading.messages);
    endBehind(conversation);
    // Subscribed only after it was asked for: what happened in between is in neither.
    const bool mayHaveMissed = m_progress[conversation].isSubscribed && !m_progress[conversation].isCurrent;
    finishReading(conversation, {});
    if (mayHaveMissed && !m_link.capabilities().resumes)
        checkForMissed(conversation);
    else if (mayHaveMissed)
        settle(conversation);
}

void CatchUp::tellDelivered(const Reading &reading)
{
    if (!m_link.capabilities().resumes)
        return;
    MessageId newest;
    for (const Message &message : reading.messages) {
        if (message.sender != m_me)
            newest = std::max(newest, message.id);
    }
    if (newest > m_progress[reading.conversation].announced)
        m_link.tellDelivered(reading.conversation, newest);
}

void CatchUp::finishReading(ConversationId conversation, const Status &status)
{
    const std::shared_ptr<QPromise<Status>> reading = std::exchange(m_progress[conversation].reading, nullptr);
    if (!reading)
        return;
    reading->addResult(status);
    reading->finish();
    Q_EMIT readingHistoryChanged(conversation);
    // Where all that is missed is told, nothing polls for it either: it is read when somebody looks, or writes there.
    if (!status && m_link.capabilities().resumes && m_progress[conversation].isSubscribed)
        endBehind(conversation);
    if (!status || isCurrent(conversation))
        endCatchUp(conversation, status);
}

void CatchUp::takeAnswered(const Message &message)
{
    if (!m_link.capabilities().resumes && isCurrent(message.conversation))
        proveTold(message);
    if (message.sender == m_me)
        Q_EMIT ownMessageStored(message.conversation);
}

void CatchUp::proveTold(const Message &message)
{
    const ConversationId conversation = message.conversation;
    const auto isStillTold = [this, conversation, life = m_progress[conversation].lives] {
        const Progress &now = m_progress[conversation];
        return now.lives == life && now.isCurrent;
    };
    whenDone(m_link.proveDelivery(conversation), this, [this, message, isStillTold](const Status &proven) {
        if (!proven || !isStillTold() || message.id <= m_progress[message.conversation].announced)
            return;
        // Behind all that the server had to tell: it has no echo, and nothing before it is missing.
        const MessageId inTurn = m_progress[message.conversation].inTurn;
        const auto raised = m_cache.write([message, inTurn](CacheTransaction &transaction) {
            const auto wholeUpTo = transaction.historyCursor(message.conversation);
            if (wholeUpTo && *wholeUpTo >= inTurn)
                transaction.raiseHistoryCursor(message.conversation, message.id);
        });
        // What was told before the proof is still being written, and comes first.
        whenDone(raised, this, [this, message, isStillTold](const Status &stored) {
            if (stored && isStillTold())
                announce(message.conversation, {message});
        });
    });
}

std::optional<MessageId> CatchUp::takeTurn(const Message &message)
{
    Progress &progress = m_progress[message.conversation];
    if (!progress.isCurrent)
        return std::nullopt;
    return std::exchange(progress.inTurn, std::max(progress.inTurn, message.id));
}

void CatchUp::takeArrived(const Message &message)
{
    // Where all is told in order, what others wrote before it may not be here yet.
    if (!m_link.capabilities().resumes) {
        Progress &progress = m_progress[message.conversation];
        progress.unannounced.append(message);
        if (progress.isCurrent)
            announce(message.conversation, std::exchange(progress.unannounced, {}));
    }
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
