// SPDX-License-Identifier: GPL-3.0-or-later
#include "ChaosDeeds.h"

#include "support/client/Await.h"

namespace vatochito {

using namespace Qt::StringLiterals;

namespace {

constexpr int kRecent = 20;

/// Without what edits have added.
QString firstWords(const Message &row)
{
    return row.content.section(u' ', 0, 2);
}

} // namespace

bool ChaosDeeds::doSomething(ChaosDevice &device, ConversationId conversation, int number, qsizetype writer)
{
    const int choice = m_random.bounded(10);
    if (choice == 0) {
        change(device, conversation);
        return false;
    }
    if (choice == 1) {
        read(device, conversation);
        return false;
    }
    const QString content = u"c %1 %2"_s.arg(number).arg(writer);
    const auto reply = somethingToAnswer(device, conversation);
    if (!device.core().enqueue(conversation, content, reply))
        return false;
    if (reply)
        m_answers.insert(content, reply->id);
    return true;
}

/// One in five answers something recent.
std::optional<ReplyExcerpt> ChaosDeeds::somethingToAnswer(ChaosDevice &device, ConversationId conversation)
{
    if (m_random.bounded(5) != 0)
        return {};
    const auto newest = await(device.core().account().messages().newest(conversation, kRecent));
    if (!newest || newest->isEmpty())
        return {};
    const Message &message = newest->at(m_random.bounded(int(newest->size())));
    return ReplyExcerpt{.id = message.id, .sender = message.sender, .excerpt = message.content};
}

void ChaosDeeds::change(ChaosDevice &device, ConversationId conversation)
{
    Account &account = device.core().account();
    const auto newest = await(account.messages().newest(conversation, kRecent));
    if (!newest)
        return;
    for (const Message &message : *newest) {
        if (message.sender != account.me().id || message.isDeleted)
            continue;
        if (m_random.bounded(4) == 0) {
            if (await(account.outbox().erase(conversation, message.id)))
                m_erased.insert(message.id);
            return;
        }
        const QString content = message.content + u" e"_s;
        if (await(account.outbox().edit(conversation, message.id, content)))
            m_edited[message.id].append(content);
        return;
    }
}

/// As somebody who scrolls down to the end. A client of level 0 would be at it for an hour: it tells of each message.
void ChaosDeeds::read(ChaosDevice &device, ConversationId conversation)
{
    if (device.level() == ChaosDevice::Level::Compat)
        return;
    const auto newest = await(device.core().account().messages().newest(conversation, 1));
    if (newest && !newest->isEmpty())
        m_reads += await(device.core().account().engine().markSeen(conversation, newest->constFirst().id)).value_or(0);
}

QString ChaosDeeds::contradiction(const Message &row) const
{
    if (m_erased.contains(row.id) != row.isDeleted)
        return row.isDeleted ? u"%1 was never deleted"_s.arg(row.content) : u"%1 should be deleted"_s.arg(row.content);
    if (row.isDeleted)
        return {};
    const QStringList edits = m_edited.value(row.id);
    if (edits.isEmpty() ? row.editedAt.has_value() : !edits.contains(row.content))
        return u"%1 is not what it was made (%2)"_s.arg(row.content, edits.join(u','));
    const MessageId answered = row.reply.value_or(ReplyExcerpt()).id;
    if (answered != m_answers.value(firstWords(row)))
        return u"%1 answers %2"_s.arg(row.content).arg(answered.value());
    return {};
}

} // namespace vatochito
