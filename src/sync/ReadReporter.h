// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Alarm.h"
#include "core/Ids.h"

#include <QList>
#include <QPair>

#include <chrono>
#include <memory>

namespace vatochito {

class Link;

/// Tells the server which messages were seen: one frame for each, 20 a second, so that web clients count right
/// (compat.md, Quirks). What cannot be told now waits; it is not kept beyond this process.
class ReadReporter
{
public:
    static constexpr std::chrono::milliseconds kPace{50};

    ReadReporter(Link &link, AlarmFactory &alarms);

    void report(ConversationId conversation, const QList<MessageId> &messages);
    /// A way to \a conversation may have opened.
    void wake();

private:
    void sendNext();

    Link &m_link;
    std::unique_ptr<Alarm> m_pace;
    QList<QPair<ConversationId, MessageId>> m_queue;
};

} // namespace vatochito
