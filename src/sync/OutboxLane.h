// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Alarm.h"
#include "storage/Cache.h"

#include <QObject>

#include <chrono>
#include <map>
#include <memory>

namespace vatochito {

class Link;
class SyncEngine;

/// What the outbox works with.
struct OutboxWorld
{
    Link &link;
    SyncEngine &engine;
    Cache &cache;
    AlarmFactory &alarms;
};

/// What I did in one conversation and no server has acknowledged, sent one at a time and in order. A message that may
/// be on the server already is looked for in the history before it is sent again. Thread: the one it was made on.
class OutboxLane final : public QObject
{
    Q_OBJECT

public:
    /// Without an echo for so long the socket has to prove itself (sync.md, Outbox rules), and a second more for each
    /// kBytesPerSecond of a message, which a poor network needs to take it.
    static constexpr std::chrono::seconds kEchoPatience{3};
    static constexpr qsizetype kBytesPerSecond = 2048;
    /// For the cache to store what the server answered.
    static constexpr std::chrono::seconds kStorageDeadline{10};
    /// Between two tries that failed without a lost socket.
    static constexpr std::chrono::seconds kRetryWait{5};
    /// Sockets that die with the same message on them, again and again, may die of it: each loss after the first adds
    /// kRetryWait to the wait, up to this.
    static constexpr std::chrono::seconds kLongestWait{60};
    /// So many times sent on a live socket and never stored: the server does not want it.
    static constexpr int kUnansweredSends = 3;

    OutboxLane(const OutboxWorld &world, ConversationId conversation, QObject *parent = nullptr);
    ~OutboxLane() override;

    /// A row as the database has it now.
    void put(const OutboxEntry &entry);
    void take(const ClientId &clientId);
    const std::map<long long, OutboxEntry> &rows() const { return m_rows; }

    bool isBusy() const { return m_step != Step::Idle; }
    bool hasWaiting() const { return head() != nullptr; }
    /// Takes the next step, if there is one to be taken now.
    void advance();
    /// Forgets the step it was in: another process sends from now on.
    void stop();

Q_SIGNALS:
    /// Idle again: other lanes may have a turn.
    void idle();
    void failed(const vatochito::ClientId &clientId, const vatochito::Error &reason);

private:
    enum class Step {
        Idle,
        CatchingUp, ///< What was missed is being looked through.
        Matching,   ///< The history is being read, to see whether the head is on the server.
        Storing,    ///< What is known now is being written to the head's row.
        InFlight,   ///< On the socket; the echo confirms it.
        Proving,    ///< The echo is late: has the server dealt with it, or is the socket dead?
        Asking,     ///< On its way as a question; the answer confirms it.
    };

    /// What a refusal says about the head.
    enum class OnServer { No, Maybe };

    const OutboxEntry *head() const;
    bool hasRow(const ClientId &clientId) const;
    void catchUp();
    void match();
    void storeAndSend();
    void awaitEcho(const OutboxEntry &entry);
    void askFor(const OutboxEntry &entry);
    void proveDelivery();
    void takeSilence();
    bool isOnTheWire() const { return m_step == Step::InFlight || m_step == Step::Proving; }
    void takeAnswer(const Status &answer);
    void awaitStorage();
    void takeRefusal(const Error &error);
    void loseHead();
    void loseSocket();
    void failHead(const Error &reason, OnServer onServer);
    /// \param before  The row as it was before it was to be sent.
    void giveBack(const OutboxEntry &before);
    void waitAndRetry(std::chrono::milliseconds wait);
    void setStep(Step step);

    OutboxWorld m_world;
    ConversationId m_conversation;
    std::map<long long, OutboxEntry> m_rows; ///< By sequence.
    std::unique_ptr<Alarm> m_alarm;          ///< The echo's deadline, or the wait before a retry.
    Step m_step = Step::Idle;
    ClientId m_matched;   ///< The head was looked for since it was last uncertain, and is not on the server.
    ClientId m_current;   ///< What the step is about.
    int m_unanswered = 0; ///< Sends of the head on a live socket that had no echo.
    int m_proof = 0;      ///< The newest that was asked for.
    int m_losses = 0;     ///< Sockets that were lost with the head on them.
};

} // namespace vatochito
