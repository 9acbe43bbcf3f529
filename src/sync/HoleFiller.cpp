// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/HoleFiller.h"

#include "core/LogCategories.h"
#include "core/WhenDone.h"
#include "net/Link.h"
#include "sync/CacheUpdates.h"

#include <utility>

namespace vatochito {

namespace {

/// From the side of the reader, who would wait for the other end of a long hole otherwise.
HistoryQuery pageNear(ConversationId conversation, const HistoryHole &hole, MessageId viewed)
{
    HistoryQuery query{.conversation = conversation, .limit = HoleFiller::kPage};
    if (hole.after >= viewed)
        query.after = hole.after;
    else if (hole.before <= viewed)
        query.before = hole.before;
    else if (hole.before != kEndOfHistory)
        query.around = viewed;
    return query;
}

HistoryQuery pageBelow(ConversationId conversation, const HistoryHole &hole)
{
    return {.conversation = conversation,
            .before = hole.before == kEndOfHistory ? MessageId() : hole.before,
            .limit = HoleFiller::kPage};
}

} // namespace

HoleFiller::HoleFiller(Link &link, Cache &cache, AlarmFactory &alarms, QObject *parent)
    : QObject(parent), m_link(link), m_cache(cache), m_pace(alarms.makeAlarm())
{
}

HoleFiller::~HoleFiller() = default;

QFuture<Result<bool>> HoleFiller::fill(ConversationId conversation, const ShownPart &shown)
{
    return readMissing([conversation, shown](CacheTransaction &transaction) {
        const std::optional<HistoryHole> hole = transaction.holes().nearestIn(conversation, shown);
        const MessageId viewed = shown.viewed.isValid() ? shown.viewed : shown.newest;
        return hole ? std::optional(pageNear(conversation, *hole, viewed)) : std::nullopt;
    });
}

QFuture<Result<bool>> HoleFiller::surround(ConversationId conversation, MessageId message)
{
    return readMissing([conversation, message](CacheTransaction &transaction) -> std::optional<HistoryQuery> {
        if (transaction.holes().isWholeAround(conversation, message, kSurroundings / 2))
            return {};
        return HistoryQuery{.conversation = conversation, .around = message, .limit = kSurroundings};
    });
}

QFuture<Result<bool>> HoleFiller::readMissing(MissingPart missingPart)
{
    if (!m_link.capabilities().pagesHistory)
        return readyFuture<bool>(false);
    auto promise = std::make_shared<QPromise<Result<bool>>>();
    promise->start();
    const auto finish = [promise](Result<bool> result) {
        promise->addResult(std::move(result));
        promise->finish();
    };
    whenDone(m_cache.write(std::move(missingPart)), this,
             [this, finish](const Result<std::optional<HistoryQuery>> &missing) {
                 if (!missing)
                     finish(failure(missing.error()));
                 else if (!*missing)
                     finish(false);
                 else
                     whenDone(read(**missing), this, finish);
             });
    return promise->future();
}

QFuture<Result<MessageId>> HoleFiller::findMoment(ConversationId conversation, Timestamp moment)
{
    auto promise = std::make_shared<QPromise<Result<MessageId>>>();
    promise->start();
    const auto look = [this, conversation, moment, promise] {
        const auto found = m_cache.write([conversation, moment](CacheTransaction &transaction) {
            const MessageId nearest = transaction.firstAt(conversation, moment);
            const auto message = transaction.message(conversation, nearest);
            return message && message->createdAt >= moment ? nearest : MessageId();
        });
        whenDone(found, this, [promise](const Result<MessageId> &message) {
            promise->addResult(message);
            promise->finish();
        });
    };
    if (!m_link.capabilities().pagesHistory) {
        look();
        return promise->future();
    }
    const auto isWhole = m_cache.write(
        [conversation, moment](CacheTransaction &transaction) { return transaction.isWholeAt(conversation, moment); });
    whenDone(isWhole, this, [this, conversation, moment, look](const Result<bool> &whole) {
        if (whole && *whole) {
            look();
            return;
        }
        // Offline it is the nearest that is cached.
        whenDone(read({.conversation = conversation, .date = moment, .limit = kPage}), this,
                 [look](const Result<bool> &) { look(); });
    });
    return promise->future();
}

void HoleFiller::readNewest(ConversationId conversation)
{
    // The rest of the answer is for those who wait for it.
    read({.conversation = conversation, .limit = kPage});
}

QFuture<Result<bool>> HoleFiller::read(const HistoryQuery &query)
{
    auto promise = std::make_shared<QPromise<Result<bool>>>();
    promise->start();
    const auto finish = [promise](Result<bool> result) {
        promise->addResult(std::move(result));
        promise->finish();
    };
    whenDone(m_link.history(query), this, [this, query, finish](const Result<HistoryPage> &page) {
        if (!page) {
            qCInfo(lcSync).nospace() << "part of a history not read: conversation=" << query.conversation.value()
                                     << " reason=" << Error::codeName(page.error().code);
            finish(failure(page.error()));
            return;
        }
        const updates::HistoryPart part{.query = query, .page = *page};
        const auto written = m_cache.write([part](CacheTransaction &transaction) {
            // Nothing of it is news.
            return updates::storeHistory(transaction, part, kEndOfHistory);
        });
        whenDone(written, this, [this, finish](const Result<updates::Outcome> &stored) {
            if (stored && *stored == updates::Outcome::AnotherServer)
                Q_EMIT anotherServerFound();
            if (stored)
                finish(*stored == updates::Outcome::Stored);
            else
                finish(failure(stored.error()));
        });
    });
    return promise->future();
}

void HoleFiller::beIdle()
{
    m_isIdle = m_link.capabilities().pagesHistory;
    m_putOff.clear();
    if (m_isIdle && !m_isReadingStale)
        m_pace->start(kIdlePace, [this] { readStale(); });
}

void HoleFiller::stop()
{
    m_isIdle = false;
    m_pace->stop();
}

void HoleFiller::readStale()
{
    m_isReadingStale = true;
    const auto looked =
        m_cache.write([others = m_putOff](CacheTransaction &transaction) { return transaction.holes().stale(others); });
    whenDone(looked, this, [this](const Result<std::optional<std::pair<ConversationId, HistoryHole>>> &stale) {
        if (!stale || !*stale || !m_isIdle) {
            m_isReadingStale = false;
            // All the others are done.
            if (stale && m_isIdle && !m_putOff.isEmpty()) {
                m_putOff.clear();
                m_pace->start(kRetryPace, [this] { readStale(); });
            }
            return;
        }
        const auto &[conversation, hole] = **stale;
        whenDone(read(pageBelow(conversation, hole)), this,
                 [this, conversation = conversation](const Result<bool> &stored) {
                     m_isReadingStale = false;
                     const bool isDone = stored && *stored;
                     if (!isDone)
                         m_putOff.insert(conversation);
                     const std::chrono::milliseconds pace = isDone ? kIdlePace : kRetryPace;
                     if (m_isIdle)
                         m_pace->start(pace, [this] { readStale(); });
                 });
    });
}

} // namespace vatochito
