// SPDX-License-Identifier: GPL-3.0-or-later
#include "FaultProxy.h"
#include "integration/client/Core.h"
#include "support/client/Await.h"
#include "support/client/ServerProcess.h"

#include <QRandomGenerator>
#include <QSet>
#include <QTest>
#include <QTimer>

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
/// Far more than it takes; a failure, not a delay.
constexpr int kLimit = 300'000;

quint32 numberFrom(const char *variable, quint32 otherwise)
{
    bool isGiven = false;
    const quint32 given = qEnvironmentVariable(variable).toUInt(&isGiven);
    return isGiven ? given : otherwise;
}

/// What everybody must see of a message alike.
struct Row
{
    MessageId id;
    UserId sender;
    QString content;
    bool isDeleted = false;
    bool isEdited = false;

    friend bool operator==(const Row &, const Row &) = default;
};

} // namespace

/// Four people with two devices each write, edit and delete at once over level 1, while connections are cut every
/// 0.5 to 3 s, the server dies before and after commits and after acknowledgements, and clients are dropped and begun
/// anew from their files.
class SyncChaosTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void devicesAndServerFailAtRandom_everythingIsEverywhereOnceAndAlike();

private:
    struct Device
    {
        std::unique_ptr<FaultProxy> proxy;
        std::unique_ptr<Core> core;
        int cuts = 0;
    };

    bool furnish();
    bool addDevice(const QString &person, bool isNew);
    void writeSomething();
    void changeSomething(Device &device, ConversationId conversation);
    void cutSomebody();
    void failSomething();
    void setFailPoint();
    bool isQuiet();
    QString restless();
    static bool hasWaiting(Core &core);
    static QList<MessageId> editsThatFailed(Core &core);
    static QList<Row> rows(Core &core, ConversationId conversation);
    Device &anyDevice() { return m_devices.at(static_cast<size_t>(m_random.bounded(int(m_devices.size())))); }

    SystemAlarms m_alarms;
    QRandomGenerator m_random;
    std::unique_ptr<ServerProcess> m_server;
    std::vector<Device> m_devices;
    QList<ConversationId> m_conversations;
    int m_messages = 0;
    int m_written = 0;
    int m_changes = 0;
    int m_serverKills = 0;
    int m_clientKills = 0;
    bool m_isFailing = true;
    bool m_isServerArmed = false; ///< It dies at its fail point before long.
};

bool SyncChaosTest::addDevice(const QString &person, bool isNew)
{
    Device device;
    device.proxy = std::make_unique<FaultProxy>(m_server->port(), m_alarms, m_random.generate());
    device.core = std::make_unique<Core>();
    if (isNew && !Core::registerPerson(m_server->address(), person))
        return false;
    if (!device.core->signInAt(device.proxy->address(), person))
        return false;
    device.core->hurry();
    m_devices.push_back(std::move(device));
    return true;
}

bool SyncChaosTest::furnish()
{
    m_server = std::make_unique<ServerProcess>(QStringLiteral(VATOCHITO_FAILING_SERVER_PROGRAM),
                                               QStringList{u"--command-rate"_s, u"5000"_s});
    setFailPoint();
    if (!m_server->start())
        return false;
    for (int person = 0; person < kPeople; ++person) {
        for (int device = 0; device < kDevices; ++device) {
            if (!addDevice(u"person%1"_s.arg(person), device == 0))
                return false;
        }
    }
    QList<UserId> others;
    for (size_t device = kDevices; device < m_devices.size(); device += kDevices)
        others.append(m_devices.at(device).core->account().me().id);
    SyncEngine &engine = m_devices.front().core->account().engine();
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
    Device &device = anyDevice();
    const ConversationId conversation = m_conversations.at(m_random.bounded(int(m_conversations.size())));
    if (m_random.bounded(10) == 0)
        changeSomething(device, conversation);
    else if (device.core->enqueue(conversation, u"chaos %1"_s.arg(m_written)))
        ++m_written;
}

void SyncChaosTest::changeSomething(Device &device, ConversationId conversation)
{
    const auto newest = await(device.core->account().messages().newest(conversation, 20));
    if (!newest)
        return;
    for (const Message &message : *newest) {
        if (message.sender != device.core->account().me().id || message.isDeleted)
            continue;
        ++m_changes;
        if (m_random.bounded(4) == 0)
            std::ignore = await(device.core->account().outbox().erase(conversation, message.id));
        else
            std::ignore =
                await(device.core->account().outbox().edit(conversation, message.id, message.content + u" mended"_s));
        return;
    }
}

void SyncChaosTest::cutSomebody()
{
    if (!m_isFailing)
        return;
    Device &device = anyDevice();
    if (device.proxy->openConnections() > 0) {
        device.proxy->cutAll();
        ++device.cuts;
    }
    QTimer::singleShot(std::chrono::milliseconds(m_random.bounded(500, 3000) / int(m_devices.size())), this,
                       &SyncChaosTest::cutSomebody);
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
        setFailPoint();
        QVERIFY(m_server->start());
    }
    const int clientShare = m_messages / (kClientKills + 1);
    if (m_clientKills < kClientKills && m_written >= clientShare * (m_clientKills + 1)) {
        ++m_clientKills;
        QVERIFY(anyDevice().core->restart());
    }
}

bool SyncChaosTest::isQuiet()
{
    return std::ranges::all_of(m_devices, [](Device &device) {
        return device.core->isOnline() && device.core->account().engine().isCaughtUp() && !hasWaiting(*device.core);
    });
}

/// What keeps isQuiet() from being true.
QString SyncChaosTest::restless()
{
    QStringList lines;
    for (Device &device : m_devices) {
        Account &account = device.core->account();
        lines.append(u"online=%1 list=%2 caughtUp=%3 waiting=%4"_s.arg(device.core->isOnline())
                         .arg(account.engine().isListLoaded())
                         .arg(account.engine().isCaughtUp())
                         .arg(hasWaiting(*device.core)));
    }
    return lines.join(u'\n');
}

bool SyncChaosTest::hasWaiting(Core &core)
{
    const auto entries = await(core.account().outboxRows().all());
    return !entries || std::ranges::any_of(*entries, [](const OutboxEntry &entry) {
        return entry.state == OutboxEntry::State::Waiting;
    });
}

/// With one that is not valid for each failed row that is not an edit.
QList<MessageId> SyncChaosTest::editsThatFailed(Core &core)
{
    QList<MessageId> targets;
    const auto entries = await(core.account().outboxRows().all());
    for (const OutboxEntry &entry : entries.value_or(QList<OutboxEntry>()))
        targets.append(entry.operation == OutboxEntry::Operation::Edit ? entry.target : MessageId());
    return targets;
}

QList<Row> SyncChaosTest::rows(Core &core, ConversationId conversation)
{
    // As somebody does who scrolls up to the beginning.
    for (;;) {
        const auto filled =
            await(core.account().engine().fillHoles(conversation, kEndOfHistory, kEndOfHistory, 1'000'000));
        if (!filled || !*filled)
            break;
    }
    QList<Row> rows;
    const auto messages = await(core.account().messages().newerThan(conversation, MessageId(), 1'000'000));
    for (const Message &message : messages.value_or(QList<Message>())) {
        rows.append(Row{.id = message.id,
                        .sender = message.sender,
                        .content = message.content,
                        .isDeleted = message.isDeleted,
                        .isEdited = message.editedAt.has_value()});
    }
    return rows;
}

void SyncChaosTest::devicesAndServerFailAtRandom_everythingIsEverywhereOnceAndAlike()
{
    const quint32 seed = numberFrom("VATOCHITO_CHAOS_SEED", QRandomGenerator::system()->generate());
    m_messages = int(numberFrom("VATOCHITO_CHAOS_MESSAGES", 1'000));
    qInfo("VATOCHITO_CHAOS_SEED=%u VATOCHITO_CHAOS_MESSAGES=%d", seed, m_messages);
    m_random.seed(seed);
    QVERIFY(furnish());
    for (const Device &device : m_devices)
        QTRY_COMPARE_WITH_TIMEOUT(await(device.core->account().conversations().all()).value().size(), kConversations,
                                  kLimit);

    cutSomebody();
    while (m_written < m_messages || m_serverKills < kServerKills) {
        writeSomething();
        failSomething();
        QCoreApplication::processEvents();
    }
    m_isFailing = false;
    const bool hasComeToRest = QTest::qWaitFor([this] { return isQuiet(); }, kLimit);
    QVERIFY2(hasComeToRest, qPrintable(restless()));

    int cuts = 0;
    for (const Device &device : m_devices)
        cuts += device.cuts;
    qInfo("connections cut: %d; server killed: %d; clients begun anew: %d; edits and deletions: %d", cuts,
          m_serverKills, m_clientKills, m_changes);
    QVERIFY(cuts >= int(m_devices.size()));
    QCOMPARE(m_serverKills, kServerKills);
    QCOMPARE(m_clientKills, kClientKills);
    QVERIFY(m_changes > 0);

    // A device that never saw anything of it is told the truth.
    Core fresh;
    QVERIFY(fresh.signInAt(m_server->address(), u"person0"_s));
    QTRY_VERIFY_WITH_TIMEOUT(fresh.account().engine().isCaughtUp(), kLimit);
    int found = 0;
    QSet<MessageId> deleted;
    for (const ConversationId conversation : std::as_const(m_conversations)) {
        const QList<Row> truth = rows(fresh, conversation);
        found += int(truth.size());
        for (const Row &row : truth) {
            if (row.isDeleted)
                deleted.insert(row.id);
        }
        for (const Device &device : m_devices)
            QTRY_COMPARE_WITH_TIMEOUT(rows(*device.core, conversation), truth, kLimit);
    }
    QCOMPARE(found, m_messages);
    for (const Device &device : m_devices) {
        // The other device of the same person may have deleted what this one was about to edit; nothing else may fail.
        const QList<MessageId> overtaken = editsThatFailed(*device.core);
        for (const MessageId message : overtaken)
            QVERIFY(deleted.contains(message));
        long long failed = 0;
        const auto ledger = await(device.core->account().cache().ledger().all()).value();
        for (const LedgerRow &row : ledger) {
            QCOMPARE(row.waiting, 0);
            failed += row.failed;
        }
        QCOMPARE(failed, overtaken.size());
    }
}

QTEST_GUILESS_MAIN(SyncChaosTest)
#include "SyncChaosTest.moc"
