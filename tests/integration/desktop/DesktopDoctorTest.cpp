// SPDX-License-Identifier: GPL-3.0-or-later
#include "DesktopDoctor.h"

#include "diagnostics/ConnectionDoctor.h"
#include "net/AuthClient.h"
#include "support/client/Await.h"
#include "support/client/FakeLink.h"
#include "support/client/ManualAlarms.h"
#include "support/client/MemoryTokenVault.h"
#include "support/client/PatientTest.h"
#include "support/client/ScriptedHttpServer.h"
#include "support/client/TestTraces.h"

#include <QDesktopServices>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vatochito {

namespace {

/// In place of the browser and of the programs that show files.
class UrlTaker final : public QObject
{
    Q_OBJECT

public:
    QList<QUrl> taken;

public Q_SLOTS:
    void take(const QUrl &url) { taken.append(url); }
};

} // namespace

/// Whom the doctor of the window looks at, and what its buttons do.
class DesktopDoctorTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup()
    {
        m_accounts.reset();
        qputenv("PATH", m_path);
    }

    void beforeTheSignIn_theTypedAddressIsLookedAt();
    void beforeTheSignIn_whatIsNoAddressIsNamed();
    void sessionThatHasEnded_isNamed();
    void ownMessageAddress_isSetAndForgotten();
    void messagesThatAreDamaged_areFetchedAgain();
    void fullDisk_whereNoProgramShowsWhatFillsIt_opensAFolder();
    void font_isShownWhereItIsToBeHad();
#ifdef Q_OS_LINUX
    void notificationSettings_haveAButtonWhereTheDesktopHasThem();
#endif

private:
    /// Alice, at \a server.
    void signIn(ScriptedHttpServer &server);
    static Finding found(const ConnectionDoctor &doctor, CheckId check);

    const QByteArray m_path = qgetenv("PATH");
    TestFolder m_folder;
    SystemClock m_clock;
    SystemAlarms m_alarms;
    MemoryTokenVault m_vault;
    Transport m_transport{m_alarms, {.proxy = Proxy{.kind = Proxy::Kind::None}}};
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Accounts> m_accounts;
    DoctorController::Services m_doctor;
};

void DesktopDoctorTest::init()
{
    m_settings = std::make_unique<Settings>(m_folder.path());
    m_accounts = std::make_unique<Accounts>(
        *Profile::open(m_folder.path()),
        AccountServices{
            .vault = &m_vault,
            .clock = m_clock,
            .alarms = m_alarms,
            .makeAuthenticator =
                [this](const ServerAddress &server) {
                    return std::make_unique<AuthClient>(server, m_transport, m_alarms);
                },
            .makeLink = [](const LinkPlace &, TokenSource &) { return std::make_unique<FakeLink>(UserId(1)); }});
    m_doctor = desktopDoctor({.accounts = *m_accounts,
                              .settings = *m_settings,
                              .vault = m_vault,
                              .clock = m_clock,
                              .alarms = m_alarms,
                              .transport = m_transport});
}

void DesktopDoctorTest::signIn(ScriptedHttpServer &server)
{
    server.answer(200, R"({"user":{"id":1,"username":"alice"},"access":"a","refresh":"r"})");
    QVERIFY(await(m_accounts->signIn(u"http://127.0.0.1:%1"_s.arg(server.port()), u"alice"_s, u"Test@123"_s)));
}

Finding DesktopDoctorTest::found(const ConnectionDoctor &doctor, CheckId check)
{
    const auto result = std::ranges::find(doctor.results(), check, &CheckResult::check);
    return result == doctor.results().end() ? Finding::CannotTell : result->outcome.finding;
}

void DesktopDoctorTest::beforeTheSignIn_theTypedAddressIsLookedAt()
{
    ScriptedHttpServer server;
    server.answer(200, R"({"message":"Vatochito","version":"1.0","endpoints":{}})");
    const auto doctor = m_doctor.makeDoctor({.typedAddress = u"127.0.0.1:%1"_s.arg(server.port())});
    doctor->run();
    QTRY_COMPARE(doctor->state(), ConnectionDoctor::State::Done);
    QCOMPARE(found(*doctor, CheckId::Server), Finding::ServerFits);
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(found(*doctor, CheckId::Session), Finding::NotSignedInYet);
    QCOMPARE(found(*doctor, CheckId::Upgrade), Finding::GroundFailed);
    QCOMPARE(found(*doctor, CheckId::Keychain), Finding::KeychainWorks);
}

void DesktopDoctorTest::beforeTheSignIn_whatIsNoAddressIsNamed()
{
    const auto doctor = m_doctor.makeDoctor({.typedAddress = u"::::"_s});
    doctor->run();
    QTRY_COMPARE(doctor->state(), ConnectionDoctor::State::Done);
    QCOMPARE(found(*doctor, CheckId::Address), Finding::AddressMalformed);
}

void DesktopDoctorTest::sessionThatHasEnded_isNamed()
{
    ScriptedHttpServer server;
    signIn(server);
    m_accounts->current()->session().surrender();
    server.answer(200, R"({"message":"Vatochito","version":"1.0","endpoints":{}})");

    const auto doctor = m_doctor.makeDoctor({.typedAddress = m_accounts->current()->server().toString()});
    doctor->run();

    QTRY_COMPARE(doctor->state(), ConnectionDoctor::State::Done);
    QCOMPARE(found(*doctor, CheckId::Session), Finding::SessionOver);
}

void DesktopDoctorTest::ownMessageAddress_isSetAndForgotten()
{
    QVERIFY(!m_doctor.canDo(Remedy::FollowServerAddress));
    m_doctor.doIt({}, Remedy::UseSocketAddress, u"wss://chat.example.org"_s);
    QCOMPARE(m_accounts->socketBase(), u"wss://chat.example.org"_s);
    QCOMPARE(m_settings->lastSocketAddress(), u"wss://chat.example.org"_s);
    QVERIFY(m_doctor.canDo(Remedy::FollowServerAddress));
    m_doctor.doIt({}, Remedy::FollowServerAddress, {});
    QCOMPARE(m_accounts->socketBase(), QString());
}

void DesktopDoctorTest::messagesThatAreDamaged_areFetchedAgain()
{
    QVERIFY(!m_doctor.canDo(Remedy::FetchMessagesAgain));
    ScriptedHttpServer server;
    signIn(server);
    QVERIFY(await(m_accounts->current()->cache().opened()));
    QSignalSpy replaced(&m_accounts->current()->cache(), &Cache::replaced);
    QVERIFY(m_doctor.canDo(Remedy::FetchMessagesAgain));
    m_doctor.doIt({}, Remedy::FetchMessagesAgain, {});
    QTRY_COMPARE(replaced.count(), 1);
}

void DesktopDoctorTest::fullDisk_whereNoProgramShowsWhatFillsIt_opensAFolder()
{
    const TestFolder programs;
    qputenv("PATH", QFile::encodeName(programs.path()));
    UrlTaker taker;
    QDesktopServices::setUrlHandler(u"file"_s, &taker, "take");
    QVERIFY(m_doctor.canDo(Remedy::MakeRoom));
    m_doctor.doIt({}, Remedy::MakeRoom, {});
    QDesktopServices::unsetUrlHandler(u"file"_s);
    QCOMPARE(taker.taken.size(), 1);
    QVERIFY(QFileInfo(taker.taken.constFirst().toLocalFile()).isDir());
}

void DesktopDoctorTest::font_isShownWhereItIsToBeHad()
{
    UrlTaker taker;
    QDesktopServices::setUrlHandler(u"https"_s, &taker, "take");
    QVERIFY(m_doctor.canDo(Remedy::GetFont));
    m_doctor.doIt({}, Remedy::GetFont, {});
    QDesktopServices::unsetUrlHandler(u"https"_s);
    QCOMPARE(taker.taken.size(), 1);
    QVERIFY(taker.taken.constFirst().path().contains(u"Gujarati"_s));
}

#ifdef Q_OS_LINUX
void DesktopDoctorTest::notificationSettings_haveAButtonWhereTheDesktopHasThem()
{
    const TestFolder programs;
    qputenv("PATH", QFile::encodeName(programs.path()));
    QVERIFY(!m_doctor.canDo(Remedy::OpenNotificationSettings));
    QFile settings(programs.filePath(u"xfce4-notifyd-config"_s));
    QVERIFY(settings.open(QIODevice::WriteOnly) && settings.setPermissions(QFile::ReadOwner | QFile::ExeOwner));
    QVERIFY(m_doctor.canDo(Remedy::OpenNotificationSettings));
}
#endif

} // namespace vatochito

QTEST_MAIN(vatochito::DesktopDoctorTest)
#include "DesktopDoctorTest.moc"
