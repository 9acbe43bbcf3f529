// SPDX-License-Identifier: GPL-3.0-or-later
#include "ChaosDevice.h"
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
constexpr int kServerKills = 6; ///< Twice at each fail point.
constexpr int kClientKills = 8;
constexpr int kEpochAt = 3;   ///< While the server is down for the third time, the epoch of its history is renewed.
constexpr int kRemovalAt = 4; ///< And here a member is removed.
constexpr std::chrono::hours kClockOff{2};
/// Far more than it takes; a failure, not a delay.
constexpr int kLimit = 300'000;

using Level = ChaosDevice::Level;

quint32 numberFrom(const char *variable, quint32 otherwise)
{
    bool isGiven = false;
    const quint32 given = qEnvironmentVariable(variable).toUInt(&isGiven);
    return isGiven ? given : otherwise;
}

/// What level 0 promises of a history: nothing of a row that was changed while nobody listened.
QList<ChaosRow> unchangedOf(QList<ChaosRow> rows, const QSet<MessageId> &changed)
{
    for (ChaosRow &row : rows) {
        if (changed.contains(row.id))
            row = ChaosRow{.id = row.id, .sender = row.sender, .content = {}};
    }
    return rows;
}

QString described(const ChaosRow &row)
{
    return u"%1 '%2' deleted=%3 edited=%4"_s.arg(row.id.value()).arg(row.content).arg(row.isDeleted).arg(row.isEdited);
}

/// The first rows that are not alike.
QString difference(const QList<ChaosRow> &seen, const QList<ChaosRow> &wanted)
{
    const auto [mine, theirs] = std::ranges::mismatch(seen, wanted);
    return u"%1 rows of %2; sees %3, wants %4"_s.arg(seen.size())
        .arg(wanted.size())
        .arg(mine == seen.end() ? u"nothing"_s : described(*mine),
             theirs == wanted.end() ? u"nothing"_s : described(*theirs));
}

} // namespace

/// Four people with two devices each write, edit and delete at once over level 1, and a fifth over level 0, while
/// connections are cut, slowed down, jumbled and robbed of acknowledgements every 0.5 to 3 s, two clocks are wrong by
/// two hours, the server dies before and after commits and after acknowledgements and once comes back with a new epoch,
/// and clients are dropped and begun anew from their files. A sixth person only reads, and is removed halfway.
class SyncChaosTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void devicesAndServerFailAtRandom_everythingIsEverywhereOnceAndAlike();

private:
    bool furnish();
    bool makeRooms();
    bool addDevice(const QString &person, ChaosDevice::Traits traits = {});
    void writeSomething();
    void changeSomething(ChaosDevice &device, ConversationId conversation);
    void disturbSomebody();
    void failSomething();
    void setFailPoint();
    /// What an administrator does while the server is down. False: it failed.
    bool administer();
    bool isQuiet();
    QString restless();
    void checkFaultsFired();
    void checkOutbox(ChaosDevice &device, const QSet<MessageId> &deleted);
    void checkGuest();
    /// Any of those who write.
    ChaosDevice &anyWriter() { return *m_writers.at(static_cast<size_t>(m_random.bounded(int(m_writers.size())))); }
    ChaosDevice &compatWriter() { return *m_writers.back(); }

    SystemAlarms m_alarms;
    QRandomGenerator m_random;
    std::unique_ptr<ServerProcess> m_server;
    std::vector<std::unique_ptr<ChaosDevice>> m_writers; ///< The last one speaks level 0.
    std::unique_ptr<ChaosDevice> m_guest;
    QList<ConversationId> m_conversations;
    int m_messages = 0;
    int m_written = 0;
    int m_writtenAtRemoval = 0;
    int m_changes = 0;
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
    m_server = std::make_unique<ServerProcess>(QStringLiteral(VATOCHITO_FAILING_SERVER_PROGRAM),
                                               QStringList{u"--command-rate"_s, u"5000"_s});
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
    if (!addDevice(u"person%1"_s.arg(kPeople), {.level = Level::Compat}))
        return false;
    m_guest = std::make_unique<ChaosDevice>(m_server->port(), m_alarms, m_random.generate(), ChaosDevice::Traits());
    return Core::registerPerson(m_server->address(), u"guest"_s) && m_guest->signIn(u"guest"_s) && makeRooms();
}

bool SyncChaosTest::makeRooms()
{
    QList<UserId> others{compatWriter().core().account().me().id, m_guest->core().account().me().id};
    for (size_t device = kDevices; device + 1 < m_writers.size(); device += kDevices)
        others.append(m_writers.at(device)->core().account().me().id);
    SyncEngine &engine = m_writers.front()->core().account().engine();
    for (int conversation = 0; conversation < kConversations; ++conversation) {
        const auto made = await(engine.createGroup(u"Room %1"_s.arg(conversation), others));
        if (!made)
            return false;
        m_conversations.append(*made);
    }
    return true;
}

void SyncChaosTest::writeSomething()
{
    if (m_written >= m_messages)
        return;
    ChaosDevice &device = anyWriter();
    const ConversationId conversation = m_conversations.at(m_random.bounded(int(m_conversations.size())));
    if (m_random.bounded(10) == 0)
        changeSomething(device, conversation);
    else if (device.core().enqueue(conversation, u"c %1"_s.arg(m_written)))
        ++m_written;
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

void SyncChaosTest::disturbSomebody()
{
    if (!m_isFailing)
        return;
    const int whose = m_random.bounded(int(m_writers.size()) + 1);
    (whose == int(m_writers.size()) ? *m_guest : *m_writers.at(static_cast<size_t>(whose))).disturb(m_random);
    QTimer::singleShot(std::chrono::milliseconds(m_random.bounded(500, 3000) / int(m_writers.size() + 1)), this,
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
    const int clientShare = m_messages / (kClientKills + 1);
    if (m_clientKills < kClientKills && m_written >= clientShare * (m_clientKills + 1)) {
        ++m_clientKills;
        QVERIFY(anyWriter().core().restart());
    }
}

bool SyncChaosTest::administer()
{
    if (m_serverKills == kEpochAt)
        return m_server->administer({u"epoch"_s, u"renew"_s});
    if (m_serverKills != kRemovalAt)
        return true;
    m_writtenAtRemoval = m_written;
    return std::ranges::all_of(m_conversations, [this](ConversationId conversation) {
        return m_server->administer({u"member"_s, u"remove"_s, QString::number(conversation.value()), u"guest"_s});
    });
}

bool SyncChaosTest::isQuiet()
{
    return m_guest->isAtRest() && std::ranges::all_of(m_writers, [](auto &device) { return device->isAtRest(); });
}

/// What keeps isQuiet() from being true.
QString SyncChaosTest::restless()
{
    QStringList lines;
    for (auto &device : m_writers)
        lines.append(device->restlessness());
    lines.append(m_guest->restlessness());
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
    qInfo("connections cut: %d; server killed: %d; clients begun anew: %d; edits and deletions: %d", cuts,
          m_serverKills, m_clientKills, m_changes);
    for (const Fault fault : ChaosDevice::kFaults) {
        qInfo("%s: %d", nameOf(fault), fired.value(fault));
        QVERIFY(fired.value(fault) > 0);
    }
    QVERIFY(cuts > 0);
    QCOMPARE(m_serverKills, kServerKills);
    QCOMPARE(m_clientKills, kClientKills);
    QVERIFY(m_changes > 0);
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

void SyncChaosTest::devicesAndServerFailAtRandom_everythingIsEverywhereOnceAndAlike()
{
    const quint32 seed = numberFrom("VATOCHITO_CHAOS_SEED", QRandomGenerator::system()->generate());
    m_messages = int(numberFrom("VATOCHITO_CHAOS_MESSAGES", 10'000));
    qInfo("VATOCHITO_CHAOS_SEED=%u VATOCHITO_CHAOS_MESSAGES=%d", seed, m_messages);
    m_random.seed(seed);
    QVERIFY(furnish());
    for (const auto &device : m_writers)
        QTRY_COMPARE_WITH_TIMEOUT(await(device->core().account().conversations().all()).value().size(), kConversations,
                                  kLimit);

    disturbSomebody();
    while (!QTest::currentTestFailed() && (m_written < m_messages || m_serverKills < kServerKills)) {
        writeSomething();
        failSomething();
        QCoreApplication::processEvents();
    }
    m_isFailing = false;
    m_guest->calm();
    for (auto &device : m_writers)
        device->calm();
    const bool hasComeToRest = QTest::qWaitFor([this] { return isQuiet(); }, kLimit);
    QVERIFY2(hasComeToRest, qPrintable(restless()));
    checkFaultsFired();

    // A device that never saw anything of it is told the truth.
    ChaosDevice fresh(m_server->port(), m_alarms, seed, {});
    QVERIFY(fresh.signIn(u"person0"_s));
    QTRY_VERIFY_WITH_TIMEOUT(fresh.core().account().engine().isCaughtUp(), kLimit);
    int found = 0;
    QSet<MessageId> deleted;
    for (const ConversationId conversation : std::as_const(m_conversations)) {
        const QList<ChaosRow> truth = fresh.rows(conversation);
        found += int(truth.size());
        QSet<MessageId> changed;
        for (const ChaosRow &row : truth) {
            if (row.isDeleted)
                deleted.insert(row.id);
            if (row.isDeleted || row.isEdited)
                changed.insert(row.id);
        }
        for (std::size_t index = 0; index < m_writers.size(); ++index) {
            const bool isCompat = index + 1 == m_writers.size();
            const auto seen = [&] {
                const QList<ChaosRow> rows = m_writers.at(index)->rows(conversation);
                return isCompat ? unchangedOf(rows, changed) : rows;
            };
            const QList<ChaosRow> wanted = isCompat ? unchangedOf(truth, changed) : truth;
            const bool isAlike = QTest::qWaitFor([&] { return seen() == wanted; }, kLimit);
            QVERIFY2(isAlike, qPrintable(u"device %1, conversation %2: %3"_s.arg(index)
                                             .arg(conversation.value())
                                             .arg(difference(seen(), wanted))));
        }
    }
    QCOMPARE(found, m_messages);
    for (const auto &device : m_writers)
        checkOutbox(*device, deleted);
    checkGuest();
}

QTEST_GUILESS_MAIN(SyncChaosTest)
#include "SyncChaosTest.moc"
