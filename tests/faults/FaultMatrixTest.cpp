// SPDX-License-Identifier: GPL-3.0-or-later
// Each fault of FaultProxy while a client signs in, idles, sends, catches up or refreshes its token: it must fire, be
// told truthfully, and leave no trace once it is gone. VATOCHITO_FAULT_SEED repeats a run that failed.
#include "LogTally.h"
#include "Scene.h"
#include "support/client/Await.h"
#include "support/client/MemoryTokenVault.h"
#include "support/client/ServerProcess.h"
#include "support/client/TestTraces.h"
#include "sync/Accounts.h"

#include "net/AuthClient.h"
#include "net/NegotiatedLink.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vatochito;

namespace {

using Code = Error::Code;

/// What a fault does to a client, as far as its phases need to know.
struct Trait
{
    Fault fault;
    QList<Code> reasons; ///< Each of them a truth about it; none: a client need not notice.
    /// Only those who connect anew meet it; for the others a cut comes with it.
    bool isForNewConnections = false;
    bool sparesRest = false;
    bool sparesSockets = false; ///< Those that are up.
};

const QList<Trait> &traits()
{
    static const QList<Trait> all{
        {.fault = Fault::Refuse, .reasons = {Code::Refused}, .isForNewConnections = true},
        {.fault = Fault::Silence, .reasons = {Code::Timeout}, .isForNewConnections = true, .sparesSockets = true},
        {.fault = Fault::Reset, .reasons = {Code::ServerFailed, Code::Offline}},
        {.fault = Fault::Finish, .reasons = {Code::ServerFailed, Code::Offline}},
        {.fault = Fault::CutMidFrame, .reasons = {Code::ServerFailed, Code::Offline}},
        {.fault = Fault::StallMidFrame, .reasons = {Code::Timeout}},
        {.fault = Fault::BlackHole, .reasons = {Code::Timeout}},
        {.fault = Fault::Delay, .reasons = {}},
        {.fault = Fault::Trickle, .reasons = {}},
        {.fault = Fault::BadGateway, .reasons = {Code::ServerFailed}, .isForNewConnections = true, .sparesRest = true},
        {.fault = Fault::LoginPage, .reasons = {Code::NotAServer}, .isForNewConnections = true, .sparesSockets = true},
        {.fault = Fault::DropPongs, .reasons = {Code::Timeout}, .sparesRest = true},
        {.fault = Fault::DropToServer, .reasons = {Code::Timeout}},
        {.fault = Fault::DropToClient, .reasons = {Code::Timeout}},
    };
    return all;
}

/// A dead link is found with the next ping, 30 s at the most, and the 10 s that its answer may take; a poll may be on
/// its way for a moment more.
constexpr auto kFoundAfter = 45s;
/// Everything mends itself in far less.
constexpr auto kMendedAfter = 10min;

quint32 chosenSeed()
{
    bool isGiven = false;
    const quint32 given = qEnvironmentVariable("VATOCHITO_FAULT_SEED").toUInt(&isGiven);
    return isGiven ? given : QRandomGenerator::system()->generate();
}

QString namesOf(const QList<Code> &codes)
{
    QStringList names;
    for (const Code code : codes)
        names.append(Error::codeName(code));
    return names.join(u", "_s);
}

} // namespace

class FaultMatrixTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void whileSigningIn_data() { addRows(); }
    void whileSigningIn();
    void whileIdle_data() { addRows(); }
    void whileIdle();
    void whileSending_data() { addRows(); }
    void whileSending();
    void whileCatchingUp_data() { addRows(); }
    void whileCatchingUp();
    void whileRefreshing_data() { addRows(); }
    void whileRefreshing();

private:
    static void addRows();
    const Trait &trait() const;
    bool isUnnoticed() const { return trait().reasons.isEmpty(); }
    int fired() const;
    /// Its own reason was told, not only that of the cut which came with it.
    bool isTold() const;
    /// With the cut that brings it to light, where one is needed.
    void startFault();
    void letItLast();
    void stopFault();
    /// It was told if it had to be, and only what is true of it was.
    void verifyTold(bool mustBeTold);
    void verifyNothingWasTaken();
    void verifyBothWays();
    bool isThere();
    AccountServices services();

    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<Scene> m_scene;
    std::unique_ptr<LogTally> m_log;
    MemoryTokenVault m_vault;
    bool m_isLevel0 = false;
    quint32 m_seed = 0;
    QRandomGenerator m_random;
};

void FaultMatrixTest::addRows()
{
    QTest::addColumn<int>("index");
    for (int index = 0; index < traits().size(); ++index)
        QTest::newRow(nameOf(traits().at(index).fault)) << index;
}

const Trait &FaultMatrixTest::trait() const
{
    QFETCH(int, index);
    return traits().at(index);
}

void FaultMatrixTest::initTestCase()
{
    m_seed = chosenSeed();
    qInfo("VATOCHITO_FAULT_SEED=%u", m_seed);
    m_isLevel0 = Scene::isLevel0();
    m_server = std::make_unique<ServerProcess>(QStringLiteral(VATOCHITO_SERVER_PROGRAM),
                                               m_isLevel0 ? QStringList{u"--sync"_s, u"off"_s} : QStringList());
    QVERIFY(m_server->start());
}

void FaultMatrixTest::init()
{
    // The same for a row that is run alone.
    QFETCH(int, index);
    m_random.seed(m_seed + static_cast<quint32>(index));
    m_log = std::make_unique<LogTally>();
    m_scene = std::make_unique<Scene>(m_server->port(), m_random.generate());
    QVERIFY(m_scene->begin());
}

void FaultMatrixTest::cleanup()
{
    if (QTest::currentTestFailed())
        m_log->print();
    m_scene.reset();
    m_vault.entries.clear();
    m_log.reset();
}

int FaultMatrixTest::fired() const
{
    // A closed port is the system's doing; whoever knocked at it can tell.
    if (trait().fault == Fault::Refuse)
        return m_log->count(u"reason=refused"_s);
    return m_scene->way().fired(trait().fault);
}

bool FaultMatrixTest::isTold() const
{
    return std::ranges::any_of(m_scene->toldReasons(), [this](Code code) { return trait().reasons.contains(code); });
}

void FaultMatrixTest::startFault()
{
    m_log->clear();
    m_scene->way().start(trait().fault);
    if (trait().isForNewConnections)
        m_scene->way().cutAll();
}

void FaultMatrixTest::letItLast()
{
    // Sometimes beyond the five attempts.
    const int longest = m_random.bounded(4) == 0 ? 90'000 : 20'000;
    m_scene->time().run(std::chrono::milliseconds(m_random.bounded(2'000, longest)));
}

void FaultMatrixTest::stopFault()
{
    QVERIFY2(fired() > 0, "the fault never happened");
    m_scene->way().stop();
}

void FaultMatrixTest::verifyTold(bool mustBeTold)
{
    QVERIFY(!m_scene->hasTold(Connection::Status::SignedOut));
    QList<Code> told = m_scene->toldReasons();
    const QString names = namesOf(told);
    QVERIFY2(isTold() || !mustBeTold, qPrintable(names));
    // The cut that comes with some of them is a fault of its own.
    if (trait().isForNewConnections)
        told.removeIf([](Code code) { return code == Code::ServerFailed || code == Code::Offline; });
    QVERIFY2(std::ranges::all_of(told, [this](Code code) { return trait().reasons.contains(code); }),
             qPrintable(names));
}

bool FaultMatrixTest::isThere()
{
    return m_scene->alice().isOnline() && m_scene->alice().account().engine().isCurrent(m_scene->conversation());
}

void FaultMatrixTest::verifyNothingWasTaken()
{
    QCOMPARE(m_scene->alice().account().session().state(), Session::State::SignedIn);
    QVERIFY(m_scene->alice().account().outbox().isEmpty());
    QCOMPARE(m_scene->draft(), std::optional(Scene::alicesDraft()));
    QVERIFY(!m_scene->hasTold(Connection::Status::SignedOut));
}

void FaultMatrixTest::verifyBothWays()
{
    Core &alice = m_scene->alice();
    Core &bob = m_scene->bob();
    const ConversationId conversation = m_scene->conversation();
    const QStringList before = alice.cached(conversation);
    QVERIFY(alice.enqueue(conversation, u"are you there?"_s));
    QVERIFY(m_scene->time().until([&] { return bob.arrived().endsWith(u"are you there?"_s); }, kMendedAfter));
    QVERIFY(bob.enqueue(conversation, u"yes"_s));
    QVERIFY(m_scene->time().until([&] { return alice.arrived().endsWith(u"yes"_s); }, kMendedAfter));
    const auto isQuiet = [&] { return alice.account().outbox().isEmpty() && bob.account().outbox().isEmpty(); };
    QVERIFY(m_scene->time().until(isQuiet, kMendedAfter));
    QCOMPARE(alice.cached(conversation), before + QStringList({u"are you there?"_s, u"yes"_s}));
    QCOMPARE(bob.cached(conversation), alice.cached(conversation));
}

AccountServices FaultMatrixTest::services()
{
    return {
        .vault = &m_vault,
        .clock = m_scene->clock(),
        .alarms = m_scene->alarms(),
        .makeAuthenticator =
            [this](const ServerAddress &address) {
                return std::make_unique<AuthClient>(address, m_scene->transport(), m_scene->alarms());
            },
        .makeLink =
            [this](const LinkPlace &place, TokenSource &tokens) {
                return std::make_unique<NegotiatedLink>(place.server,
                                                        LinkWorld{.transport = m_scene->transport(),
                                                                  .tokens = tokens,
                                                                  .alarms = m_scene->alarms(),
                                                                  .clock = m_scene->clock(),
                                                                  .random = [] { return 0.5; }},
                                                        place.installation, place.level);
            },
    };
}

void FaultMatrixTest::whileSigningIn()
{
    TestFolder folder;
    auto profile = Profile::open(folder.path());
    QVERIFY(profile);
    Accounts accounts(*profile, services());
    const auto signIn = [&] {
        return accounts.signIn(m_scene->way().address(), m_scene->alicesUser().username, Core::password());
    };
    const auto isOnline = [&] {
        return accounts.current() && accounts.current()->connection().status == Connection::Status::Online;
    };
    startFault();
    const QFuture<Status> entering = signIn();
    QVERIFY(m_scene->time().until([&] { return entering.isFinished(); }, 2min));
    const bool isIn = entering.result().has_value();
    if (!isIn) {
        // One sentence, a true one, and nobody half signed in.
        QVERIFY2(trait().reasons.contains(entering.result().error().code),
                 qPrintable(Error::codeName(entering.result().error().code)));
        QVERIFY(!accounts.current());
        QVERIFY(!profile->currentAccount());
        QVERIFY(m_vault.entries.isEmpty());
    } else {
        QVERIFY(trait().sparesRest || isUnnoticed());
        const auto isTold = [&] {
            const Connection connection = accounts.current()->connection();
            return fired() > 0 && (isUnnoticed() ? isOnline() : trait().reasons.contains(connection.reason));
        };
        QVERIFY(m_scene->time().until(isTold, 2min));
    }
    letItLast();
    stopFault();

    const QFuture<Status> again = isIn ? entering : signIn();
    QVERIFY(m_scene->time().until([&] { return again.isFinished() && isOnline(); }, kMendedAfter));
    QVERIFY(again.result());
    QVERIFY(m_scene->bob().enqueue(m_scene->conversation(), u"welcome"_s));
    QStringList arrived;
    connect(&accounts.current()->engine(), &SyncEngine::messageArrived, this,
            [&arrived](const Message &message) { arrived.append(message.content); });
    QVERIFY(m_scene->time().until([&] { return !arrived.isEmpty(); }, kMendedAfter));
    QCOMPARE(arrived, QStringList{u"welcome"_s});
    QCOMPARE(m_vault.entries.size(), 1);
    QCOMPARE(m_vault.entries.cbegin()->access, accounts.current()->session().accessToken());
}

void FaultMatrixTest::whileIdle()
{
    QVERIFY(m_scene->enterAlice());
    startFault();
    QVERIFY(m_scene->time().until([this] { return fired() > 0 && (isUnnoticed() || isTold()); }, kFoundAfter));
    letItLast();
    verifyTold(!isUnnoticed());
    stopFault();

    QVERIFY(m_scene->time().until([this] { return isThere(); }, kMendedAfter));
    verifyBothWays();
    verifyNothingWasTaken();
}

void FaultMatrixTest::whileSending()
{
    const QStringList all = Scene::numbered(1, 10);
    QVERIFY(m_scene->enterAlice());
    Core &alice = m_scene->alice();
    Core &bob = m_scene->bob();
    QVERIFY(Scene::enqueueAll(alice, m_scene->conversation(), all.first(6)));
    QVERIFY(m_scene->time().until([&] { return bob.arrived().size() >= 2; }));
    startFault();
    QVERIFY(Scene::enqueueAll(alice, m_scene->conversation(), all.sliced(6)));
    QVERIFY(m_scene->time().until([this] { return fired() > 0 && (isUnnoticed() || isTold()); }, kFoundAfter + 15s));
    letItLast();
    verifyTold(!isUnnoticed());
    stopFault();

    const auto isSent = [&] { return bob.arrived().size() >= all.size() && alice.account().outbox().isEmpty(); };
    QVERIFY(m_scene->time().until(isSent, kMendedAfter));
    m_scene->time().run(30s); // What comes late may come twice.
    QCOMPARE(bob.arrived(), all);
    QCOMPARE(bob.cached(m_scene->conversation()), all);
    QCOMPARE(alice.cached(m_scene->conversation()), all);
    verifyBothWays();
    verifyNothingWasTaken();
}

void FaultMatrixTest::whileCatchingUp()
{
    const QStringList all = Scene::numbered(1, 10);
    QVERIFY(m_scene->enterAlice());
    Core &alice = m_scene->alice();
    Core &bob = m_scene->bob();
    m_scene->way().start(Fault::Refuse);
    QVERIFY(m_scene->time().until([this] { return m_scene->hasToldTrouble(); }));
    QVERIFY(Scene::enqueueAll(bob, m_scene->conversation(), all));
    QVERIFY(m_scene->time().until([&] { return bob.account().outbox().isEmpty(); }));
    QVERIFY(alice.arrived().isEmpty());
    m_scene->way().stop();
    m_log->clear();
    m_scene->clearTold();
    if (trait().sparesRest)
        m_scene->way().start(trait().fault);
    else
        m_scene->way().startAt(m_isLevel0 ? "GET /api/chat/conversations/" : "GET /ws/sync/", trait().fault);

    // A socket that is up and well while nothing else answers is no trouble that a person has. Level 1 tells what was
    // missed on the socket itself.
    const bool mustBeTold = !isUnnoticed() && (!m_isLevel0 || !trait().sparesSockets);
    QVERIFY(m_scene->time().until([&] { return fired() > 0 && (!mustBeTold || isTold()); }, 2 * kFoundAfter));
    letItLast();
    verifyTold(mustBeTold);
    stopFault();

    QVERIFY(m_scene->time().until([&] { return isThere() && alice.arrived().size() >= all.size(); }, kMendedAfter));
    QCOMPARE(alice.arrived(), all);
    QCOMPARE(alice.cached(m_scene->conversation()), all);
    // "Connected" is said when nothing is missing any more, and not before.
    QVERIFY(!m_scene->arrivedWhenOnline().isEmpty());
    for (const qsizetype arrived : m_scene->arrivedWhenOnline())
        QCOMPARE(arrived, all.size());
    verifyBothWays();
    verifyNothingWasTaken();
}

void FaultMatrixTest::whileRefreshing()
{
    QVERIFY(m_scene->enterAlice());
    m_log->clear();
    if (trait().sparesRest)
        m_scene->way().start(trait().fault);
    else
        m_scene->way().startAt("POST /api/auth/token/refresh/", trait().fault);
    QVERIFY(m_scene->restartAliceWithDeadToken());
    const QString dead = m_scene->alice().account().session().accessToken();
    const bool mustBeTold = !isUnnoticed();
    QVERIFY(m_scene->time().until([&] { return fired() > 0 && (!mustBeTold || isTold()); }, 2 * kFoundAfter));
    letItLast();
    verifyTold(mustBeTold);
    stopFault();

    QVERIFY(m_scene->time().until([this] { return isThere(); }, kMendedAfter));
    QVERIFY(m_scene->alice().account().session().accessToken() != dead);
    verifyBothWays();
    verifyNothingWasTaken();
}

QTEST_GUILESS_MAIN(FaultMatrixTest)
#include "FaultMatrixTest.moc"
