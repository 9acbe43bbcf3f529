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

/// What I tell of how far I have got: read as soon as may be, delivered once a second, each the newest alone.
/// Thread: the one it was made on.
class SyncReports final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds kDeliveredInterval{1};

    enum class Kind { Read, Delivered };
    /// False: it cannot be told now.
    using Tell = std::function<bool(Kind kind, ConversationId conversation, MessageId upTo)>;

    /// \a alarms must outlive this object.
    SyncReports(AlarmFactory &alarms, Tell tell, QObject *parent = nullptr);

    /// Told in a moment: what is read in the same turn of the event loop is one report.
    void read(ConversationId conversation, MessageId upTo);
    /// The server was too busy for it.
    void readAgain(ConversationId conversation, MessageId upTo, std::chrono::milliseconds after);
    void delivered(ConversationId conversation, MessageId upTo);
    /// What could not be told may be possible now.
    void tellNow();
    /// The connection is gone: who read says so again, and what was delivered is told with the next message.
    void forget();

private:
    using Marks = QHash<ConversationId, MessageId>;

    void raise(Marks &marks, ConversationId conversation, MessageId upTo);
    void schedule();
    void tellAll(Kind kind, Marks &marks);

    const Tell m_tell;
    const std::unique_ptr<Alarm> m_again;
    const std::unique_ptr<Alarm> m_interval; ///< Active: something delivered was told less than a second ago.
    Marks m_read;
    Marks m_delivered;
    bool m_isScheduled = false;
};

} // namespace vatochito
