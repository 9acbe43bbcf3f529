// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/SyncStreams.h"

#include "support/client/ManualAlarms.h"

#include <QSignalSpy>

#include <memory>

namespace vatochito {

inline constexpr ConversationId kFour(4);

inline ReceivedMessage messageOf(ConversationId conversation, long long rev)
{
    ReceivedMessage received;
    received.message.id = MessageId(rev * 10);
    received.message.conversation = conversation;
    received.message.content = QString::number(rev);
    received.rev = rev;
    return received;
}

inline level1::NumberedEvent arrival(long long rev, ConversationId conversation = kFour)
{
    level1::NumberedEvent event{.changes = {}, .rev = rev, .isWhole = true};
    event.changes.conversation = conversation;
    event.changes.messages.append(messageOf(conversation, rev));
    return event;
}

inline level1::NumberedEvent edit(long long rev)
{
    level1::NumberedEvent event{.changes = {}, .rev = rev};
    event.changes.conversation = kFour;
    event.changes.patches.append(MessagePatch{.id = MessageId(10), .rev = rev, .content = QStringLiteral("new")});
    return event;
}

inline level1::SyncPage page(ConversationId conversation, long long from, long long to, bool isMore = false)
{
    level1::SyncPage page;
    page.changes.conversation = conversation;
    page.changes.to = to;
    page.from = from;
    page.isMore = isMore;
    for (long long rev = from + 1; rev <= to; ++rev)
        page.changes.messages.append(messageOf(conversation, rev));
    return page;
}

inline level1::Resumed delta(const QList<ConversationId> &behind = {}, long long account = 1, long long upTo = 9)
{
    level1::Resumed resumed;
    resumed.changes.account = account;
    for (const ConversationId conversation : behind)
        resumed.behind.insert(conversation, upTo);
    return resumed;
}

/// Conversation 4 stands there.
inline SyncCursors cursorsAt(long long head, long long marks = 0)
{
    return {QStringLiteral("e"), 1, {{kFour, head}}, {{kFour, marks}}};
}

inline MyConversation mine(ConversationId conversation, long long head)
{
    return MyConversation{.id = conversation, .head = head};
}

/// Streams whose server is the test, and all that they say.
class SyncStreamsScene
{
protected:
    void begin();
    /// Stands at 5 in conversation 4, live.
    void goLive();
    long long cursor(ConversationId conversation = kFour) const
    {
        return m_streams->cursors().heads.value(conversation);
    }
    ConversationChanges told(int index) const { return m_told->at(index).at(0).value<ConversationChanges>(); }
    void answerPage(ConversationId conversation, const Result<level1::SyncPage> &answer)
    {
        m_streams->takePage(m_wanted->last().at(0).toInt(), conversation, answer);
    }
    QList<ConversationId> wanted() const
    {
        QList<ConversationId> ids;
        for (const auto &arguments : *m_wanted)
            ids.append(arguments.at(1).value<ConversationId>());
        return ids;
    }

    ManualClock m_clock;
    ManualAlarms m_alarms{m_clock};
    std::unique_ptr<SyncStreams> m_streams;
    std::unique_ptr<QSignalSpy> m_told;
    std::unique_ptr<QSignalSpy> m_live;
    std::unique_ptr<QSignalSpy> m_lost;
    std::unique_ptr<QSignalSpy> m_far;
    std::unique_ptr<QSignalSpy> m_wanted;
    std::unique_ptr<QSignalSpy> m_resumes;
};

} // namespace vatochito
