// SPDX-License-Identifier: GPL-3.0-or-later
// Each fault of FaultProxy between the doctor and a server that is well: it must fire, and be called by its name.
// VATOCHITO_FAULT_SEED repeats a run that failed.
#include "Clinic.h"
#include "FaultProxy.h"

#include "diagnostics/DoctorWords.h"
#include "support/client/PatientTest.h"

#include <QRandomGenerator>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace vatochito {

namespace {

struct Diagnosed
{
    Fault fault;
    QStringList failures; ///< Each of them a truth about it; one of them is found.
    /// What is given up by its deadline, which need not be waited for.
    QList<CheckId> late{};
    bool mayPass = false; ///< Or several of them, or none.
};

const QList<CheckId> kAskingTheServer{CheckId::Proxy, CheckId::Encryption, CheckId::Server};

const QList<Diagnosed> &expectations()
{
    static const QStringList silent{u"server:server_silent"_s};
    static const QStringList slow{u"server:server_silent"_s, u"session:session_unproven"_s,
                                  u"membership:membership_unknown"_s, u"upgrade:socket_silent"_s,
                                  u"heartbeat:no_heartbeat"_s};
    static const QList<Diagnosed> all{
        {Fault::Refuse, {u"port:refused"_s}},
        {Fault::Silence, silent, kAskingTheServer},
        {Fault::Reset, silent},
        {Fault::Finish, silent},
        {Fault::CutMidFrame, silent},
        {Fault::StallMidFrame, silent, kAskingTheServer},
        {Fault::BlackHole, silent, kAskingTheServer},
        {Fault::Delay, slow, {}, true},
        {Fault::Trickle, slow, {}, true},
        {Fault::BadGateway, {u"upgrade:upgrade_blocked"_s}},
        {Fault::LoginPage, {u"server:not_vatochito"_s, u"proxy:captive_portal"_s}},
        {Fault::DropPongs, {u"heartbeat:no_heartbeat"_s}, {CheckId::Heartbeat}},
        {Fault::DropToServer, silent, kAskingTheServer},
        {Fault::DropToClient, silent, kAskingTheServer},
    };
    return all;
}

} // namespace

class DoctorFaultsTest final : public Clinic
{
    Q_OBJECT

private Q_SLOTS:
    void fault_isCalledByItsName_data();
    void fault_isCalledByItsName();
    void poorLink_isNoTrouble();
};

void DoctorFaultsTest::fault_isCalledByItsName_data()
{
    QTest::addColumn<int>("index");
    for (int index = 0; index < expectations().size(); ++index)
        QTest::newRow(nameOf(expectations().at(index).fault)) << index;
}

void DoctorFaultsTest::fault_isCalledByItsName()
{
    QFETCH(const int, index);
    const Diagnosed &expected = expectations().at(index);
    bool isGiven = false;
    const quint32 given = qEnvironmentVariable("VATOCHITO_FAULT_SEED").toUInt(&isGiven);
    const quint32 seed = isGiven ? given : QRandomGenerator::system()->generate();
    qInfo("VATOCHITO_FAULT_SEED=%u", seed);
    SystemAlarms alarms;
    FaultProxy way(serverPort(), alarms, seed);
    m_surgery->setAddress(way.address());
    for (const CheckId check : expected.late)
        m_surgery->hurryDuring(check);
    way.start(expected.fault);

    m_surgery->examine();

    // Nobody can count who knocks at a closed port; that it was refused is what it says.
    QVERIFY2(way.fired(expected.fault) > 0 || expected.fault == Fault::Refuse, "the fault never happened");
    const QStringList failures = m_surgery->failures();
    const bool areTrue =
        std::ranges::all_of(failures, [&](const QString &failure) { return expected.failures.contains(failure); });
    QVERIFY2(areTrue && (failures.size() == 1 || expected.mayPass),
             qPrintable(failures.join(u' ') + u'\n' + m_surgery->report()));
}

void DoctorFaultsTest::poorLink_isNoTrouble()
{
    SystemAlarms alarms;
    FaultProxy way(serverPort(), alarms, 1);
    m_surgery->setAddress(way.address());
    way.setDelay(250ms); // Either way: a satellite, or a phone at the edge of its cell.
    way.start(Fault::Delay);

    m_surgery->examine();

    QVERIFY(way.fired(Fault::Delay) > 0);
    QCOMPARE(m_surgery->finding(CheckId::Heartbeat), Finding::HeartbeatFine);
    QVERIFY2(m_surgery->failures().isEmpty(), qPrintable(m_surgery->report()));
    // What is about this computer has its time all the same.
    QCOMPARE(m_surgery->finding(CheckId::Keychain), Finding::KeychainWorks);
    QCOMPARE(m_surgery->finding(CheckId::Cache), Finding::CacheWhole);
}

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::DoctorFaultsTest)
#include "DoctorFaultsTest.moc"
