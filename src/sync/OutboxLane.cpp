// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/OutboxLane.h"

#include "core/LogCategories.h"
#include "core/WhenDone.h"
#include "net/Link.h"
#include "sync/OutboxOperation.h"
#include "sync/SyncEngine.h"

#include <algorithm>

namespace vatochito {

namespace {

/// The server said no for good.
bool isFinal(const Error &error)
{
    switch (error.code) {
    case Error::Code::Rejected:
    case Error::Code::Forbidden:
    case Error::Code::NotFound:
    case Error::Code::TooLarge:
        return true;
    default:
        return false;
    }
}

/// What it wants is so, whoever did it.
bool isDeletedAlready(const CacheTransaction &transaction, const OutboxEntry &entry)
{
    const auto target = entry.operation == OutboxEntry::Operation::Delete
                            ? transaction.message(entry.conversation, entry.target)
                            : std::nullopt;
    return target && target->isDeleted;
}

} // namespace

OutboxLane::OutboxLane(const OutboxWorld &world, ConversationId conversation, QObject *parent)
    : QObject(parent), m_world(world), m_conversation(conversation), m_alarm(world.alarms.makeAlarm())
{
    connect(&m_world.link, &Link::conversationLost, this, [this](ConversationId lost) {
        if (lost == m_conversation && isOnTheWire())
            loseSocket();
    });
    connect(&m_world.link, &Link::conversationLive, this, [this](ConversationId live) {
        // What failed for want of a connection need not wait any longer; what may kill its sockets does.
        if (live == m_conversation && m_step == Step::Idle && m_losses < 2)
            m_alarm->stop();
    });
}

OutboxLane::~OutboxLane() = default;

void OutboxLane::put(const OutboxEntry &entry)
{
    m_rows.insert_or_assign(entry.sequence, entry);
}

void OutboxLane::take(const ClientId &clientId)
{
    std::erase_if(m_rows, [&clientId](const auto &row) { return row.second.clientId == clientId; });
    if (m_current != clientId)
        return;
    m_unanswered = 0;
    m_losses = 0;
    // A step that waits for an answer of its own ends with that answer.
    if (isOnTheWire())
        setStep(Step::Idle);
}

const OutboxEntry *OutboxLane::head() const
{
    const auto found = std::find_if(m_rows.cbegin(), m_rows.cend(),
                                    [](const auto &row) { return row.second.state == OutboxEntry::State::Waiting; });
    return found == m_rows.cend() ? nullptr : &found->second;
}

bool OutboxLane::hasRow(const ClientId &clientId) const
{
    return std::ranges::any_of(m_rows, [&clientId](const auto &row) { return row.second.clientId == clientId; });
}

void OutboxLane::advance()
{
    const OutboxEntry *next = head();
    if (isBusy() || !next || m_alarm->isActive())
        return;
    // Subscribed first: what the history does not tell, an event will.
    if (!m_world.link.canSend(m_conversation)) {
        m_world.link.prepareToSend(m_conversation);
        return;
    }
    // What is stored as the newest known must be the newest there is, or an older message of another device of mine
    // would later be taken for this one (compat.md, "No client id"). Where the client id makes sending again harmless,
    // nothing need be looked for.
    const bool isNamed = m_world.link.capabilities().acknowledgesSends && (next->isSentById || !next->mayBeOnServer());
    if (!isNamed && !m_world.engine.isCurrent(m_conversation))
        catchUp();
    else if (!isNamed && next->mayBeOnServer() && m_matched != next->clientId)
        match();
    else
        storeAndSend();
}

void OutboxLane::catchUp()
{
    setStep(Step::CatchingUp);
    whenDone(m_world.engine.catchUp(m_conversation), this, [this](const Status &status) {
        if (m_step != Step::CatchingUp)
            return;
        setStep(Step::Idle);
        if (!status)
            waitAndRetry(std::max<std::chrono::milliseconds>(kRetryWait, status.error().retryAfter));
    });
}

void OutboxLane::match()
{
    // One that was asked for earlier says nothing about what went out since.
    if (m_world.engine.isReadingHistory(m_conversation))
        return;
    setStep(Step::Matching);
    m_current = head()->clientId;
    whenDone(m_world.engine.refreshHistory(m_conversation), this, [this](const Status &read) {
        if (m_step != Step::Matching)
            return;
        // Had it been there, its row would be gone by now.
        if (read)
            m_matched = m_current;
        setStep(Step::Idle);
        if (!read)
            waitAndRetry(kRetryWait);
    });
}

void OutboxLane::storeAndSend()
{
    setStep(Step::Storing);
    const OutboxEntry entry = *head();
    if (m_current != entry.clientId) {
        m_unanswered = 0;
        m_losses = 0;
    }
    m_current = entry.clientId;
    m_matched = {};
    const bool isNamed = m_world.link.capabilities().acknowledgesSends;
    const auto written = m_world.cache.write(
        [clientId = entry.clientId, conversation = m_conversation, isNamed](CacheTransaction &transaction) {
            // It may have been confirmed, cancelled or given up by somebody else.
            std::optional<OutboxEntry> stored = transaction.outboxEntry(clientId);
            if (!stored || stored->state == OutboxEntry::State::Failed)
                return stored;
            stored->isSentById = isNamed && (stored->isSentById || !stored->mayBeOnServer());
            stored->sentAfter = transaction.newestMessage(conversation);
            if (++stored->attempts == 1)
                transaction.count(conversation, LedgerCount::Sent);
            transaction.updateOutbox(*stored);
            return stored;
        });
    whenDone(written, this, [this, entry](const Result<std::optional<OutboxEntry>> &stored) {
        if (m_step != Step::Storing)
            return;
        if (!stored) {
            setStep(Step::Idle);
            waitAndRetry(kRetryWait);
            return;
        }
        if (!*stored) {
            take(entry.clientId);
            setStep(Step::Idle);
            return;
        }
        put(**stored);
        if ((*stored)->state == OutboxEntry::State::Failed) {
            setStep(Step::Idle);
            return;
        }
        // It may be what has just been told.
        if (entry.mayBeOnServer() && !(*stored)->isSentById && m_world.engine.isStoringMine(m_conversation)) {
            giveBack(entry);
            return;
        }
        const bool isAnswered = m_world.link.capabilities().acknowledgesSends;
        if (isAnswered || !OutboxOperation::of((*stored)->operation).isConfirmedByEcho(**stored))
            askFor(**stored);
        else if (m_world.link.send(outgoingOf(**stored)))
            awaitEcho(**stored);
        else
            giveBack(entry);
    });
}

void OutboxLane::awaitEcho(const OutboxEntry &entry)
{
    setStep(Step::InFlight);
    const std::chrono::seconds toCarry(entry.content.toUtf8().size() / kBytesPerSecond);
    m_alarm->start(kEchoPatience + toCarry, [this] { proveDelivery(); });
}

void OutboxLane::proveDelivery()
{
    setStep(Step::Proving);
    whenDone(m_world.link.proveDelivery(m_conversation), this, [this, proof = ++m_proof](const Status &proven) {
        // One that was asked for an earlier message says nothing about this one.
        if (m_step != Step::Proving || proof != m_proof)
            return;
        if (proven)
            takeSilence();
        else
            loseSocket();
    });
}

void OutboxLane::takeSilence()
{
    // The server has dealt with it, so the history tells whether it was stored.
    ++m_unanswered;
    qCWarning(lcSync).nospace() << "no echo: conversation=" << m_conversation.value()
                                << " client_id=" << m_current.toString() << " unanswered=" << m_unanswered;
    if (m_unanswered >= kUnansweredSends)
        failHead(Error{.code = Error::Code::Rejected, .detail = QStringLiteral("never stored")}, OnServer::Maybe);
    else
        loseHead();
}

void OutboxLane::askFor(const OutboxEntry &entry)
{
    setStep(Step::Asking);
    OutboxOperation::of(entry.operation)
        .ask(m_world.link, entry, this,
             [this, asked = entry.clientId](const Result<OutboxOperation::Adoption> &answer) {
                 if (m_step == Step::Asking && m_current == asked)
                     takeAnswer(answer ? Status() : Status(failure(answer.error())));
                 // Also where nobody waits for it any more it is the server's word.
                 if (answer)
                     (*answer)(m_world.engine);
             });
}

void OutboxLane::takeAnswer(const Status &answer)
{
    // An event or the history may have confirmed it first: nothing is left to be waited for.
    if (!hasRow(m_current))
        setStep(Step::Idle);
    else if (answer)
        awaitStorage();
    else
        takeRefusal(answer.error());
}

void OutboxLane::awaitStorage()
{
    // The row goes with the transaction that stores the answer; until then nothing else is sent here.
    setStep(Step::InFlight);
    m_alarm->start(kStorageDeadline, [this] { loseHead(); });
}

void OutboxLane::takeRefusal(const Error &error)
{
    if (isFinal(error)) {
        failHead(error, OnServer::No);
    } else if (error.code == Error::Code::Offline) {
        loseSocket();
    } else {
        setStep(Step::Idle);
        waitAndRetry(std::max<std::chrono::milliseconds>(kRetryWait, error.retryAfter));
    }
}

void OutboxLane::giveBack(const OutboxEntry &before)
{
    // Not a byte of it went out this time; what went out before may still be on the server.
    const auto written = m_world.cache.write([before](CacheTransaction &transaction) {
        std::optional<OutboxEntry> stored = transaction.outboxEntry(before.clientId);
        if (!stored)
            return;
        stored->sentAfter = before.sentAfter;
        stored->isSentById = before.isSentById;
        transaction.updateOutbox(*stored);
    });
    whenDone(written, this, [this](const Status &) {
        if (m_step != Step::Storing)
            return;
        setStep(Step::Idle);
        waitAndRetry(kRetryWait);
    });
}

void OutboxLane::loseHead()
{
    m_matched = {};
    setStep(Step::Idle);
}

void OutboxLane::loseSocket()
{
    loseHead();
    // The first loss is the network's affair; a poor network never makes a message fail, either.
    if (m_losses++ > 0)
        waitAndRetry(std::min<std::chrono::milliseconds>(kRetryWait * (m_losses - 1), kLongestWait));
}

void OutboxLane::failHead(const Error &reason, OnServer onServer)
{
    setStep(Step::Storing);
    m_unanswered = 0;
    const auto written = m_world.cache.write([clientId = m_current, reason, onServer](CacheTransaction &transaction) {
        QList<ClientId> fallen;
        std::optional<OutboxEntry> stored = transaction.outboxEntry(clientId);
        if (!stored)
            return fallen;
        if (reason.code == Error::Code::NotFound && isDeletedAlready(transaction, *stored)) {
            transaction.confirm(*stored, stored->target);
            return fallen;
        }
        stored->state = OutboxEntry::State::Failed;
        stored->lastError = reason;
        if (onServer == OnServer::No)
            stored->sentAfter = {};
        transaction.updateOutbox(*stored);
        fallen.append(clientId);
        return fallen + failReferring(transaction, clientId);
    });
    whenDone(written, this, [this, reason](const Result<QList<ClientId>> &fallen) {
        if (m_step != Step::Storing)
            return;
        setStep(Step::Idle);
        if (!fallen) {
            waitAndRetry(kRetryWait);
            return;
        }
        for (const ClientId &clientId : *fallen)
            Q_EMIT failed(clientId, reason);
    });
}

void OutboxLane::waitAndRetry(std::chrono::milliseconds wait)
{
    m_alarm->start(wait, [this] { Q_EMIT idle(); });
}

void OutboxLane::stop()
{
    m_alarm->stop();
    m_step = Step::Idle;
    m_matched = {};
}

void OutboxLane::setStep(Step step)
{
    m_alarm->stop();
    m_step = step;
    if (step == Step::Idle)
        Q_EMIT idle();
}

} // namespace vatochito
