// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "FaultProxy.h"
#include "integration/client/Core.h"

#include <QRandomGenerator>

#include <array>

namespace vatochito {

/// What everybody must see of a message alike.
struct ChaosRow
{
    MessageId id;
    UserId sender;
    QString content;
    bool isDeleted = false;
    bool isEdited = false;

    friend bool operator==(const ChaosRow &, const ChaosRow &) = default;
};

/// A client core whose way to the server is at the mercy of a fault proxy. Waits with the event loop running. Thread:
/// the one it was made on.
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
    static constexpr std::array kFaults{Fault::LoseAck, Fault::Trickle, Fault::Jumble};

    /// \a alarms must outlive it.
    ChaosDevice(quint16 serverPort, AlarmFactory &alarms, quint32 seed, Traits traits);

    bool signIn(const QString &person);
    Core &core() { return *m_core; }

    /// Ends what was wrong with its network, and begins something else.
    void disturb(QRandomGenerator &random);
    void calm() { m_proxy->stop(); }
    int cuts() const { return m_cuts; }
    int fired(Fault fault) const { return m_proxy->fired(fault); }

    /// Connected, caught up, and nothing waits to be sent.
    bool isAtRest();
    /// What keeps isAtRest() from being true.
    QString restlessness();

    /// All there is of \a conversation, as somebody sees it who scrolls up to the beginning.
    QList<ChaosRow> rows(ConversationId conversation);
    /// With one that is not valid for each failed row that is not an edit.
    QList<MessageId> editsThatFailed();

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

    bool hasWaiting();

    std::unique_ptr<OffClock> m_clock;
    std::unique_ptr<FaultProxy> m_proxy;
    std::unique_ptr<Core> m_core;
    int m_cuts = 0;
};

} // namespace vatochito
