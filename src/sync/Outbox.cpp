// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/Outbox.h"

#include "base/Clock.h"
#include "base/Uuid.h"
#include "core/LogCategories.h"
#include "core/WhenDone.h"
#include "net/Link.h"
#include "sync/OutboxOperation.h"
#include "sync/SyncEngine.h"

#include <QRandomGenerator>
#include <QSet>

#include <algorithm>
#include <array>

namespace vatochito {

using namespace std::chrono_literals;

namespace {

/// How soon this process looks whether the one that sends is done; then it takes its time, up to the longest.
constexpr std::chrono::milliseconds kFirstLook = 250ms;
constexpr std::chrono::milliseconds kLongestLook = 4s;
constexpr std::chrono::milliseconds kReadPause = 100ms;
constexpr std::chrono::milliseconds kPauseAfterFailure = 1s;

ClientId makeClientId(const Clock &clock)
{
    std::array<std::uint8_t, 10> random{};
    for (std::uint8_t &byte : random)
        byte = static_cast<std::uint8_t>(QRandomGenerator::system()->bounded(256));
    return ClientId(QString::fromStdString(makeUuidV7(clock.now(), random)));
}

} // namespace

Outbox::Outbox(Link &link, SyncEngine &engine, Cache &cache, const Clock &clock, AlarmFactory &alarms, QObject *parent)
    : QObject(parent)
    , m_world{.link = link, .engine = engine, .cache = cache, .alarms = alarms}
    , m_clock(clock)
    , m_lookAgain(alarms.makeAlarm())
    , m_lookWait(kFirstLook)
    , m_readAgain(alarms.makeAlarm())
{
    connect(&link, &Link::sendingPossible, this, &Outbox::pump);
    connect(&engine, &SyncEngine::readingHistoryChanged, this, &Outbox::pump);
    connect(&engine, &SyncEngine::ownMessageStored, this, &Outbox::wake);
    connect(&engine, &SyncEngine::conversationLost, this, [this](ConversationId conversation) {
        failAll(conversation, Error{.code = Error::Code::NotFound, .detail = QStringLiteral("conversation gone")});
    });
    connect(&engine, &SyncEngine::cacheSetAside, this, [this] {
        for (const auto &[conversation, lane] : m_lanes)
            lane->stop();
        wake();
    });
    connect(&cache.outbox(), &OutboxStore::changed, this, [this](const QList<OutboxEntry> &entries) {
        for (const OutboxEntry &entry : entries) {
            m_announced.insert(entry.clientId);
            lane(entry.conversation).put(entry);
        }
        pump();
    });
    connect(&cache.outbox(), &OutboxStore::removed, this,
            [this](ConversationId conversation, const ClientId &clientId, MessageId message) {
                m_announced.insert(clientId);
                lane(conversation).take(clientId);
                if (message.isValid())
                    Q_EMIT confirmed(clientId, conversation, message);
                pump();
            });
}

Outbox::~Outbox() = default;

Status Outbox::check(const QString &content)
{
    if (content.trimmed().isEmpty())
        return failure(Error{.code = Error::Code::Rejected, .detail = QStringLiteral("nothing but blanks")});
    if (!content.isValidUtf16())
        return failure(Error{.code = Error::Code::Rejected, .detail = QStringLiteral("holds half a character")});
    if (content.contains(QChar::Null))
        return failure(Error{.code = Error::Code::Rejected, .detail = QStringLiteral("holds a NUL")});
    if (content.toUtf8().size() > kMaxContentBytes)
        return failure(Error{.code = Error::Code::TooLarge, .detail = QStringLiteral("content")});
    return {};
}

QFuture<Result<ClientId>> Outbox::enqueue(const Draft &draft)
{
    if (Status checked = check(draft.content); !checked)
        return readyFuture<ClientId>(failure(checked.error()));
    OutboxEntry entry = makeEntry(OutboxEntry::Operation::Send, draft.conversation, draft.content);
    entry.reply = draft.reply;
    entry.refersTo = draft.answers;
    return queue(entry, draft.isKeptDraft);
}

QFuture<Result<ClientId>> Outbox::edit(ConversationId conversation, MessageId message, const QString &content)
{
    if (Status checked = check(content); !checked)
        return readyFuture<ClientId>(failure(checked.error()));
    OutboxEntry entry = makeEntry(OutboxEntry::Operation::Edit, conversation, content);
    entry.target = message;
    return queue(entry);
}

QFuture<Result<ClientId>> Outbox::erase(ConversationId conversation, MessageId message)
{
    OutboxEntry entry = makeEntry(OutboxEntry::Operation::Delete, conversation, QString());
    entry.target = message;
    return queue(entry);
}

QFuture<Result<ClientId>> Outbox::editWaiting(const ClientId &message, const QString &content)
{
    if (Status checked = check(content); !checked)
        return readyFuture<ClientId>(failure(checked.error()));
    OutboxEntry entry = makeEntry(OutboxEntry::Operation::Edit, ConversationId(), content);
    entry.refersTo = message;
    return queue(entry);
}

QFuture<Result<ClientId>> Outbox::eraseWaiting(const ClientId &message)
{
    OutboxEntry entry = makeEntry(OutboxEntry::Operation::Delete, ConversationId(), QString());
    entry.refersTo = message;
    return queue(entry);
}

OutboxEntry Outbox::makeEntry(OutboxEntry::Operation operation, ConversationId conversation,
                              const QString &content) const
{
    OutboxEntry entry;
    entry.clientId = makeClientId(m_clock);
    entry.operation = operation;
    entry.conversation = conversation;
    entry.content = content;
    entry.createdAt = m_clock.now();
    return entry;
}

QFuture<Result<ClientId>> Outbox::queue(const OutboxEntry &entry, bool isKeptDraft)
{
    auto promise = std::make_shared<QPromise<Result<ClientId>>>();
    promise->start();
    const auto written = m_world.cache.write([entry, isKeptDraft](CacheTransaction &transaction) {
        QueuedChange queued = OutboxOperation::of(entry.operation).queue(transaction, entry);
        if (isKeptDraft && !queued.refusal)
            transaction.saveDraft(entry.conversation, QString(), entry.createdAt);
        return queued;
    });
    whenDone(written, this, [this, promise](const Result<QueuedChange> &queued) {
        if (!queued)
            promise->addResult(failure(queued.error()));
        else if (queued->refusal)
            promise->addResult(failure(*queued->refusal));
        else
            promise->addResult(queued->clientId);
        if (queued && !queued->refusal)
            watchOthersClosely();
        promise->finish();
    });
    return promise->future();
}

QFuture<Status> Outbox::retry(const ClientId &clientId)
{
    return change(clientId, queueAgain);
}

QFuture<Status> Outbox::cancel(const ClientId &clientId)
{
    return change(clientId, cancelQueued);
}

QFuture<Status> Outbox::change(const ClientId &clientId, std::function<void(CacheTransaction &, OutboxEntry)> how)
{
    auto promise = std::make_shared<QPromise<Status>>();
    promise->start();
    const auto written = m_world.cache.write([clientId, how = std::move(how)](CacheTransaction &transaction) {
        const std::optional<OutboxEntry> entry = transaction.outboxEntry(clientId);
        if (entry)
            how(transaction, *entry);
        return entry.has_value();
    });
    whenDone(written, this, [this, promise](const Result<bool> &wasThere) {
        Status status;
        if (!wasThere)
            status = failure(wasThere.error());
        else if (!*wasThere)
            status = failure(Error{.code = Error::Code::NotFound, .detail = QStringLiteral("no such operation")});
        else
            watchOthersClosely();
        promise->addResult(status);
        promise->finish();
    });
    return promise->future();
}

void Outbox::setSending(bool isSending)
{
    if (m_isSending == isSending)
        return;
    m_isSending = isSending;
    ++m_term;
    if (!isSending) {
        for (const auto &[conversation, lane] : m_lanes)
            lane->stop();
    }
    if (!m_isReading) // Else it is read once more, at once.
        read();
}

bool Outbox::isEmpty() const
{
    return std::none_of(m_lanes.cbegin(), m_lanes.cend(), [](const auto &lane) { return lane.second->hasWaiting(); });
}

void Outbox::wake()
{
    if (m_isReading || m_readAgain->isActive()) {
        readSoon();
        return;
    }
    read();
}

void Outbox::read()
{
    m_readAgain->stop();
    m_isReading = true;
    m_announced.clear();
    QList<ClientId> known;
    for (const auto &[conversation, lane] : m_lanes) {
        for (const auto &[sequence, entry] : lane->rows())
            known.append(entry.clientId);
    }
    // Read on the writer, between two changes; it is told a little later than they are, though, and what was announced
    // in between is newer.
    const auto looked = m_world.cache.write([known](CacheTransaction &transaction) {
        Rows rows{.stored = transaction.outbox(), .gone = {}};
        QSet<ClientId> present;
        for (const OutboxEntry &entry : std::as_const(rows.stored))
            present.insert(entry.clientId);
        for (const ClientId &clientId : known) {
            if (!present.contains(clientId))
                rows.gone.insert(clientId, transaction.messageOf(clientId));
        }
        return rows;
    });
    whenDone(looked, this, [this, term = m_term](const Result<Rows> &rows) {
        m_isReading = false;
        if (rows) {
            m_knownTerm = term;
            compare(*rows);
            if (m_knownTerm != m_term)
                read();
        } else {
            m_readAgain->start(kPauseAfterFailure, [this] { wake(); });
        }
    });
}

void Outbox::readSoon()
{
    // However often it is rung: reading thousands of rows for each would leave no time to send them.
    if (!m_readAgain->isActive())
        m_readAgain->start(kReadPause, [this] { wake(); });
}

void Outbox::compare(const Rows &rows)
{
    QList<OutboxEntry> different;
    if (!m_announced.isEmpty())
        readSoon();
    const QSet<ClientId> newer = m_announced;
    for (const OutboxEntry &entry : rows.stored) {
        if (newer.contains(entry.clientId))
            continue;
        const auto &mine = lane(entry.conversation).rows();
        const auto known = mine.find(entry.sequence);
        if (known == mine.cend() || !(known->second == entry))
            different.append(entry);
    }
    QList<OutboxEntry> gone;
    for (const auto &[conversation, lane] : m_lanes) {
        for (const auto &[sequence, entry] : lane->rows()) {
            if (rows.gone.contains(entry.clientId) && !newer.contains(entry.clientId))
                gone.append(entry);
        }
    }
    // Told as if it had been done here: to whoever shows it, it makes no difference which process did.
    if (!different.isEmpty())
        Q_EMIT m_world.cache.outbox().changed(different);
    for (const OutboxEntry &entry : std::as_const(gone))
        Q_EMIT m_world.cache.outbox().removed(entry.conversation, entry.clientId, rows.gone.value(entry.clientId));
    pump();
    watchOthers();
}

void Outbox::failAll(ConversationId conversation, const Error &reason)
{
    const auto written = m_world.cache.write([conversation, reason](CacheTransaction &transaction) {
        QList<ClientId> failed;
        const QList<OutboxEntry> entries = transaction.outbox(conversation);
        for (OutboxEntry entry : entries) {
            if (entry.state == OutboxEntry::State::Failed)
                continue;
            entry.state = OutboxEntry::State::Failed;
            entry.lastError = reason;
            transaction.updateOutbox(entry);
            failed.append(entry.clientId);
        }
        return failed;
    });
    whenDone(written, this, [this, conversation, reason](const Result<QList<ClientId>> &clientIds) {
        if (!clientIds || clientIds->isEmpty())
            return;
        lane(conversation).stop();
        for (const ClientId &clientId : *clientIds)
            Q_EMIT failed(clientId, reason);
    });
}

OutboxLane &Outbox::lane(ConversationId conversation)
{
    std::unique_ptr<OutboxLane> &lane = m_lanes[conversation];
    if (!lane) {
        lane = std::make_unique<OutboxLane>(m_world, conversation);
        // Queued: a lane says so in the middle of a step of its own.
        connect(lane.get(), &OutboxLane::idle, this, &Outbox::pump, Qt::QueuedConnection);
        connect(lane.get(), &OutboxLane::failed, this, &Outbox::failed);
    }
    return *lane;
}

void Outbox::pump()
{
    if (!m_isSending || m_knownTerm != m_term)
        return;
    auto busy = std::count_if(m_lanes.cbegin(), m_lanes.cend(), [](const auto &lane) { return lane.second->isBusy(); });
    for (const auto &[conversation, lane] : m_lanes) {
        if (lane->isBusy() || busy >= kConversationsAtOnce)
            continue;
        lane->advance();
        if (lane->isBusy())
            ++busy;
    }
}

void Outbox::watchOthersClosely()
{
    m_lookAgain->stop();
    m_lookWait = kFirstLook;
    watchOthers();
}

void Outbox::watchOthers()
{
    if (m_isSending || isEmpty()) {
        m_lookAgain->stop();
        return;
    }
    if (m_lookAgain->isActive())
        return;
    Q_EMIT holderNeeded();
    m_lookAgain->start(m_lookWait, [this] { wake(); });
    m_lookWait = std::min(m_lookWait * 2, kLongestLook);
}

} // namespace vatochito
