// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/client/FullDisk.h"
#include "AppHarness.h"
#include "support/client/FatalLog.h"
#include "support/client/PatientTest.h"
#include "support/client/Samples.h"
#include "sync/CacheCare.h"

#include <QFile>
#include <QSignalSpy>

using namespace Qt::StringLiterals;

namespace vatochito {

/// The disk fills up while the messenger runs, and has room again.
class FullDiskTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_log = std::make_unique<FatalLog>();
        m_log->announce(u"storage_full"_s);
        m_log->announce(u"not marked as read"_s);
        m_log->announce(u"message not queued"_s);
        m_harness = std::make_unique<AppHarness>();
        m_harness->signIn();
        QTRY_COMPARE(m_harness->app().conversations()->count(), 1);
        m_harness->app().setWindowActive(true);
        m_harness->app().openConversation(samples::kChat.value());
        QTRY_VERIFY(!m_harness->app().conversation()->isLoading());
    }

    void cleanup()
    {
        m_disk.setFull(false);
        m_harness.reset();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        m_log.reset();
    }

    void fullDisk_isTold_andWhatCameMeanwhileIsReadLater()
    {
        m_disk.setFull(true);
        m_harness->link().receive(samples::message(50, samples::kBob, u"first"_s));

        QTRY_VERIFY(m_harness->app().notice().startsWith(u"The disk is full."_s));
        QVERIFY(m_disk.refusals() > 0);
        QCOMPARE(m_harness->app().state(), AppController::State::SignedIn);
        QCOMPARE(messages().count(), 0);

        m_disk.setFull(false);
        m_harness->link().receive(samples::message(51, samples::kBob, u"second"_s));
        m_harness->alarms().advance(CacheCare::kRetry);

        QTRY_COMPARE(messages().count(), 2);
        QTRY_COMPARE(m_harness->app().notice(), QString());
    }

    void stillFull_isLookedAtAgain()
    {
        m_disk.setFull(true);
        m_harness->link().receive(samples::message(50, samples::kBob, u"first"_s));
        QTRY_VERIFY(!m_harness->app().notice().isEmpty());
        const int refusals = m_disk.refusals();

        m_harness->alarms().advance(CacheCare::kRetry);

        QTRY_VERIFY(m_disk.refusals() > refusals);
        QVERIFY(!m_harness->app().notice().isEmpty());
        m_disk.setFull(false);
        QTRY_VERIFY((m_harness->alarms().advance(CacheCare::kRetry), m_harness->app().notice().isEmpty()));
    }

    void messageThatWasNotStored_isNotReportedAsRead()
    {
        m_harness->link().receive(samples::message(50, samples::kBob, u"first"_s));
        QTRY_COMPARE(messages().count(), 1);
        m_disk.setFull(true);

        m_harness->app().conversation()->messageSeen(50);

        QTRY_VERIFY(m_disk.refusals() > 0);
        QTRY_VERIFY(!m_harness->app().notice().isEmpty());
        m_harness->alarms().advance(std::chrono::seconds(1));
        QVERIFY(m_harness->link().reads.isEmpty());
    }

    void messageTypedMeanwhile_comesBackToTheComposer()
    {
        ConversationController &conversation = *m_harness->app().conversation();
        QSignalSpy failed(&conversation, &ConversationController::sendFailed);
        m_disk.setFull(true);

        conversation.send(u"keep me"_s);

        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(failed.first().first().toString(), u"keep me"_s);
        QVERIFY(conversation.sendError().startsWith(u"The disk is full."_s));
        QVERIFY(m_harness->link().sentTexts().isEmpty());
    }

    void damageFoundOnAFullDisk_losesNothingThatWaits()
    {
        m_log->announce(u"cache damaged"_s);
        m_log->announce(u"cache begun anew"_s);
        m_log->announce(u"not all could be read: table=\"draft\""_s); // the newest table has the last page
        m_harness->link().goOffline();
        m_harness->app().conversation()->send(u"later"_s);
        QTRY_COMPARE(m_harness->app().settings()->unsentCount(), 1);

        m_harness->restart([this] {
            QFile file(m_harness->databaseFile());
            // The last page is gone: SQLite sees that something is missing, and the rest can be read.
            QVERIFY(file.resize(file.size() - 4096));
            m_disk.setFull(true);
        });
        QTRY_VERIFY(m_harness->app().notice().startsWith(u"The disk is full."_s));
        QVERIFY(m_disk.refusals() > 0);

        m_disk.setFull(false);
        m_harness->alarms().advance(CacheCare::kRetry);

        QTRY_COMPARE(m_harness->app().settings()->unsentCount(), 1);
        QTRY_VERIFY(m_harness->app().notice().startsWith(u"The messages on this computer were damaged."_s));
        m_harness->link().goOnline();
        QTRY_COMPARE(m_harness->link().sentTexts(), QStringList({u"later"_s}));
    }

private:
    MessageListModel &messages() { return *m_harness->app().conversation()->messages(); }

    FullDisk m_disk; ///< Before any file is opened.
    std::unique_ptr<FatalLog> m_log;
    std::unique_ptr<AppHarness> m_harness;
};

} // namespace vatochito

QTEST_MAIN(vatochito::FullDiskTest)
#include "FullDiskTest.moc"
