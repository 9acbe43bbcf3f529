// SPDX-License-Identifier: GPL-3.0-or-later
#include "ChaosCast.h"
#include "ChaosDeeds.h"
#include "ChaosFindings.h"
#include "support/client/Await.h"

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

constexpr int kServerKills = 6; ///< Twice at each fail point.
constexpr int kClientKills = 8;
constexpr int kEpochAt = 3;      ///< After this end of the server its history gets a new epoch.
constexpr int kRemovalAfter = 4; ///< Halfway between this end of the server and the next a member is removed.
constexpr int kFutureAt = 7;     ///< The client that is begun anew here has a cursor from the future.
constexpr int kComings = 60;     ///< So often somebody comes into a conversation or leaves it.
constexpr int kRenamings = 12;
constexpr int kMostWaiting = 1'000; ///< More wait in no outboxes: what is done to the network meets what is written.
const QStringList kFailPoints{u"before_commit"_s, u"after_commit"_s, u"after_ack"_s};
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
/// and clients are dropped and begun anew from their files, one with a cursor that the server has not reached. Titles
/// change, and somebody comes and goes. A client in a process of its own is killed again and again; it writes in a
/// conversation where nobody else does, and is told of another. A seventh person only reads, and is removed halfway, by
/// another process and while the server tells them what is written. Before the new epoch, after which everybody is told
/// everything anew, and at the end all must know the same.
class SyncChaosTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void devicesAndServerFailAtRandom_everythingIsEverywhereOnceAndAlike();

private:
    void listenToProcess();
    void writeSomething();
    void disturbSomebody();
    void failSomething();
    bool beginAnew();
    void setFailPoint();
    /// What an administrator does while the server runs.
    void administer();
    /// While the guest listens.
    void removeGuest();
    void renewEpoch();
    void beginTrouble();
    /// What went wrong with all networks is over, and all are told everything.
    void endTrouble();
    bool isBacklogged();
    bool hasFired(Fault fault) const;
    bool isQuiet();
    QString restless();
    void checkFaultsFired();
    void checkRows(ChaosDevice &fresh);
    void checkOrder(const QList<Message> &rows);
    void checkOutbox(ChaosDevice &device);
    void checkGuest(ChaosDevice &fresh);
    void checkCursors(ChaosDevice &fresh);
    void checkStandings(ChaosDevice &fresh);
    void checkProcess(ChaosDevice &fresh);
    /// Far more than it takes; a failure, not a delay.
    int limit() const { return 300'000 + 5 * m_messages; }
    /// Whether it is time for the next of \a count things that are spread over all that is written.
    bool isTimeFor(int done, int count) const
    {
        return done < count && m_written >= m_messages / (count + 1) * (done + 1);
    }

    QRandomGenerator m_random;
    ChaosCast m_cast{m_random};
    ChaosDeeds m_deeds{m_random};
    QTimer m_nextDisturbance;
    ChaosDevice *m_fromTheFuture = nullptr; ///< One of the writers, once there is one.
    int m_messages = 0;
    int m_written = 0;
    int m_writtenAtRemoval = 0; ///< 0: nobody was removed yet.
    int m_serverKills = 0;
    int m_clientKills = 0;
    bool m_isServerArmed = false; ///< It dies at its fail point before long.
    QString m_firstEpoch;
};

/// All it has said until now: it is killed in the middle of its work, and not long after it.
void SyncChaosTest::listenToProcess()
{
    while (m_cast.process->listen()) {
    }
}

void SyncChaosTest::writeSomething()
{
    if (m_written >= m_messages || isBacklogged())
        return;
    ChaosDevice &device = m_cast.anyWriter();
    const ConversationId conversation = m_cast.conversations.at(m_random.bounded(m_cast.roomsOf(device)));
    if (m_deeds.doSomething(device, conversation, m_written, m_cast.indexOf(device)))
        ++m_written;
}

bool SyncChaosTest::isBacklogged()
{
    constexpr int kLookedAtEach = 50;
    if (m_written % kLookedAtEach != 0)
        return false;
    int waiting = 0;
    for (const auto &device : m_cast.writers)
        waiting += device->way() ? device->waiting() : 0;
    return waiting > kMostWaiting;
}

void SyncChaosTest::beginTrouble()
{
    m_nextDisturbance.setSingleShot(true);
    m_nextDisturbance.callOnTimeout(this, &SyncChaosTest::disturbSomebody, Qt::UniqueConnection);
    m_nextDisturbance.start(0ms);
}

void SyncChaosTest::disturbSomebody()
{
    const int others = int(m_cast.writers.size());
    const int whose = m_random.bounded(others + 2);
    if (whose > others)
        ChaosDevice::disturb(*m_cast.processProxy, m_random);
    else
        (whose == others ? *m_cast.guest : *m_cast.writers.at(static_cast<size_t>(whose))).disturb(m_random);
    m_nextDisturbance.start(std::chrono::milliseconds(m_random.bounded(500, 3000) / (others + 2)));
}

void SyncChaosTest::endTrouble()
{
    m_nextDisturbance.stop();
    m_cast.guest->calm();
    m_cast.processProxy->stop();
    for (auto &device : m_cast.writers)
        device->calm();
    const auto isOver = [this] {
        listenToProcess();
        return isQuiet();
    };
    const bool hasComeToRest = QTest::qWaitFor(isOver, limit());
    QVERIFY2(hasComeToRest, qPrintable(restless()));
}

void SyncChaosTest::setFailPoint()
{
    m_cast.server.dieAt(kFailPoints.at(m_serverKills % kFailPoints.size()), m_random.bounded(1, 10));
}

void SyncChaosTest::failSomething()
{
    if (!m_isServerArmed && isTimeFor(m_serverKills, kServerKills)) {
        QVERIFY(m_cast.server.arm());
        m_isServerArmed = true;
    }
    // It dies in the middle of somebody's send; those that are written meanwhile wait.
    if (m_isServerArmed && !m_cast.server.isRunning()) {
        m_isServerArmed = false;
        ++m_serverKills;
        setFailPoint();
        QVERIFY(m_cast.server.start());
        if (m_serverKills == kEpochAt)
            renewEpoch();
    }
    // Who begins anew from the future waits for the server.
    if (!m_isServerArmed && isTimeFor(m_clientKills, kClientKills)) {
        ++m_clientKills;
        QVERIFY(beginAnew());
    }
}

bool SyncChaosTest::beginAnew()
{
    if (m_clientKills != kFutureAt)
        return m_cast.anyWriter().core().restart();
    m_fromTheFuture = m_cast.writers.front().get();
    // What names a message of a server that was put back waits for the person's word, and nobody here gives it.
    const bool isEmpty = QTest::qWaitFor([this] { return m_fromTheFuture->waiting() == 0; }, limit());
    const ConversationId conversation = m_cast.conversations.first();
    const long long known = m_fromTheFuture->cursor(conversation);
    return isEmpty && m_fromTheFuture->beginAnewFromTheFuture(conversation) &&
           QTest::qWaitFor([&] { return m_fromTheFuture->cursor(conversation) <= known + m_messages; }, limit());
}

/// What was told until now is looked at first: afterwards everybody is told everything anew.
void SyncChaosTest::renewEpoch()
{
    endTrouble();
    ChaosDevice fresh(m_cast.server.port(), m_cast.alarms, m_random.generate(), {});
    QVERIFY(fresh.signIn(u"person0"_s));
    QTRY_VERIFY_WITH_TIMEOUT(fresh.core().account().engine().isCaughtUp(), limit());
    checkRows(fresh);
    checkStandings(fresh);
    m_firstEpoch = fresh.epoch();
    QVERIFY(!m_firstEpoch.isEmpty());
    m_cast.server.kill();
    QVERIFY(m_cast.administrator.renewEpoch());
    QVERIFY(m_cast.server.start());
    for (const auto &device : m_cast.writers) {
        if (device->level() == Level::Sync)
            QTRY_VERIFY_WITH_TIMEOUT(device->epoch() != m_firstEpoch, limit());
    }
    beginTrouble();
}

void SyncChaosTest::administer()
{
    // What a server that is about to die did not come to is done at another time.
    if (m_isServerArmed)
        return;
    const int share = m_messages / (kServerKills + 1);
    if (m_writtenAtRemoval == 0 && m_written >= share * kRemovalAfter + share / 2 && m_cast.guest->core().isOnline())
        removeGuest();
    const ConversationId conversation = m_cast.conversations.at(m_random.bounded(ChaosCast::kConversations));
    if (isTimeFor(m_cast.administrator.comingsAndGoings(), kComings))
        QVERIFY(m_cast.administrator.takeInOrOut(conversation, ChaosCast::visitor()));
    if (isTimeFor(m_cast.administrator.renamings(), kRenamings))
        QVERIFY(m_cast.administrator.rename(conversation, u"person0"_s, u"Room, as of %1"_s.arg(m_written)));
}

void SyncChaosTest::removeGuest()
{
    m_writtenAtRemoval = m_written;
    for (const ConversationId conversation : std::as_const(m_cast.conversations))
        QVERIFY(m_cast.administrator.takeOut(conversation, u"guest"_s));
}

bool SyncChaosTest::hasFired(Fault fault) const
{
    return std::ranges::any_of(
        m_cast.writers, [fault](const auto &device) { return device->way() && device->way()->fired(fault) > 0; });
}

bool SyncChaosTest::isQuiet()
{
    const bool hasMore = m_written < m_messages;
    return (hasMore || m_cast.process->isDone()) && m_cast.guest->isAtRest() &&
           std::ranges::all_of(m_cast.writers, [](auto &device) { return device->isAtRest(); });
}

/// What keeps isQuiet() from being true.
QString SyncChaosTest::restless()
{
    QStringList lines;
    for (auto &device : m_cast.writers)
        lines.append(device->restlessness());
    lines.append(m_cast.guest->restlessness());
    lines.append(u"process: kills=%1 promised=%2 done=%3"_s.arg(m_cast.process->points().kills)
                     .arg(m_cast.process->promised())
                     .arg(m_cast.process->isDone()));
    return lines.join(u'\n');
}

void SyncChaosTest::checkFaultsFired()
{
    QHash<Fault, int> fired;
    int cuts = 0;
    int sendAcksLost = 0;
    int doubled = 0;
    int overtaken = 0;
    for (const auto &device : m_cast.writers) {
        const FaultProxy *way = device->way();
        if (!way)
            continue;
        cuts += device->cuts();
        sendAcksLost += way->sendAcksLost();
        doubled += way->eventsDoubled();
        overtaken += way->eventsOvertaken();
        for (const Fault fault : ChaosDevice::kFaults)
            fired[fault] += way->fired(fault);
    }
    qInfo("connections cut: %d; acks of messages lost: %d; events doubled: %d, overtaken: %d", cuts, sendAcksLost,
          doubled, overtaken);
    qInfo("server killed: %d; clients begun anew: %d; edited: %d; deleted: %d; answers: %d; read: %d", m_serverKills,
          m_clientKills, m_deeds.edits(), m_deeds.deletions(), m_deeds.answers(), m_deeds.reads());
    qInfo("came or went: %d; renamed: %d", m_cast.administrator.comingsAndGoings(), m_cast.administrator.renamings());
    QVERIFY(cuts > int(m_cast.writers.size()));
    for (const Fault fault : ChaosDevice::kFaults) {
        qInfo("%s: %d", nameOf(fault), fired.value(fault));
        QVERIFY(fired.value(fault) > 0);
    }
    for (const int count :
         {sendAcksLost, doubled, overtaken, m_deeds.edits(), m_deeds.deletions(), m_deeds.answers(), m_deeds.reads()})
        QVERIFY(count > 0);
    for (const QString &point : kFailPoints)
        QCOMPARE(m_cast.server.deathsAt(point), kServerKills / int(kFailPoints.size()));
    QCOMPARE(m_clientKills, kClientKills);
    QCOMPARE(m_cast.administrator.comingsAndGoings(), kComings);
    QCOMPARE(m_cast.administrator.renamings(), kRenamings);
    const KilledWriter::Points &points = m_cast.process->points();
    qInfo("process killed: %d, with rows waiting: %d, with one on its way: %d", points.kills, points.withRowsWaiting,
          points.uncertain);
    QCOMPARE(points.kills, ChaosCast::kProcessKills);
    QVERIFY(points.withRowsWaiting >= ChaosCast::kProcessKills / 2);
    QVERIFY(points.uncertain >= ChaosCast::kProcessKills / 2);
}

/// What there is of all conversations is what was written and what was made of it, and everybody has it.
void SyncChaosTest::checkRows(ChaosDevice &fresh)
{
    int found = 0;
    qsizetype untouched = 0;
    QSet<QString> words; ///< Of those: each was written once.
    QHash<qsizetype, int> written;
    for (const ConversationId conversation : std::as_const(m_cast.conversations)) {
        const QList<Message> truth = fresh.rows(conversation);
        found += int(truth.size());
        QSet<MessageId> changed;
        checkOrder(truth);
        for (const Message &row : truth) {
            QVERIFY2(m_deeds.contradiction(row).isEmpty(), qPrintable(m_deeds.contradiction(row)));
            if (row.isDeleted || row.editedAt) {
                changed.insert(row.id);
                continue;
            }
            ++untouched;
            ++written[ChaosDeeds::writerOf(row)];
            words.insert(row.content);
        }
        for (std::size_t index = 0; index < m_cast.writers.size(); ++index) {
            const bool isCompat = index + 1 == m_cast.writers.size();
            if (isCompat && !m_cast.conversations.first(ChaosCast::kCompatConversations).contains(conversation)) {
                QVERIFY(m_cast.writers.at(index)->rows(conversation).isEmpty());
                continue;
            }
            const auto seen = [&] {
                const QList<Message> rows = m_cast.writers.at(index)->rows(conversation);
                return isCompat ? asOfLevel0(rows, changed) : rows;
            };
            const QList<Message> wanted = isCompat ? asOfLevel0(truth, changed) : truth;
            const bool isAlike = QTest::qWaitFor([&] { return seen() == wanted; }, limit());
            QVERIFY2(isAlike, qPrintable(u"device %1, conversation %2: %3"_s.arg(index)
                                             .arg(conversation.value())
                                             .arg(difference(seen(), wanted))));
        }
    }
    QCOMPARE(found, m_written);
    // One that was lost does not make up for one that came twice.
    QCOMPARE(words.size(), untouched);
    QCOMPARE(written.size(), qsizetype(m_cast.writers.size()));
    QVERIFY(!m_cast.compatWriter().core().arrived().isEmpty());
}

/// Each device's messages stand in the order in which it wrote them.
void SyncChaosTest::checkOrder(const QList<Message> &rows)
{
    QHash<qsizetype, int> last;
    for (const Message &row : rows) {
        if (row.isDeleted)
            continue;
        const int number = ChaosDeeds::numberOf(row);
        const qsizetype device = ChaosDeeds::writerOf(row);
        QVERIFY2(last.value(device, -1) < number,
                 qPrintable(u"device %1, conversation %2, message %3: %4 comes after %5"_s.arg(device)
                                .arg(row.conversation.value())
                                .arg(row.id.value())
                                .arg(number)
                                .arg(last.value(device, -1))));
        last.insert(device, number);
    }
}

/// The other device of the same person may have deleted what this one was about to edit; nothing else may fail, and not
/// without a reason.
void SyncChaosTest::checkOutbox(ChaosDevice &device)
{
    const QList<OutboxEntry> failures = device.failures();
    for (const OutboxEntry &failure : failures) {
        QVERIFY(failure.lastError);
        const bool isOvertaken =
            failure.operation == OutboxEntry::Operation::Edit && m_deeds.erased().contains(failure.target);
        QVERIFY2(isOvertaken, qPrintable(Error::codeName(failure.lastError->code) + u' ' + failure.lastError->detail));
    }
    long long failed = 0;
    const auto ledger = await(device.core().account().cache().ledger().all()).value();
    for (const LedgerRow &row : ledger) {
        QCOMPARE(row.waiting, 0);
        failed += row.failed;
    }
    QCOMPARE(failed, failures.size());
}

/// Whoever was removed was told nothing of what happened later, and has nothing any more; there was much to be told.
void SyncChaosTest::checkGuest(ChaosDevice &fresh)
{
    Core &guest = m_cast.guest->core();
    const UserId person = guest.account().me().id;
    QVERIFY(!guest.arrived().isEmpty());
    for (const ConversationId conversation : std::as_const(m_cast.conversations)) {
        const long long removedAt = m_cast.administrator.membershipRev(conversation, person);
        QVERIFY(guest.newestTold(conversation) > 0);
        QVERIFY(guest.newestTold(conversation) <= removedAt);
        QVERIFY(removedAt < fresh.cursor(conversation));
        QVERIFY(guest.cached(conversation).isEmpty());
    }
    QVERIFY(await(guest.account().conversations().all()).value().isEmpty());
}

/// Where all of a conversation was told, also to the device that had a cursor from the future.
void SyncChaosTest::checkCursors(ChaosDevice &fresh)
{
    QVERIFY(m_fromTheFuture);
    QVERIFY(fresh.epoch() != m_firstEpoch);
    for (const auto &device : m_cast.writers)
        QVERIFY(device->level() == Level::Compat || device->epoch() == fresh.epoch());
    for (const ConversationId conversation : std::as_const(m_cast.conversations))
        QCOMPARE(m_fromTheFuture->cursor(conversation), fresh.cursor(conversation));
}

/// All who are told by number know of a conversation what a device knows that was told everything at once. Markers come
/// a second late.
void SyncChaosTest::checkStandings(ChaosDevice &fresh)
{
    const UserId person = fresh.core().account().me().id;
    for (const ConversationId conversation : std::as_const(m_cast.conversations)) {
        for (const auto &device : m_cast.writers) {
            const bool isOfSamePerson = device->core().account().me().id == person;
            const auto seen = [&] {
                ChaosStanding standing = device->standing(conversation);
                if (!isOfSamePerson)
                    standing.unreadCount = fresh.standing(conversation).unreadCount;
                return standing;
            };
            if (device->level() == Level::Compat)
                continue;
            const bool isAlike = QTest::qWaitFor([&] { return seen() == fresh.standing(conversation); }, limit());
            QVERIFY2(isAlike, qPrintable(u"conversation %1: knows %2, wants %3"_s.arg(conversation.value())
                                             .arg(described(seen()), described(fresh.standing(conversation)))));
            if (!isOfSamePerson)
                continue;
            const auto mine = [&] { return device->rows(conversation, ChaosDevice::Rows::AsMine); };
            const QList<Message> wanted = fresh.rows(conversation, ChaosDevice::Rows::AsMine);
            const bool isAlikeToMe = QTest::qWaitFor([&] { return mine() == wanted; }, limit());
            QVERIFY2(isAlikeToMe, qPrintable(difference(mine(), wanted)));
        }
    }
}

/// What it wrote is everywhere once and in order, and in its own file, where nothing waits any more. Whoever goes on
/// from that file comes to know what others wrote beside it: it was killed between no two things that belong together.
void SyncChaosTest::checkProcess(ChaosDevice &fresh)
{
    QVERIFY(!m_cast.process->hasFailed());
    QTRY_VERIFY_WITH_TIMEOUT(m_cast.process->hasEndedWell(), limit());
    const QList<Message> truth = fresh.rows(m_cast.processRoom);
    QStringList contents;
    for (const Message &row : truth)
        contents.append(row.content);
    QCOMPARE(contents, KilledWriter::messages(m_cast.processShare(m_messages)));
    for (const auto &device : m_cast.writers) {
        if (device->level() == Level::Compat)
            continue;
        const bool isAlike = QTest::qWaitFor([&] { return device->rows(m_cast.processRoom) == truth; }, limit());
        QVERIFY2(isAlike, qPrintable(difference(device->rows(m_cast.processRoom), truth)));
    }
    const SenderProcess &process = m_cast.process->process();
    {
        Cache own(process.databasePath(), truth.constFirst().sender);
        QVERIFY(await(own.outbox().all()).value().isEmpty());
        const QList<Message> kept =
            await(own.messages().newerThan(m_cast.processRoom, MessageId(), int(truth.size()) + 1)).value();
        QCOMPARE(ChaosDevice::asAnybodysRows(kept), truth);
    }
    Core successor(process.profilePath());
    // It may have ended while its tokens were renewed, too long ago to be given the fresh ones once more.
    QVERIFY(successor.signInAt(m_cast.processProxy->address(), u"process"_s));
    QTRY_VERIFY_WITH_TIMEOUT(successor.account().engine().isCaughtUp(), limit());
    for (const ConversationId conversation : {m_cast.processRoom, m_cast.conversations.first()}) {
        const QList<Message> wanted = fresh.rows(conversation);
        const bool isAlike =
            QTest::qWaitFor([&] { return ChaosDevice::rows(successor, conversation) == wanted; }, limit());
        QVERIFY2(isAlike, qPrintable(difference(ChaosDevice::rows(successor, conversation), wanted)));
    }
}

void SyncChaosTest::devicesAndServerFailAtRandom_everythingIsEverywhereOnceAndAlike()
{
    const quint32 seed = numberFrom("VATOCHITO_CHAOS_SEED", QRandomGenerator::system()->generate());
    m_messages = int(numberFrom("VATOCHITO_CHAOS_MESSAGES", 10'000));
    qInfo("VATOCHITO_CHAOS_SEED=%u VATOCHITO_CHAOS_MESSAGES=%d", seed, m_messages);
    m_random.seed(seed);
    setFailPoint();
    QVERIFY(m_cast.server.start());
    QVERIFY(m_cast.gather(m_messages));
    for (const auto &device : m_cast.writers)
        QTRY_COMPARE_WITH_TIMEOUT(await(device->core().account().conversations().all()).value().size(),
                                  m_cast.roomsOf(*device) + (device->level() == Level::Compat ? 0 : 1), limit());

    beginTrouble();
    while (!QTest::currentTestFailed() &&
           (m_written < m_messages || m_serverKills < kServerKills || m_writtenAtRemoval == 0 ||
            !std::ranges::all_of(ChaosDevice::kFaults, [this](Fault fault) { return hasFired(fault); }))) {
        writeSomething();
        failSomething();
        administer();
        listenToProcess();
        QCoreApplication::processEvents();
    }
    endTrouble();
    if (QTest::currentTestFailed())
        return;
    checkFaultsFired();

    // A device that never saw anything of it is told the truth.
    ChaosDevice fresh(m_cast.server.port(), m_cast.alarms, seed, {});
    QVERIFY(fresh.signIn(u"person0"_s));
    QTRY_VERIFY_WITH_TIMEOUT(fresh.core().account().engine().isCaughtUp(), limit());
    checkRows(fresh);
    for (const auto &device : m_cast.writers)
        checkOutbox(*device);
    checkGuest(fresh);
    checkCursors(fresh);
    checkStandings(fresh);
    checkProcess(fresh);
}

QTEST_GUILESS_MAIN(SyncChaosTest)
#include "SyncChaosTest.moc"
