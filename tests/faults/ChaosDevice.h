// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "FaultProxy.h"
#include "integration/client/Core.h"
#include "support/client/MemoryTokenVault.h"

#include <QRandomGenerator>

#include <array>

namespace vatochito {

/// What is known of a conversation, besides its messages.
struct ChaosStanding
{
    Conversation conversation;
    QList<ReadMarker> markers; ///< In order of their people's ids.
    QList<User> people;        ///< The members, without what is told of them at the moment; in order of their ids.
    int unreadCount = 0;       ///< By the marker of whoever uses the device.

    friend bool operator==(const ChaosStanding &, const ChaosStanding &) = default;
};

/// A client core whose way to the server is at the mercy of a fault proxy, or a second one on the same profile, as two
/// processes are. Waits with the event loop running. Thread: the one it was made on.
class ChaosDevice
{
public:
    enum class Level { Compat, Sync };
    struct Traits
    {
        Level level = Level::Sync;
        std::chrono::hours clockOff{0}; ///< Its wall clock is wrong by that.
    };
    /// Those that disturb() takes turns at, besides cutting.
    static constexpr std::array kFaults{Fault::LoseAck, Fault::LoseRefresh, Fault::Trickle, Fault::Jumble};

    /// \a alarms must outlive it.
    ChaosDevice(quint16 serverPort, AlarmFactory &alarms, quint32 seed, Traits traits);

    bool signIn(const QString &person);
    /// Nothing: it did not work. Of both only the first counts faults.
    std::unique_ptr<ChaosDevice> secondProcess();
    Core &core() { return m_core; }
    Level level() const { return m_level; }

    /// Ends what was wrong with its network, and begins something else.
    void disturb(QRandomGenerator &random);
    /// The same with that of somebody else. \return It was cut.
    static bool disturb(FaultProxy &proxy, QRandomGenerator &random);
    void calm() { m_computer->proxy.stop(); }
    int cuts() const { return m_cuts; }
    /// What went wrong on the way to it. Nothing for a second process: it has the same way.
    const FaultProxy *way() const { return m_isFirst ? &m_computer->proxy : nullptr; }

    /// As if its file were older than the server's database, which was put back to an earlier state: it begins anew
    /// with a number of \a conversation that the server has not reached. False: that number is not in its file, or it
    /// did not begin.
    bool beginAnewFromTheFuture(ConversationId conversation);
    /// Of the server's history, as its file names it.
    QString epoch();
    /// Up to where it knows \a conversation.
    long long cursor(ConversationId conversation);

    /// How many operations wait to be sent.
    int waiting();
    /// Connected, caught up, and nothing waits to be sent.
    bool isAtRest();
    /// What keeps isAtRest() from being true.
    QString restlessness();

    enum class Rows {
        AsAnybodys, ///< Without what differs between people.
        AsMine,
    };
    /// All there is of \a conversation, as somebody sees it who scrolls up to the beginning.
    QList<Message> rows(ConversationId conversation, Rows how = Rows::AsAnybodys)
    {
        return rows(m_core, conversation, how);
    }
    static QList<Message> rows(Core &core, ConversationId conversation, Rows how = Rows::AsAnybodys);
    static QList<Message> asAnybodysRows(QList<Message> rows);
    /// As somebody sees it who has it on the screen.
    ChaosStanding standing(ConversationId conversation);
    /// What has failed for good.
    QList<OutboxEntry> failures();

private:
    class OffClock final : public Clock
    {
    public:
        explicit OffClock(std::chrono::hours by) : m_by(by) {}
        Timestamp now() const override { return m_clock.now() + m_by; }
        std::chrono::steady_clock::time_point monotonic() const override { return m_clock.monotonic(); }

    private:
        SystemClock m_clock;
        const std::chrono::hours m_by;
    };

    /// What processes of one profile have in common.
    struct Computer
    {
        Computer(quint16 serverPort, AlarmFactory &factory, quint32 seed, std::chrono::hours clockOff)
            : alarms(factory), clock(clockOff), proxy(serverPort, factory, seed)
        {
        }

        AlarmFactory &alarms;
        OffClock clock;
        FaultProxy proxy;
        TestFolder profile;
        MemoryTokenVault vault;
    };

    ChaosDevice(std::shared_ptr<Computer> computer, bool isFirst);
    SyncCursors cursors();

    std::shared_ptr<Computer> m_computer;
    const bool m_isFirst;
    Level m_level = Level::Sync;
    Core m_core;
    int m_cuts = 0;
};

} // namespace vatochito
