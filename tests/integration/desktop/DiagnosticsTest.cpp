// SPDX-License-Identifier: GPL-3.0-or-later
#include "AppHarness.h"

#include "core/LogCategories.h"
#include "diagnostics/LogFile.h"
#include "diagnostics/MessageTap.h"
#include "models/DiagnosticsController.h"
#include "support/client/PatientTest.h"
#include "support/client/Samples.h"

#include <QClipboard>
#include <QGuiApplication>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace vatochito {

/// What the page about connection and log is given, on a real account.
class DiagnosticsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_harness = std::make_unique<AppHarness>(); }
    void cleanup() { m_harness.reset(); }

    void connection_isToldByItsTechnicalNames()
    {
        QCOMPARE(page().server(), QString());
        QCOMPARE(page().socketState(), u"3 CLOSED"_s);
        m_harness->signIn();
        QCOMPARE(page().server(), u"http://127.0.0.1:8000"_s);
        QCOMPARE(page().attempt(), QString());
        QCOMPARE(page().nextTry(), QString());
    }

    void lossAndReturn_areInTheHistory()
    {
        m_harness->signIn();
        QTRY_COMPARE(page().history()->count(), 1);
        m_harness->alarms().advance(90s);
        m_harness->link().giveUp(Error::Code::Refused);
        QTRY_COMPARE(page().history()->count(), 2);
        const ConnectionPeriod up = page().history()->periods().at(1);
        QCOMPARE(up.kind, ConnectionPeriod::Kind::Up);
        QCOMPARE(up.end, ConnectionPeriod::End::Turned);
        QCOMPARE(up.lasted, 90s);
        QCOMPARE(up.reason, Error::Code::Refused);
        m_harness->link().goOnline();
        QTRY_COMPARE(page().history()->count(), 3);
    }

    void history_isThereAfterTheNextStart()
    {
        m_harness->signIn();
        QTRY_COMPARE(page().history()->count(), 1);
        m_harness->restart();
        QTRY_VERIFY(page().history()->count() > 0);
        QCOMPARE(page().history()->periods().last().end, ConnectionPeriod::End::Closed);
    }

    void level_isRemembered()
    {
        page().setLogLevel(LogListModel::Level::Warning);
        QCOMPARE(m_harness->log().level(), LogLevel::Warning);
        m_harness->restart();
        QCOMPARE(m_harness->settings().logLevel(), u"warning"_s);
        page().setLogLevel(LogListModel::Level::Info);
    }

    void whatIsCopied_isWhatWasShown_withoutNames()
    {
        m_harness->signIn();
        QTRY_COMPARE(page().history()->count(), 1);
        const MessageTap tap(m_harness->log(), MessageTap::Echo::Silenced);
        qCWarning(lcSync) << "bob and alice and" << samples::kChat.value();
        page().makeReport();
        const QString shown = page().report();
        QVERIFY(shown.contains(u"server=http://127.0.0.1:8000"_s));
        QVERIFY(shown.contains(u"proxy=system"_s));
        QVERIFY(shown.contains(u"message_address=of the server"_s));
        QVERIFY(shown.contains(u"private_authority=none"_s));
        QVERIFY(shown.contains(u"... and ... and 4"_s));
        QVERIFY(!shown.contains(u"bob"_s) && !shown.contains(u"alice"_s));
        qCWarning(lcSync) << "later";
        page().copyReport();
        QCOMPARE(QGuiApplication::clipboard()->text(), shown);
    }

    void beforeTheFirstSignIn_thereIsAReportAsWell()
    {
        page().makeReport();
        QVERIFY(page().report().contains(u"proxy=system"_s));
    }

    void signOut_takesTheReportAndTheHistoryAway()
    {
        m_harness->signIn();
        QTRY_COMPARE(page().history()->count(), 1);
        page().makeReport();
        m_harness->app().settings()->signOut(SettingsController::Messages::Remove);
        QCOMPARE(page().report(), QString());
        QCOMPARE(page().history()->count(), 0);
        QCOMPARE(page().server(), QString());
    }

private:
    DiagnosticsController &page() { return *m_harness->app().diagnostics(); }

    std::unique_ptr<AppHarness> m_harness;
};

} // namespace vatochito

QTEST_MAIN(vatochito::DiagnosticsTest)
#include "DiagnosticsTest.moc"
