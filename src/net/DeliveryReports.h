// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Alarm.h"
#include "core/Ids.h"

#include <QHash>
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

    /// False: it cannot be told now.
    using Tell = std::function<bool(ConversationId conversation, MessageId upTo)>;

    /// \a alarms must outlive this object.
    DeliveryReports(AlarmFactory &alarms, Tell tell, QObject *parent = nullptr);

    /// Told in a moment: what is delivered in the same turn of the event loop is one report.
    void delivered(ConversationId conversation, MessageId upTo);
    /// What could not be told may be possible now.
    void tellNow();
    /// Nobody is to be told any more.
    void forget();

private:
    const Tell m_tell;
    const std::unique_ptr<Alarm> m_interval; ///< Active: something was told less than a second ago.
    QHash<ConversationId, MessageId> m_untold;
    bool m_isScheduled = false;
};

} // namespace vatochito
