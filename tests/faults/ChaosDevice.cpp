// SPDX-License-Identifier: GPL-3.0-or-later
#include "ChaosDevice.h"

#include "support/client/Await.h"

#include <algorithm>
#include <utility>

namespace vatochito {

using namespace Qt::StringLiterals;

ChaosDevice::ChaosDevice(quint16 serverPort, AlarmFactory &alarms, quint32 seed, Traits traits)
    : ChaosDevice(std::make_shared<Computer>(serverPort, alarms, seed, traits.clockOff), true)
{
    m_level = traits.level;
    if (m_level == Level::Compat)
        m_core.speakLevel0();
}

ChaosDevice::ChaosDevice(std::shared_ptr<Computer> computer, bool isFirst)
    : m_computer(std::move(computer))
    , m_isFirst(isFirst)
    , m_core(m_computer->profile.path(), m_computer->vault, m_computer->clock, m_computer->alarms)
{
}

bool ChaosDevice::signIn(const QString &person)
{
    if (!m_core.signInAt(m_computer->proxy.address(), person))
        return false;
    m_core.hurry();
    return true;
}

std::unique_ptr<ChaosDevice> ChaosDevice::secondProcess()
{
    std::unique_ptr<ChaosDevice> second(new ChaosDevice(m_computer, false));
    if (!second->m_core.resumeAt(m_computer->proxy.address(), m_core.account().me()))
        return {};
    second->m_core.hurry();
    return second;
}

bool ChaosDevice::beginAnewFromTheFuture(ConversationId conversation)
{
    constexpr long long kFarAhead = 1'000'000'000;
    const auto forged = await(m_core.account().cache().write(
        [conversation](CacheTransaction &transaction) { transaction.raiseSyncCursor(conversation, kFarAhead); }));
    return forged && cursor(conversation) == kFarAhead && m_core.restart();
}

SyncCursors ChaosDevice::cursors()
{
    return await(
               m_core.account().cache().write([](CacheTransaction &transaction) { return transaction.syncCursors(); }))
        .value_or(SyncCursors());
}

long long ChaosDevice::cursor(ConversationId conversation)
{
    return cursors().heads.value(conversation);
}

QString ChaosDevice::epoch()
{
    return cursors().epoch;
}

void ChaosDevice::disturb(QRandomGenerator &random)
{
    if (disturb(m_computer->proxy, random))
        ++m_cuts;
}

bool ChaosDevice::disturb(FaultProxy &proxy, QRandomGenerator &random)
{
    proxy.stop();
    const int choice = random.bounded(int(kFaults.size()) + 2);
    if (choice < int(kFaults.size())) {
        proxy.start(kFaults.at(static_cast<std::size_t>(choice)));
        return false;
    }
    const bool isCut = proxy.openConnections() > 0;
    proxy.cutAll();
    return isCut;
}

bool ChaosDevice::isAtRest()
{
    return m_core.isOnline() && m_core.account().engine().isCaughtUp() && waiting() == 0;
}

QString ChaosDevice::restlessness()
{
    const SyncEngine &engine = m_core.account().engine();
    return u"online=%1 list=%2 caughtUp=%3 waiting=%4"_s.arg(m_core.isOnline())
        .arg(engine.isListLoaded())
        .arg(engine.isCaughtUp())
        .arg(waiting());
}

int ChaosDevice::waiting()
{
    const auto entries = await(m_core.account().outboxRows().all()).value();
    return int(std::ranges::count(entries, OutboxEntry::State::Waiting, &OutboxEntry::state));
}

QList<Message> ChaosDevice::rows(Core &core, ConversationId conversation, Rows how)
{
    constexpr int kAll = 1'000'000;
    Account &account = core.account();
    for (;;) {
        const auto filled = await(account.engine().fillHoles(
            conversation, {.oldest = kEndOfHistory, .newest = kEndOfHistory, .older = kAll}));
        if (!filled || !*filled)
            break;
    }
    const QList<Message> all =
        await(account.messages().newerThan(conversation, MessageId(), kAll)).value_or(QList<Message>());
    return how == Rows::AsMine ? all : asAnybodysRows(all);
}

QList<Message> ChaosDevice::asAnybodysRows(QList<Message> rows)
{
    for (Message &message : rows) {
        message.clientId = {};
        message.delivery = Delivery::None;
    }
    return rows;
}

ChaosStanding ChaosDevice::standing(ConversationId conversation)
{
    Account &account = m_core.account();
    account.engine().setOpenConversation(conversation);
    const auto summary = await(account.conversations().one(conversation));
    if (!summary || !*summary)
        return {};
    ChaosStanding standing{.conversation = (*summary)->conversation,
                           .markers =
                               await(account.conversations().markers(conversation)).value_or(QList<ReadMarker>()),
                           .people = {},
                           .unreadCount = (*summary)->unreadCount};
    const QList<Member> &members = standing.conversation.members;
    const auto people = await(account.conversations().people()).value_or(QList<User>());
    for (const User &person : people) {
        if (std::ranges::find(members, person.id, &Member::user) == members.cend())
            continue;
        User named;
        named.id = person.id;
        named.username = person.username;
        named.displayName = person.displayName;
        named.avatarUrl = person.avatarUrl;
        standing.people.append(named);
    }
    std::ranges::sort(standing.people, {}, &User::id);
    // Level 1 does not tell when it was made; whoever made it over REST knows.
    standing.conversation.createdAt = {};
    standing.conversation.updatedAt = {};
    std::ranges::sort(standing.markers, {}, &ReadMarker::user);
    return standing;
}

QList<OutboxEntry> ChaosDevice::failures()
{
    QList<OutboxEntry> entries = await(m_core.account().outboxRows().all()).value();
    entries.removeIf([](const OutboxEntry &entry) { return entry.state != OutboxEntry::State::Failed; });
    return entries;
}

} // namespace vatochito
