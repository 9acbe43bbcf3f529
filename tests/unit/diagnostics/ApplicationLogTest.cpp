// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnostics/ApplicationLog.h"

#include "core/LogCategories.h"
#include "diagnostics/MessageTap.h"
#include "support/client/ManualClock.h"
#include "support/client/PatientTest.h"
#include "support/client/TestTraces.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>

namespace vatochito {

using namespace Qt::StringLiterals;

namespace {

// What goes on to the handler before ours, for the tests that ask.
QStringList &echoed()
{
    static QStringList lines;
    return lines;
}

void keepEcho(QtMsgType, const QMessageLogContext &, const QString &text)
{
    echoed().append(text);
}

} // namespace

class ApplicationLogTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_profile = std::make_unique<TestFolder>();
        m_log = std::make_unique<ApplicationLog>(m_profile->path(), m_clock);
        m_log->setLevel(LogLevel::Info);
        echoed().clear();
        m_before = qInstallMessageHandler(keepEcho);
    }

    void cleanup() { qInstallMessageHandler(m_before); }

    void whatIsLogged_reachesMemoryAndFileAndGoesOn()
    {
        {
            const MessageTap tap(*m_log, MessageTap::Echo::Kept);
            qCInfo(lcSync) << "list not read";
        }
        const LogLine line = m_log->buffer().newest(1).value(0);
        QCOMPARE(line.text, u"list not read"_s);
        QCOMPARE(line.category, u"vatochito.sync"_s);
        QCOMPARE(line.level, LogLevel::Info);
        QCOMPARE(line.at, m_clock.now());
        QCOMPARE(line.process, QCoreApplication::applicationPid());
        m_log.reset();
        QCOMPARE(LogFile::newestIn(m_profile->path(), 10).size(), 1);
        QCOMPARE(echoed(), QStringList{u"list not read"_s});
    }

    void silenced_keepsStderrForThePerson()
    {
        const MessageTap tap(*m_log, MessageTap::Echo::Silenced);
        qCInfo(lcSync) << "list not read";
        QVERIFY(echoed().isEmpty());
        QCOMPARE(m_log->buffer().newest(9).size(), 1);
    }

    void withoutATap_nothingArrives()
    {
        {
            const MessageTap tap(*m_log, MessageTap::Echo::Kept);
        }
        qCInfo(lcSync) << "later";
        QVERIFY(m_log->buffer().newest(9).isEmpty());
        QCOMPARE(echoed(), QStringList{u"later"_s});
    }

    void level_canBeChangedWhileRunning()
    {
        const MessageTap tap(*m_log, MessageTap::Echo::Silenced);
        const QSignalSpy changed(m_log.get(), &ApplicationLog::levelChanged);
        qCDebug(lcSync) << "not told";
        m_log->setLevel(LogLevel::Debug);
        qCDebug(lcSync) << "told in detail";
        m_log->setLevel(LogLevel::Warning);
        qCInfo(lcSync) << "not told either";
        qCWarning(lcSync) << "told all the same";
        QStringList texts;
        for (const LogLine &line : m_log->buffer().newest(9))
            texts.append(line.text);
        QCOMPARE(texts, QStringList({u"told in detail"_s, u"told all the same"_s}));
        QCOMPARE(changed.count(), 2);
    }

    void severalLines_becomeOne_andALongOneIsCut()
    {
        m_log->take(QtWarningMsg, u"qml"_s, u"first\nsecond\r\nthird"_s);
        m_log->take(QtWarningMsg, u"qml"_s, QString(100'000, u'x'));
        const QList<LogLine> lines = m_log->buffer().newest(2);
        QCOMPARE(lines[0].text, u"first | second  | third"_s);
        QCOMPARE(lines[1].text.size(), ApplicationLog::kLongestLine + 1);
    }

    void librariesThatTellSecrets_areCutShort()
    {
        m_log->take(QtWarningMsg, u"qt.network"_s, u"cannot open ws://host/?token=abc"_s);
        QCOMPARE(m_log->buffer().newest(1)[0].text, u"cannot open ws://host/?token=..."_s);
    }

    void pause_forgetsEverything_andResumeBeginsAnew()
    {
        m_log->take(QtInfoMsg, u"c"_s, u"before"_s);
        m_log->pause();
        QVERIFY(QDir(m_profile->filePath(u"logs"_s)).removeRecursively());
        m_log->take(QtInfoMsg, u"c"_s, u"meanwhile"_s);
        m_log->resume();
        m_log->take(QtInfoMsg, u"c"_s, u"after"_s);
        QCOMPARE(m_log->buffer().newest(9).size(), 1);
        m_log.reset();
        const QList<LogLine> kept = LogFile::newestIn(m_profile->path(), 9);
        QCOMPARE(kept.size(), 1);
        QCOMPARE(kept[0].text, u"after"_s);
    }

    void recallEarlier_putsOtherRunsBeforeThisOne()
    {
        m_log.reset();
        {
            LogFile file(m_profile->path());
            const LogLine other{.at = m_clock.now(), .process = 1, .category = u"c"_s, .text = u"earlier"_s};
            LogLine mine = other;
            mine.process = QCoreApplication::applicationPid();
            file.append(written(other).toUtf8());
            file.append(written(mine).toUtf8());
        }
        m_log = std::make_unique<ApplicationLog>(m_profile->path(), m_clock);
        m_log->take(QtInfoMsg, u"c"_s, u"now"_s);
        m_log->recallEarlier();
        QTRY_COMPARE(m_log->buffer().newest(9).size(), 2);
        QCOMPARE(m_log->buffer().newest(9).first().text, u"earlier"_s);
    }

    void recallThatComesAfterASignOut_bringsNothingBack()
    {
        m_log.reset();
        {
            LogFile file(m_profile->path());
            file.append(written(LogLine{.process = 1, .category = u"c"_s, .text = u"earlier"_s}).toUtf8());
        }
        m_log = std::make_unique<ApplicationLog>(m_profile->path(), m_clock);
        const QSignalSpy cleared(&m_log->buffer(), &LogBuffer::cleared);
        m_log->recallEarlier();
        m_log->pause();
        m_log->resume();
        m_log->recallEarlier();           // answers after the first one, which is thereby known to have answered
        QTRY_COMPARE(cleared.count(), 2); // pause, and the second recall
        QCOMPARE(m_log->buffer().newest(9).size(), 1);
    }

private:
    ManualClock m_clock;
    std::unique_ptr<TestFolder> m_profile;
    std::unique_ptr<ApplicationLog> m_log;
    QtMessageHandler m_before = nullptr;
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::ApplicationLogTest)
#include "ApplicationLogTest.moc"
