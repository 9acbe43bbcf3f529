// SPDX-License-Identifier: GPL-3.0-or-later
#include "AppHarness.h"
#include "support/client/FatalLog.h"
#include "support/client/PatientTest.h"
#include "support/client/Samples.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace vatochito {

/// What a person is told, and can do, when the messages on this computer are damaged or cannot be read.
class CacheTroubleTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void damagedCache_isToldAndFilledAgain();
    void cacheOfANewerVersion_isToldAndLeftAlone();
    void unreadableCache_isToldAndReadAgain();

private:
    void setCacheVersion(char version);

    std::unique_ptr<AppHarness> m_harness;
    char m_version = 0; ///< Before it was set.
};

void CacheTroubleTest::init()
{
    m_harness = std::make_unique<AppHarness>();
    m_harness->signIn();
    QTRY_COMPARE(m_harness->app().conversations()->count(), 1);
}

void CacheTroubleTest::cleanup()
{
    m_harness.reset();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

void CacheTroubleTest::setCacheVersion(char version)
{
    // The last of the four bytes at offset 60 of an SQLite file, its user_version.
    QFile file(m_harness->databaseFile());
    QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(63) && file.getChar(&m_version));
    QVERIFY(file.seek(63) && file.putChar(version));
}

void CacheTroubleTest::damagedCache_isToldAndFilledAgain()
{
    FatalLog log;
    log.announce(u"cache damaged"_s);
    log.announce(u"cache begun anew"_s);
    log.announce(u"not all could be read"_s);

    m_harness->restart([this] {
        QFile file(m_harness->databaseFile());
        QVERIFY(file.open(QIODevice::ReadWrite) && file.write(QByteArray(100, 'x')) == 100);
    });

    QTRY_VERIFY(m_harness->app().notice().startsWith(u"The messages on this computer were damaged."_s));
    QTRY_VERIFY(m_harness->link().isStarted);
    m_harness->link().goOnline();
    QTRY_COMPARE(m_harness->app().conversations()->count(), 1);
    m_harness->app().dismissNotice();
    QCOMPARE(m_harness->app().notice(), QString());
}

void CacheTroubleTest::cacheOfANewerVersion_isToldAndLeftAlone()
{
    QByteArray before;

    m_harness->restart([this, &before] {
        setCacheVersion('\x63');
        QFile file(m_harness->databaseFile());
        QVERIFY(file.open(QIODevice::ReadOnly));
        before = file.readAll();
    });

    QTRY_COMPARE(
        m_harness->app().notice(),
        u"The messages on this computer were saved by a newer version of Vatochito. Please update this one."_s);
    QVERIFY(!m_harness->app().conversations()->isLoading());
    m_harness->restart();
    QFile file(m_harness->databaseFile());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), before);
}

void CacheTroubleTest::unreadableCache_isToldAndReadAgain()
{
    m_harness->restart([this] { setCacheVersion('\x63'); });
    QTRY_VERIFY(m_harness->app().conversations()->isUnreadable());
    m_harness->app().openConversation(samples::kChat.value());
    ConversationController &conversation = *m_harness->app().conversation();
    QTRY_COMPARE(conversation.history(), ConversationController::History::Unreadable);

    setCacheVersion(m_version);
    m_harness->app().readAgain();
    conversation.readAgain();

    QTRY_COMPARE(m_harness->app().conversations()->count(), 1);
    QVERIFY(!m_harness->app().conversations()->isUnreadable());
    QTRY_COMPARE(conversation.history(), ConversationController::History::NotFetched);
    QCOMPARE(m_harness->app().notice(), QString());
}

} // namespace vatochito

QTEST_MAIN(vatochito::CacheTroubleTest)
#include "CacheTroubleTest.moc"
