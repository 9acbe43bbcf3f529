// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Alarm.h"
#include "core/Ids.h"

#include <QHash>
#include <QList>
#include <QObject>

#include <chrono>
#include <functional>
#include <memory>

namespace vatochito {

/// Tells once a second how far messages have been delivered here, of each conversation the newest alone.
/// Thread: the one it was made on.
class DeliveryReports final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds kInterval{1};
    /// Conversations told of in one go: half of the commands that a server takes in a second, which sends and marks
    /// have a part in too. The others have their turn in the next.
    static constexpr qsizetype kMostAtOnce = 25;
    /// After a refusal for now that does not say for how long.
    static constexpr std::chrono::seconds kPause{5};

    /// False: it cannot be told now.
    using Tell = std::function<bool(ConversationId conversation, MessageId upTo)>;

    /// \a alarms must outlive this object.
    DeliveryReports(AlarmFactory &alarms, Tell tell, QObject *parent = nullptr);

    /// Told in a moment: what is delivered in the same turn of the event loop is one report.
    void delivered(ConversationId conversation, MessageId upTo);
    /// It was told and refused for now: nothing is told for so long, or for kPause, and then this too.
    void refused(ConversationId conversation, MessageId upTo, std::chrono::milliseconds retryAfter);
    /// What could not be told may be possible now.
    void tellNow();
    /// Nobody is to be told any more.
    void forget();

private:
    void keep(ConversationId conversation, MessageId upTo);

    const Tell m_tell;
    const std::unique_ptr<Alarm> m_interval; ///< Active: something was told, or refused, a moment ago.
    QHash<ConversationId, MessageId> m_untold;
    QList<ConversationId> m_turns; ///< Those of m_untold, the one that waits longest first.
    bool m_isScheduled = false;
};

} // namespace vatochito
