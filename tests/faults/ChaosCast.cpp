// SPDX-License-Identifier: GPL-3.0-or-later
#include "ChaosCast.h"

#include "support/client/Await.h"

#include <QSet>

#include <algorithm>

namespace vatochito {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int kPeople = 4;
constexpr int kDevices = 2;        ///< Of each.
constexpr auto kProcessPause = 1s; ///< After each ten of its messages, so that they last as long as the rest.
constexpr std::chrono::hours kClockOff{2};

UserId personOf(ChaosDevice &device)
{
    return device.core().account().me().id;
}

} // namespace

ChaosCast::ChaosCast(QRandomGenerator &randomness)
    : random(randomness)
    // Tokens live so shortly that every device has them renewed several times.
    , server(QStringLiteral(VATOCHITO_FAILING_SERVER_PROGRAM),
             {u"--command-rate"_s, u"5000"_s, u"--access-lifetime"_s, u"20s"_s})
{
}

bool ChaosCast::addDevice(const QString &person, ChaosDevice::Traits traits)
{
    writers.push_back(std::make_unique<ChaosDevice>(server.port(), alarms, random.generate(), traits));
    return writers.back()->signIn(person);
}

bool ChaosCast::gather(int messages)
{
    const auto comes = [this](const QString &person) {
        return Core::registerPerson(server.address(), person).has_value();
    };
    for (int person = 0; person < kPeople; ++person) {
        const QString name = u"person%1"_s.arg(person);
        if (!comes(name))
            return false;
        for (int device = 0; device < kDevices; ++device) {
            ChaosDevice::Traits traits;
            if (device == 1 && person < 2)
                traits.clockOff = person == 0 ? kClockOff : -kClockOff;
            if (!addDevice(name, traits))
                return false;
        }
    }
    writers.push_back(writers.back()->secondProcess());
    if (!writers.back() || !comes(u"elder"_s) || !addDevice(u"elder"_s, {.level = ChaosDevice::Level::Compat}))
        return false;
    guest = std::make_unique<ChaosDevice>(server.port(), alarms, random.generate(), ChaosDevice::Traits());
    return comes(u"guest"_s) && guest->signIn(u"guest"_s) && comes(visitor()) && makeRooms(messages);
}

bool ChaosCast::makeRooms(int messages)
{
    SyncEngine &owner = writers.front()->core().account().engine();
    const auto person = Core::registerPerson(server.address(), u"process"_s);
    if (!person)
        return false;
    QSet<UserId> people;
    for (const auto &device : writers)
        people.insert(personOf(*device));
    people.remove(personOf(*writers.front()));
    for (int conversation = 0; conversation < kConversations; ++conversation) {
        if (conversation == kCompatConversations)
            people.remove(personOf(compatWriter()));
        QSet<UserId> members = people + QSet{personOf(*guest)};
        if (conversation == 0)
            members.insert(person->user.id);
        const auto made = await(owner.createGroup(u"Room %1"_s.arg(conversation), members.values()));
        if (!made)
            return false;
        conversations.append(*made);
    }
    const auto made = await(owner.createGroup(u"Room"_s, (people + QSet{person->user.id}).values()));
    processRoom = made.value_or(ConversationId());
    if (made)
        beginProcess(*person, messages);
    return made.has_value();
}

void ChaosCast::beginProcess(const Credentials &person, int messages)
{
    processProxy = std::make_unique<FaultProxy>(server.port(), alarms, random.generate());
    process = std::make_unique<KilledWriter>(QStringLiteral(VATOCHITO_SENDER_PROGRAM),
                                             SenderProcess::Task{.server = processProxy->address(),
                                                                 .user = person.user,
                                                                 .tokens = person.tokens,
                                                                 .conversation = processRoom,
                                                                 .count = processShare(messages),
                                                                 .pause = kProcessPause},
                                             kProcessKills, random.generate());
    process->start();
}

qsizetype ChaosCast::indexOf(const ChaosDevice &device) const
{
    return std::ranges::find(writers, &device, &std::unique_ptr<ChaosDevice>::get) - writers.begin();
}

int ChaosCast::roomsOf(const ChaosDevice &device) const
{
    return device.level() == ChaosDevice::Level::Compat ? kCompatConversations : kConversations;
}

} // namespace vatochito
