// SPDX-License-Identifier: GPL-3.0-or-later
#include "ChaosDevice.h"
#include "ChaosFindings.h"
#include "KilledWriter.h"
#include "support/client/Await.h"
#include "support/client/ServerProcess.h"

#include <QRandomGenerator>
#include <QSet>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <memory>
#include <vector>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vatochito;

namespace {

constexpr int kPeople = 4;
constexpr int kDevices = 2; ///< Of each.
constexpr int kConversations = 20;
constexpr int kCompatConversations = 4;
constexpr int kServerKills = 6; ///< Twice at each fail point.
constexpr int kClientKills = 8;
constexpr int kEpochAt = 3;       ///< While the server is down for the third time, the epoch of its history is renewed.
constexpr int kRemovalAfter = 4;  ///< Halfway between this end of the server and the next a member is removed.
constexpr int kProcessKills = 12; ///< Of the client that is a process of its own.
constexpr int kProcessShare = 20; ///< One in so many messages is written by it, besides all others.
constexpr auto kProcessPause = 500ms; ///< After each ten of those, so that they last as long as the rest.
constexpr int kFutureAt = 7;          ///< The client that is begun anew here has a cursor from the future.
constexpr std::chrono::hours kClockOff{2};
/// Short enough that every device has its tokens renewed several times.
const QString kAccessLifetime = u"30s"_s;
/// Far more than it takes; a failure, not a delay.
constexpr int kLimit = 300'000;

using Level = ChaosDevice::Level;

quint32 numberFrom(const char *variable, quint32 otherwise)
{
    bool isGiven = false;
    const quint32 given = qEnvironmentVariable(variable).toUInt(&isGiven);
    return isGiven ? given : otherwise;
}

} // namespace

/// Four people with two devices each write, edit and delete at once over level 1, one device with two processes, and a
/// fifth over level 0 in some of the conversations (their histories come whole each time), while connections are cut,
/// slowed down, jumbled and robbed of acknowledgements and of fresh tokens every 0.5 to 3 s, two clocks are wrong by
/// two hours, the server dies before and after commits and after acknowledgements and once comes back with a new epoch,
/// and clients are dropped and begun anew from their files, one with a cursor that the server has not reached. A client
/// in a process of its own is killed again and again, and writes in a conversation where nobody else does. A seventh
/// person only reads, and is removed halfway, by another process and while the server tells them what is written.
class SyncChaosTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void devicesAndServerFailAtRandom_everythingIsEverywhereOnceAndAlike();

private:
    bool furnish();
    bool makeRooms();
    bool beginProcess(const QSet<UserId> &others);
    void listenToProcess();
    bool addDevice(const QString &person, ChaosDevice::Traits traits = {});
    void writeSomething();
    void changeSomething(ChaosDevice &device, ConversationId conversation);
    void readSomething(ChaosDevice &device, ConversationId conversation);
    std::optional<ReplyExcerpt> somethingToAnswer(ChaosDevice &device, ConversationId conversation);
    void disturbSomebody();
    void failSomething();
    bool beginAnew();
    void setFailPoint();
    /// What an administrator does while the server is down. False: it failed.
    bool administer();
    /// What an administrator does while it runs and the guest listens. False: it failed.
    bool removeGuest();
    bool isQuiet();
    QString restless();
    void checkFaultsFired();
    void checkOrder(const QList<Message> &rows);
    void checkOutbox(ChaosDevice &device, const QSet<MessageId> &deleted);
    void checkGuest();
    void checkCursors(ChaosDevice &fresh);
    void checkStandings(ChaosDevice &fresh);
    void checkProcess(ChaosDevice &fresh);
    /// How many of the conversations, from the first on, \a device is in.
    int roomsOf(const ChaosDevice &device) const
    {
        return &device == m_writers.back().get() ? kCompatConversations : kConversations;
    }
    /// Any of those who write.
    ChaosDevice &anyWriter() { return *m_writers.at(static_cast<size_t>(m_random.bounded(int(m_writers.size())))); }
    ChaosDevice &compatWriter() { return *m_writers.back(); }
    qsizetype indexOf(const ChaosDevice &device) const
    {
        return std::ranges::find(m_writers, &device, &std::unique_ptr<ChaosDevice>::get) - m_writers.begin();
    }

    SystemAlarms m_alarms;
    QRandomGenerator m_random;
    std::unique_ptr<ServerProcess> m_server;
    std::vector<std::unique_ptr<ChaosDevice>> m_writers; ///< The last one speaks level 0.
    std::unique_ptr<ChaosDevice> m_guest;
    ChaosDevice *m_fromTheFuture = nullptr; ///< One of m_writers, once there is one.
    std::unique_ptr<FaultProxy> m_processProxy;
    std::unique_ptr<KilledWriter> m_process;
    ConversationId m_processRoom;
    QList<ConversationId> m_conversations;
    int m_messages = 0;
    int m_written = 0;
    int m_writtenAtRemoval = 0; ///< 0: nobody was removed yet.
    int m_changes = 0;
    int m_answers = 0;
    int m_reads = 0; ///< How many messages were read.
    int m_serverKills = 0;
    int m_clientKills = 0;
    bool m_isFailing = true;
    bool m_isServerArmed = false; ///< It dies at its fail point before long.
};

bool SyncChaosTest::addDevice(const QString &person, ChaosDevice::Traits traits)
{
    m_writers.push_back(std::make_unique<ChaosDevice>(m_server->port(), m_alarms, m_random.generate(), traits));
    return m_writers.back()->signIn(person);
}

bool SyncChaosTest::furnish()
{
    m_server = std::make_unique<ServerProcess>(
        QStringLiteral(VATOCHITO_FAILING_SERVER_PROGRAM),
        QStringList{u"--command-rate"_s, u"5000"_s, u"--access-lifetime"_s, kAccessLifetime});
    setFailPoint();
    if (!m_server->start())
        return false;
    for (int person = 0; person <= kPeople; ++person) {
        if (!Core::registerPerson(m_server->address(), u"person%1"_s.arg(person)))
            return false;
    }
    for (int person = 0; person < kPeople; ++person) {
        for (int device = 0; device < kDevices; ++device) {
            ChaosDevice::Traits traits;
            if (device == 1 && person < 2)
                traits.clockOff = person == 0 ? kClockOff : -kClockOff;
            if (!addDevice(u"person%1"_s.arg(person), traits))
                return false;
        }
    }
    m_writers.push_back(m_writers.back()->secondProcess());
    if (!m_writers.back())
        return false;
    if (!addDevice(u"person%1"_s.arg(kPeople), {.level = Level::Compat}))
        return false;
    m_guest = std::make_unique<ChaosDevice>(m_server->port(), m_alarms, m_random.generate(), ChaosDevice::Traits());
    return Core::registerPerson(m_server->address(), u"guest"_s) && m_guest->signIn(u"guest"_s) && makeRooms();
}

bool SyncChaosTest::makeRooms()
{
    Account &owner = m_writers.front()->core().account();
    QSet<UserId> people{m_guest->core().account().me().id};
    for (const auto &device : m_writers)
        people.insert(device->core().account().me().id);
    people.remove(owner.me().id);
    SyncEngine &engine = owner.engine();
    for (int conversation = 0; conversation < kConversations; ++conversation) {
        if (conversation == kCompatConversations)
            people.remove(compatWriter().core().account().me().id);
        const auto made = await(engine.createGroup(u"Room %1"_s.arg(conversation), people.values()));
        if (!made)
            return false;
        m_conversations.append(*made);
    }
    return beginProcess(people);
}

bool SyncChaosTest::beginProcess(const QSet<UserId> &others)
{
    const auto person = Core::registerPerson(m_server->address(), u"process"_s);
    if (!person)
        return false;
    const QList<UserId> members = QSet(others).subtract({m_guest->core().account().me().id}).values();
    const auto made =
        await(m_writers.front()->core().account().engine().createGroup(u"Room"_s, members + QList{person->user.id}));
    if (!made)
        return false;
    m_processRoom = *made;
    m_processProxy = std::make_unique<FaultProxy>(m_server->port(), m_alarms, m_random.generate());
    m_process = std::make_unique<KilledWriter>(QStringLiteral(VATOCHITO_SENDER_PROGRAM),
                                               SenderProcess::Task{.server = m_processProxy->address(),
                                                                   .user = person->user,
                                                                   .tokens = person->tokens,
                                                                   .conversation = m_processRoom,
                                                                   .count = m_messages / kProcessShare,
                                                                   .pause = kProcessPause},
                                               kProcessKills, m_random.generate());
    m_process->start();
    return true;
}

/// All it has said until now: it is killed in the middle of its work, and not long after it.
void SyncChaosTest::listenToProcess()
{
    while (m_process->listen()) {
    }
}

void SyncChaosTest::writeSomething()
{
    if (m_written >= m_messages)
        return;
    ChaosDevice &device = anyWriter();
    const ConversationId conversation = m_conversations.at(m_random.bounded(roomsOf(device)));
    const int choice = m_random.bounded(10);
    if (choice == 0)
        changeSomething(device, conversation);
    else if (choice == 1)
        readSomething(device, conversation);
    else if (device.core().enqueue(conversation, u"c %1 %2"_s.arg(m_written).arg(indexOf(device)),
                                   somethingToAnswer(device, conversation)))
        ++m_written;
}

/// One in five answers something recent.
std::optional<ReplyExcerpt> SyncChaosTest::somethingToAnswer(ChaosDevice &device, ConversationId conversation)
{
    if (m_random.bounded(5) != 0)
        return {};
    const auto newest = await(device.core().account().messages().newest(conversation, 20));
    if (!newest || newest->isEmpty())
        return {};
    const Message &message = newest->at(m_random.bounded(int(newest->size())));
    ++m_answers;
    return ReplyExcerpt{.id = message.id, .sender = message.sender, .excerpt = message.content};
}

void SyncChaosTest::changeSomething(ChaosDevice &device, ConversationId conversation)
{
    Account &account = device.core().account();
    const auto newest = await(account.messages().newest(conversation, 20));
    if (!newest)
        return;
    for (const Message &message : *newest) {
        if (message.sender != account.me().id || message.isDeleted)
            continue;
        ++m_changes;
        if (m_random.bounded(4) == 0)
            std::ignore = await(account.outbox().erase(conversation, message.id));
        else
            std::ignore = await(account.outbox().edit(conversation, message.id, message.content + u" e"_s));
        return;
    }
}

/// As somebody who scrolls down to the end. A client of level 0 would be at it for an hour: it tells of each message.
void SyncChaosTest::readSomething(ChaosDevice &device, ConversationId conversation)
{
    const auto newest = await(device.core().account().messages().newest(conversation, 1));
    if (&device != &compatWriter() && newest && !newest->isEmpty())
        m_reads += await(device.core().account().engine().markSeen(conversation, newest->constFirst().id)).value_or(0);
}

void SyncChaosTest::disturbSomebody()
{
    if (!m_isFailing)
        return;
    const int others = int(m_writers.size());
    const int whose = m_random.bounded(others + 2);
    if (whose > others)
        ChaosDevice::disturb(*m_processProxy, m_random);
    else
        (whose == others ? *m_guest : *m_writers.at(static_cast<size_t>(whose))).disturb(m_random);
    QTimer::singleShot(std::chrono::milliseconds(m_random.bounded(500, 3000) / (others + 2)), this,
                       &SyncChaosTest::disturbSomebody);
}

void SyncChaosTest::setFailPoint()
{
    static const QStringList points{u"before_commit"_s, u"after_commit"_s, u"after_ack"_s};
    m_server->dieAt(points.at(m_serverKills % points.size()), m_random.bounded(1, 10));
}

void SyncChaosTest::failSomething()
{
    const int share = m_messages / (kServerKills + 1);
    if (!m_isServerArmed && m_serverKills < kServerKills && m_written >= share * (m_serverKills + 1)) {
        m_server->arm();
        m_isServerArmed = true;
    }
    // It dies in the middle of somebody's send; those that are written meanwhile wait.
    if (m_isServerArmed && !m_server->isRunning()) {
        m_isServerArmed = false;
        ++m_serverKills;
        QVERIFY(administer());
        setFailPoint();
        QVERIFY(m_server->start());
    }
    const bool isTimeToRemove = m_written >= share * kRemovalAfter + share / 2 && m_writtenAtRemoval == 0;
    if (isTimeToRemove && m_server->isRunning() && m_guest->core().isOnline())
        QVERIFY(removeGuest());
    const int clientShare = m_messages / (kClientKills + 1);
    if (m_clientKills < kClientKills && m_written >= clientShare * (m_clientKills + 1)) {
        ++m_clientKills;
        QVERIFY(beginAnew());
    }
}

bool SyncChaosTest::beginAnew()
{
    if (m_clientKills != kFutureAt)
        return anyWriter().core().restart();
    m_fromTheFuture = m_writers.front().get();
    return m_fromTheFuture->beginAnewFromTheFuture(m_conversations.first());
}

bool SyncChaosTest::administer()
{
    return m_serverKills != kEpochAt || m_server->administer({u"epoch"_s, u"renew"_s});
}

bool SyncChaosTest::removeGuest()
{
    m_writtenAtRemoval = m_written;
    return std::ranges::all_of(m_conversations, [this](ConversationId conversation) {
        return m_server->administer({u"member"_s, u"remove"_s, QString::number(conversation.value()), u"guest"_s});
    });
}

bool SyncChaosTest::isQuiet()
{
    return m_process->isDone() && m_guest->isAtRest() &&
           std::ranges::all_of(m_writers, [](auto &device) { return device->isAtRest(); });
}

/// What keeps isQuiet() from being true.
QString SyncChaosTest::restless()
{
    QStringList lines;
    for (auto &device : m_writers)
        lines.append(device->restlessness());
    lines.append(m_guest->restlessness());
    lines.append(u"process: kills=%1 promised=%2 done=%3"_s.arg(m_process->points().kills)
                     .arg(m_process->promised())
                     .arg(m_process->isDone()));
    return lines.join(u'\n');
}

void SyncChaosTest::checkFaultsFired()
{
    QHash<Fault, int> fired;
    int cuts = 0;
    for (const auto &device : m_writers) {
        cuts += device->cuts();
        for (const Fault fault : ChaosDevice::kFaults)
            fired[fault] += device->fired(fault);
    }
    qInfo("connections cut: %d; server killed: %d; clients begun anew: %d; edits and deletions: %d; answers: %d; read: "
          "%d",
          cuts, m_serverKills, m_clientKills, m_changes, m_answers, m_reads);
    for (const Fault fault : ChaosDevice::kFaults) {
        qInfo("%s: %d", nameOf(fault), fired.value(fault));
        QVERIFY(fired.value(fault) > 0);
    }
    QVERIFY(cuts > 0);
    QCOMPARE(m_serverKills, kServerKills);
    QCOMPARE(m_clientKills, kClientKills);
    QVERIFY(m_writtenAtRemoval < m_messages);
    QVERIFY(m_changes > 0);
    QVERIFY(m_answers > 0);
    QVERIFY(m_reads > 0);
    const KilledWriter::Points &points = m_process->points();
    qInfo("process killed: %d, with rows waiting: %d, with one on its way: %d", points.kills, points.withRowsWaiting,
          points.uncertain);
    QCOMPARE(points.kills, kProcessKills);
    QVERIFY(points.withRowsWaiting > 0);
    QVERIFY(points.uncertain > 0);
}

/// Each device's messages stand in the order in which it wrote them.
void SyncChaosTest::checkOrder(const QList<Message> &rows)
{
    QHash<QString, int> last;
    for (const Message &row : rows) {
        if (row.isDeleted)
            continue;
        const int number = row.content.section(u' ', 1, 1).toInt();
        const QString device = row.content.section(u' ', 2, 2);
        QVERIFY(last.value(device, -1) < number);
        last.insert(device, number);
    }
}

/// The other device of the same person may have deleted what this one was about to edit; nothing else may fail.
void SyncChaosTest::checkOutbox(ChaosDevice &device, const QSet<MessageId> &deleted)
{
    const QList<MessageId> overtaken = device.editsThatFailed();
    for (const MessageId message : overtaken)
        QVERIFY(deleted.contains(message));
    long long failed = 0;
    const auto ledger = await(device.core().account().cache().ledger().all()).value();
    for (const LedgerRow &row : ledger) {
        QCOMPARE(row.waiting, 0);
        failed += row.failed;
    }
    QCOMPARE(failed, overtaken.size());
}

/// Whoever was removed was told nothing that was written later, and has nothing of it.
void SyncChaosTest::checkGuest()
{
    const auto isEarlier = [this](const QString &content) {
        return content.section(u' ', 1, 1).toInt() < m_writtenAtRemoval;
    };
    Core &core = m_guest->core();
    QVERIFY(!core.arrived().isEmpty());
    QVERIFY(std::ranges::all_of(core.arrived(), isEarlier));
    for (const ConversationId conversation : std::as_const(m_conversations))
        QVERIFY(std::ranges::all_of(core.cached(conversation), isEarlier));
    QVERIFY(await(core.account().conversations().all()).value().isEmpty());
}

/// Where all of a conversation was told, also to the device that had a cursor from the future.
void SyncChaosTest::checkCursors(ChaosDevice &fresh)
{
    QVERIFY(m_fromTheFuture);
    for (const ConversationId conversation : std::as_const(m_conversations))
        QCOMPARE(m_fromTheFuture->cursor(conversation), fresh.cursor(conversation));
}

/// All who are told by number know of a conversation what a device knows that was told everything at once. Markers come
/// a second late.
void SyncChaosTest::checkStandings(ChaosDevice &fresh)
{
    const UserId person = fresh.core().account().me().id;
    for (const ConversationId conversation : std::as_const(m_conversations)) {
        for (const auto &device : m_writers) {
            const bool isOfSamePerson = device->core().account().me().id == person;
            const auto seen = [&] {
                ChaosStanding standing = device->standing(conversation);
                if (!isOfSamePerson)
                    standing.unreadCount = fresh.standing(conversation).unreadCount;
                return standing;
            };
            if (device.get() == &compatWriter())
                continue;
            const bool isAlike = QTest::qWaitFor([&] { return seen() == fresh.standing(conversation); }, kLimit);
            QVERIFY2(isAlike, qPrintable(u"conversation %1: knows %2, wants %3"_s.arg(conversation.value())
                                             .arg(described(seen()), described(fresh.standing(conversation)))));
            if (!isOfSamePerson)
                continue;
            const auto mine = [&] { return device->rows(conversation, ChaosDevice::Rows::AsMine); };
            const QList<Message> wanted = fresh.rows(conversation, ChaosDevice::Rows::AsMine);
            const bool isAlikeToMe = QTest::qWaitFor([&] { return mine() == wanted; }, kLimit);
            QVERIFY2(isAlikeToMe, qPrintable(difference(mine(), wanted)));
        }
    }
}

/// What it wrote is everywhere once and in order, and in its own file, where nothing waits any more.
void SyncChaosTest::checkProcess(ChaosDevice &fresh)
{
    QVERIFY(!m_process->hasFailed());
    QTRY_VERIFY_WITH_TIMEOUT(m_process->hasEndedWell(), kLimit);
    const QList<Message> truth = fresh.rows(m_processRoom);
    QStringList contents;
    for (const Message &row : truth)
        contents.append(row.content);
    QCOMPARE(contents, KilledWriter::messages(m_messages / kProcessShare));
    for (const auto &device : m_writers) {
        if (device.get() == &compatWriter())
            continue;
        const bool isAlike = QTest::qWaitFor([&] { return device->rows(m_processRoom) == truth; }, kLimit);
        QVERIFY2(isAlike, qPrintable(difference(device->rows(m_processRoom), truth)));
    }
    Cache own(m_process->databasePath(), truth.constFirst().sender);
    QVERIFY(await(own.outbox().all()).value().isEmpty());
    const QList<Message> kept =
        await(own.messages().newerThan(m_processRoom, MessageId(), int(truth.size()) + 1)).value();
    QCOMPARE(ChaosDevice::asAnybodysRows(kept), truth);
}

void SyncChaosTest::devicesAndServerFailAtRandom_everythingIsEverywhereOnceAndAlike()
{
    const quint32 seed = numberFrom("VATOCHITO_CHAOS_SEED", QRandomGenerator::system()->generate());
    m_messages = int(numberFrom("VATOCHITO_CHAOS_MESSAGES", 10'000));
    qInfo("VATOCHITO_CHAOS_SEED=%u VATOCHITO_CHAOS_MESSAGES=%d", seed, m_messages);
    m_random.seed(seed);
    QVERIFY(furnish());
    for (const auto &device : m_writers)
        QTRY_COMPARE_WITH_TIMEOUT(await(device->core().account().conversations().all()).value().size(),
                                  roomsOf(*device) + (device.get() == &compatWriter() ? 0 : 1), kLimit);

    disturbSomebody();
    while (!QTest::currentTestFailed() &&
           (m_written < m_messages || m_serverKills < kServerKills || m_writtenAtRemoval == 0)) {
        writeSomething();
        failSomething();
        listenToProcess();
        QCoreApplication::processEvents();
    }
    m_isFailing = false;
    m_guest->calm();
    m_processProxy->stop();
    for (auto &device : m_writers)
        device->calm();
    const auto isOver = [this] {
        listenToProcess();
        return isQuiet();
    };
    const bool hasComeToRest = QTest::qWaitFor(isOver, kLimit);
    QVERIFY2(hasComeToRest, qPrintable(restless()));
    checkFaultsFired();

    // A device that never saw anything of it is told the truth.
    ChaosDevice fresh(m_server->port(), m_alarms, seed, {});
    QVERIFY(fresh.signIn(u"person0"_s));
    QTRY_VERIFY_WITH_TIMEOUT(fresh.core().account().engine().isCaughtUp(), kLimit);
    int found = 0;
    qsizetype untouched = 0;
    QSet<QString> words; ///< Of those: each was written once.
    QSet<MessageId> deleted;
    for (const ConversationId conversation : std::as_const(m_conversations)) {
        const QList<Message> truth = fresh.rows(conversation);
        found += int(truth.size());
        QSet<MessageId> changed;
        checkOrder(truth);
        for (const Message &row : truth) {
            if (row.isDeleted)
                deleted.insert(row.id);
            if (row.isDeleted || row.editedAt) {
                changed.insert(row.id);
                continue;
            }
            ++untouched;
            words.insert(row.content);
        }
        for (std::size_t index = 0; index < m_writers.size(); ++index) {
            const bool isCompat = index + 1 == m_writers.size();
            if (isCompat && !m_conversations.first(kCompatConversations).contains(conversation)) {
                QVERIFY(m_writers.at(index)->rows(conversation).isEmpty());
                continue;
            }
            const auto seen = [&] {
                const QList<Message> rows = m_writers.at(index)->rows(conversation);
                return isCompat ? asOfLevel0(rows, changed) : rows;
            };
            const QList<Message> wanted = isCompat ? asOfLevel0(truth, changed) : truth;
            const bool isAlike = QTest::qWaitFor([&] { return seen() == wanted; }, kLimit);
            QVERIFY2(isAlike, qPrintable(u"device %1, conversation %2: %3"_s.arg(index)
                                             .arg(conversation.value())
                                             .arg(difference(seen(), wanted))));
        }
    }
    QCOMPARE(found, m_messages);
    // One that was lost does not make up for one that came twice.
    QCOMPARE(words.size(), untouched);
    for (const auto &device : m_writers)
        checkOutbox(*device, deleted);
    checkGuest();
    checkCursors(fresh);
    checkStandings(fresh);
    checkProcess(fresh);
}

QTEST_GUILESS_MAIN(SyncChaosTest)
#include "SyncChaosTest.moc"
