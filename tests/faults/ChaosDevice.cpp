// SPDX-License-Identifier: GPL-3.0-or-later
#include "ChaosDevice.h"

#include "support/client/Await.h"

#include <algorithm>

namespace vatochito {

using namespace Qt::StringLiterals;

ChaosDevice::ChaosDevice(quint16 serverPort, AlarmFactory &alarms, quint32 seed, Traits traits)
    : m_clock(std::make_unique<OffClock>(traits.clockOff))
    , m_proxy(std::make_unique<FaultProxy>(serverPort, alarms, seed))
    , m_core(std::make_unique<Core>(*m_clock, alarms))
{
    if (traits.level == Level::Compat)
        m_core->speakLevel0();
}

bool ChaosDevice::signIn(const QString &person)
{
    if (!m_core->signInAt(m_proxy->address(), person))
        return false;
    m_core->hurry();
    return true;
}

void ChaosDevice::disturb(QRandomGenerator &random)
{
    m_proxy->stop();
    const int choice = random.bounded(int(kFaults.size()) + 2);
    if (choice < int(kFaults.size())) {
        m_proxy->start(kFaults.at(static_cast<std::size_t>(choice)));
    } else if (m_proxy->openConnections() > 0) {
        m_proxy->cutAll();
        ++m_cuts;
    }
}

bool ChaosDevice::isAtRest()
{
    return m_core->isOnline() && m_core->account().engine().isCaughtUp() && !hasWaiting();
}

QString ChaosDevice::restlessness()
{
    const SyncEngine &engine = m_core->account().engine();
    return u"online=%1 list=%2 caughtUp=%3 waiting=%4"_s.arg(m_core->isOnline())
        .arg(engine.isListLoaded())
        .arg(engine.isCaughtUp())
        .arg(hasWaiting());
}

bool ChaosDevice::hasWaiting()
{
    const auto entries = await(m_core->account().outboxRows().all());
    return !entries || std::ranges::any_of(*entries, [](const OutboxEntry &entry) {
        return entry.state == OutboxEntry::State::Waiting;
    });
}

QList<ChaosRow> ChaosDevice::rows(ConversationId conversation)
{
    constexpr int kAll = 1'000'000;
    Account &account = m_core->account();
    for (;;) {
        const auto filled = await(account.engine().fillHoles(conversation, kEndOfHistory, kEndOfHistory, kAll));
        if (!filled || !*filled)
            break;
    }
    QList<ChaosRow> rows;
    const auto messages = await(account.messages().newerThan(conversation, MessageId(), kAll));
    for (const Message &message : messages.value_or(QList<Message>())) {
        rows.append(ChaosRow{.id = message.id,
                             .sender = message.sender,
                             .content = message.content,
                             .isDeleted = message.isDeleted,
                             .isEdited = message.editedAt.has_value()});
    }
    return rows;
}

QList<MessageId> ChaosDevice::editsThatFailed()
{
    QList<MessageId> targets;
    const auto entries = await(m_core->account().outboxRows().all());
    for (const OutboxEntry &entry : entries.value_or(QList<OutboxEntry>()))
        targets.append(entry.operation == OutboxEntry::Operation::Edit ? entry.target : MessageId());
    return targets;
}

} // namespace vatochito
