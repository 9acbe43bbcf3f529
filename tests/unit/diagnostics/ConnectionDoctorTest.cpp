// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnostics/ConnectionDoctor.h"

#include "support/client/ManualAlarms.h"
#include "support/client/ManualClock.h"
#include "support/client/PatientTest.h"
#include "support/client/ScriptedCheck.h"

#include <QSignalSpy>

using namespace std::chrono_literals;

namespace vatochito {

class ConnectionDoctorTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void run_looksInOrderAndTellsEachResult();
    void failedGround_skipsWhatStandsOnIt();
    void skippedGround_skipsToo();
    void warning_isGroundEnough();
    void lateCheck_isConcludedAtItsDeadlineAndStopped();
    void answerAfterTheDeadline_isIgnored();
    void slowNetwork_leavesTimeForTheComputer();
    void wholeRun_neverTakesLongerThanItsLimit();
    void timeSpentBefore_isTakenFromTheWhole();
    void cancel_stopsTheCheckAndTellsNothingMore();
    void cancelFromInside_isSafe();
    void result_tellsHowLongItTook();

private:
    ScriptedCheck &add(CheckId id, QList<CheckId> grounds = {}, std::chrono::milliseconds deadline = 3s,
                       Check::Place place = Check::Place::Network);
    ConnectionDoctor &doctor();
    bool isDone() { return m_doctor->state() == ConnectionDoctor::State::Done; }
    QList<Finding> findings() const;

    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<ManualAlarms> m_alarms;
    std::vector<std::unique_ptr<Check>> m_checks;
    std::unique_ptr<ConnectionDoctor> m_doctor;
};

void ConnectionDoctorTest::init()
{
    m_doctor.reset();
    m_checks.clear();
    m_alarms.reset();
    m_clock = std::make_unique<ManualClock>();
    m_alarms = std::make_unique<ManualAlarms>(*m_clock);
}

ScriptedCheck &ConnectionDoctorTest::add(CheckId id, QList<CheckId> grounds, std::chrono::milliseconds deadline,
                                         Check::Place place)
{
    auto check = std::make_unique<ScriptedCheck>(id, std::move(grounds), deadline, place);
    ScriptedCheck &added = *check;
    m_checks.push_back(std::move(check));
    return added;
}

ConnectionDoctor &ConnectionDoctorTest::doctor()
{
    if (!m_doctor)
        m_doctor = std::make_unique<ConnectionDoctor>(std::move(m_checks), *m_alarms, *m_clock);
    return *m_doctor;
}

QList<Finding> ConnectionDoctorTest::findings() const
{
    QList<Finding> found;
    for (const CheckResult &result : m_doctor->results())
        found.append(result.outcome.finding);
    return found;
}

void ConnectionDoctorTest::run_looksInOrderAndTellsEachResult()
{
    add(CheckId::Address);
    add(CheckId::Network).atOnce = Finding::NetworkUp;
    QSignalSpy started(&doctor(), &ConnectionDoctor::started);
    QSignalSpy checked(&doctor(), &ConnectionDoctor::checked);
    QSignalSpy finished(&doctor(), &ConnectionDoctor::finished);

    doctor().run();
    QTRY_COMPARE(finished.count(), 1);

    QCOMPARE(doctor().plan(), QList<CheckId>({CheckId::Address, CheckId::Network}));
    QCOMPARE(started.count(), 2);
    QCOMPARE(checked.count(), 2);
    QCOMPARE(findings(), QList<Finding>({Finding::AddressFits, Finding::NetworkUp}));
    QCOMPARE(doctor().state(), ConnectionDoctor::State::Done);
}

void ConnectionDoctorTest::failedGround_skipsWhatStandsOnIt()
{
    add(CheckId::Port).atOnce = Finding::Refused;
    const auto begun = add(CheckId::Server, {CheckId::Port}).begun;
    add(CheckId::Cache).atOnce = Finding::CacheWhole;

    doctor().run();
    QTRY_VERIFY(isDone());

    QCOMPARE(*begun, 0);
    QCOMPARE(findings(), QList<Finding>({Finding::Refused, Finding::GroundFailed, Finding::CacheWhole}));
}

void ConnectionDoctorTest::skippedGround_skipsToo()
{
    add(CheckId::Membership).atOnce = Finding::NoConversation;
    add(CheckId::Upgrade, {CheckId::Membership});

    doctor().run();
    QTRY_VERIFY(isDone());

    QCOMPARE(findings(), QList<Finding>({Finding::NoConversation, Finding::GroundFailed}));
}

void ConnectionDoctorTest::warning_isGroundEnough()
{
    add(CheckId::Encryption).atOnce = Finding::CertificateEndsSoon;
    add(CheckId::Server, {CheckId::Encryption}).atOnce = Finding::ServerFits;

    doctor().run();
    QTRY_VERIFY(isDone());

    QCOMPARE(findings().last(), Finding::ServerFits);
}

void ConnectionDoctorTest::lateCheck_isConcludedAtItsDeadlineAndStopped()
{
    ScriptedCheck &server = add(CheckId::Server);
    server.atOnce.reset();
    QSignalSpy checked(&doctor(), &ConnectionDoctor::checked);

    doctor().run();
    m_alarms->advance(2999ms);
    QVERIFY(server.isAtWork());
    QCOMPARE(checked.count(), 0);
    m_alarms->advance(1ms);

    QCOMPARE(checked.count(), 1);
    QVERIFY(!server.isAtWork());
    QCOMPARE(findings(), QList<Finding>({Finding::ServerSilent}));
    QCOMPARE(m_alarms->activeCount(), 0);
}

void ConnectionDoctorTest::answerAfterTheDeadline_isIgnored()
{
    ScriptedCheck &server = add(CheckId::Server);
    server.atOnce.reset();
    ScriptedCheck &clock = add(CheckId::Clock);
    clock.atOnce.reset();

    doctor().run();
    m_alarms->advance(3s);
    QTRY_COMPARE(*clock.begun, 1);
    server.answer(Finding::ServerFits);
    clock.answer(Finding::ClockFits);
    QTRY_VERIFY(isDone());

    QCOMPARE(findings(), QList<Finding>({Finding::ServerSilent, Finding::ClockFits}));
}

void ConnectionDoctorTest::slowNetwork_leavesTimeForTheComputer()
{
    for (const CheckId id : {CheckId::Name, CheckId::Port, CheckId::Server})
        add(id, {}, 5s).atOnce.reset();
    const auto begunSession = add(CheckId::Session, {}, 5s).begun;
    add(CheckId::Cache, {}, 2s, Check::Place::Computer).atOnce = Finding::CacheWhole;

    doctor().run();
    m_alarms->advance(5s);
    QTRY_COMPARE(m_alarms->activeCount(), 1);
    m_alarms->advance(5s);
    QTRY_COMPARE(m_alarms->activeCount(), 1);
    m_alarms->advance(1s); // What was left of the network's part, and says nothing of the server.
    QTRY_VERIFY(isDone());

    QCOMPARE(*begunSession, 0);
    QCOMPARE(findings(), QList<Finding>({Finding::ServerSilent, Finding::ServerSilent, Finding::NoTimeLeft,
                                         Finding::NoTimeLeft, Finding::CacheWhole}));
}

void ConnectionDoctorTest::wholeRun_neverTakesLongerThanItsLimit()
{
    for (const CheckId id : {CheckId::Name, CheckId::Port, CheckId::Server, CheckId::Session, CheckId::Upgrade})
        add(id, {}, 5s).atOnce.reset();
    for (const CheckId id : {CheckId::Cache, CheckId::Keychain, CheckId::Notifications})
        add(id, {}, 5s, Check::Place::Computer).atOnce.reset();
    const auto begun = m_clock->monotonic();

    doctor().run();
    while (m_doctor->state() == ConnectionDoctor::State::Running) {
        QCoreApplication::processEvents();
        m_alarms->advance(m_alarms->activeCount() > 0 ? 100ms : 0ms);
    }

    QCOMPARE(m_doctor->results().size(), 8);
    QVERIFY(m_clock->monotonic() - begun <= ConnectionDoctor::kWhole);
}

void ConnectionDoctorTest::timeSpentBefore_isTakenFromTheWhole()
{
    add(CheckId::Port, {}, 60s).atOnce.reset();
    add(CheckId::Cache, {}, 60s, Check::Place::Computer).atOnce.reset();
    const auto begun = m_clock->monotonic();
    constexpr auto kSpent = 7s;

    doctor().run(kSpent);
    m_alarms->advance(ConnectionDoctor::kWhole - ConnectionDoctor::kForTheComputer - kSpent);
    QTRY_COMPARE(doctor().results().size(), 1);
    QCoreApplication::processEvents();
    m_alarms->advance(ConnectionDoctor::kForTheComputer);
    QTRY_VERIFY(isDone());

    QCOMPARE(m_clock->monotonic() - begun, ConnectionDoctor::kWhole - kSpent);
    QCOMPARE(findings(), QList<Finding>({Finding::NoTimeLeft, Finding::NoTimeLeft}));
}

void ConnectionDoctorTest::cancel_stopsTheCheckAndTellsNothingMore()
{
    add(CheckId::Server).atOnce.reset();
    add(CheckId::Clock);
    QSignalSpy checked(&doctor(), &ConnectionDoctor::checked);
    QSignalSpy finished(&doctor(), &ConnectionDoctor::finished);

    doctor().run();
    doctor().cancel();
    doctor().cancel();
    QCoreApplication::processEvents();

    QCOMPARE(doctor().state(), ConnectionDoctor::State::Cancelled);
    QCOMPARE(finished.count(), 1);
    QCOMPARE(checked.count(), 0);
    QCOMPARE(m_alarms->activeCount(), 0);
}

void ConnectionDoctorTest::cancelFromInside_isSafe()
{
    add(CheckId::Address);
    add(CheckId::Network);
    add(CheckId::Name);
    connect(&doctor(), &ConnectionDoctor::started, this, [this](CheckId check) {
        if (check == CheckId::Network)
            m_doctor->cancel();
    });

    doctor().run();
    QTRY_COMPARE(doctor().state(), ConnectionDoctor::State::Cancelled);
    QCoreApplication::processEvents();

    QCOMPARE(findings(), QList<Finding>({Finding::AddressFits}));
}

void ConnectionDoctorTest::result_tellsHowLongItTook()
{
    ScriptedCheck &server = add(CheckId::Server);
    server.atOnce.reset();

    doctor().run();
    m_alarms->advance(120ms);
    server.answer(Finding::ServerFits);
    QTRY_VERIFY(isDone());

    QCOMPARE(m_doctor->results().first().took, 120ms);
}

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::ConnectionDoctorTest)
#include "ConnectionDoctorTest.moc"
