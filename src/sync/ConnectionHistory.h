// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Connection.h"
#include "core/Ids.h"
#include "storage/ConnectionHistoryStore.h"

#include <QObject>
#include <QSet>

#include <optional>

namespace vatochito {

class Cache;
class Clock;

/// Writes down when the connection was up and down, why, how long, and what was caught up on return. Of several
/// processes of a profile one does it: the owner says which. Thread: the one it was made on.
class ConnectionHistory final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::days kKept{30};
    /// A socket that a sleep has killed is found dead within that, and another one often takes as long.
    static constexpr std::chrono::seconds kAfterSleep{30};

    /// Both must outlive this object.
    ConnectionHistory(Cache &cache, const Clock &clock, QObject *parent = nullptr);
    /// Ends what lasts: closed on purpose.
    ~ConnectionHistory() override;

    void setRecording(bool isRecording);
    void follow(const Connection &connection);
    /// The computer slept until now: what is found lost within kAfterSleep was lost when it fell asleep.
    void woke();

private:
    void record();
    void recordUp(bool isCaughtUp);
    void recordDown();
    void countArrived(ConversationId conversation, int messages);
    void begin(ConnectionPeriod::Kind kind, Timestamp at, Error::Code reason);
    void end(ConnectionPeriod::End end);
    void endAt(ConnectionPeriod::End end, Timestamp at);
    bool hasJustWoken() const;
    std::chrono::microseconds lead() const;
    void save();
    bool lasts(ConnectionPeriod::Kind kind) const { return m_period && m_period->kind == kind; }

    Cache &m_cache;
    const Clock &m_clock;
    bool m_isRecording = false;
    Connection m_connection;
    std::optional<ConnectionPeriod> m_period; ///< The one that lasts.
    std::chrono::steady_clock::time_point m_begun;
    std::chrono::microseconds m_lead{}; ///< Of the wall clock over the other one, which stands still in sleep.
    Timestamp m_fellAsleepAt{};
    std::optional<std::chrono::steady_clock::time_point> m_wokeAt;
    bool m_isCaughtUp = false; ///< In this Up: what arrives from now on was not missed.
    QSet<ConversationId> m_missedIn;
};

} // namespace vatochito
