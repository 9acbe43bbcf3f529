// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/LogListModel.h"

#include "diagnostics/LogBuffer.h"
#include "support/client/ManualAlarms.h"
#include "support/client/PatientTest.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

#include <thread>

using namespace Qt::StringLiterals;

namespace vatochito {

using Level = LogListModel::Level;

class LogListModelTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_clock = {};
        m_buffer = std::make_unique<LogBuffer>(5);
        m_model = std::make_unique<LogListModel>(*m_buffer, m_alarms);
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
    }

    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
        m_buffer.reset();
    }

    void linesThatWereThere_areShown_newestLast()
    {
        log(u"one"_s);
        log(u"two"_s);
        LogListModel later(*m_buffer, m_alarms);
        QCOMPARE(later.count(), 2);
        QCOMPARE(later.data(later.index(1), LogListModel::TextRole).toString(), u"two"_s);
    }

    void newLines_comeInHandfuls()
    {
        const QSignalSpy inserted(m_model.get(), &LogListModel::rowsInserted);
        for (int i = 0; i < 3; ++i)
            log(QString::number(i));
        QTRY_COMPARE(m_alarms.activeCount(), 1);
        QCOMPARE(inserted.count(), 0);
        m_alarms.advance(LogListModel::kHandful);
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(texts(), QStringList({u"0"_s, u"1"_s, u"2"_s}));
        log(u"3"_s);
        take();
        QCOMPARE(inserted.count(), 2);
        QCOMPARE(m_model->count(), 4);
    }

    void moreThanTheLogRemembers_letsTheOldestGo()
    {
        for (int i = 0; i < 4; ++i)
            log(QString::number(i));
        take();
        for (int i = 4; i < 8; ++i)
            log(QString::number(i));
        take();
        QCOMPARE(texts(), QStringList({u"3"_s, u"4"_s, u"5"_s, u"6"_s, u"7"_s}));
    }

    void level_hidesWhatMattersLess_thenAndLater()
    {
        log(u"detail"_s, LogLevel::Debug);
        log(u"warning"_s, LogLevel::Warning);
        take();
        m_model->setLevel(Level::Warning);
        QCOMPARE(texts(), QStringList{u"warning"_s});
        log(u"usual"_s, LogLevel::Info);
        log(u"error"_s, LogLevel::Critical);
        take();
        QCOMPARE(texts(), QStringList({u"warning"_s, u"error"_s}));
        m_model->setLevel(Level::Debug);
        QCOMPARE(m_model->count(), 4);
    }

    void category_isChosenAmongThoseThatWereSeen()
    {
        log(u"a"_s, LogLevel::Info, u"vatochito.sync"_s);
        log(u"b"_s, LogLevel::Info, u"qt.network"_s);
        take();
        QCOMPARE(m_model->categories(), QStringList({QString(), u"qt.network"_s, u"vatochito.sync"_s}));
        m_model->setCategory(u"qt.network"_s);
        QCOMPARE(texts(), QStringList{u"b"_s});
        m_model->setCategory({});
        QCOMPARE(m_model->count(), 2);
    }

    void forgottenLog_emptiesTheList()
    {
        log(u"a"_s);
        take();
        m_buffer->clear();
        QTRY_COMPARE(m_model->count(), 0);
        log(u"b"_s);
        take();
        QCOMPARE(texts(), QStringList{u"b"_s});
    }

    void earlierLines_comeBeforeThoseThatAreShown()
    {
        log(u"now"_s);
        take();
        m_buffer->prepend({LogLine{.category = u"c"_s, .text = u"earlier"_s}});
        QTRY_COMPARE(m_model->count(), 2);
        QCOMPARE(texts(), QStringList({u"earlier"_s, u"now"_s}));
        log(u"later"_s);
        take();
        QCOMPARE(texts(), QStringList({u"earlier"_s, u"now"_s, u"later"_s}));
    }

    void otherThreads_mayLog()
    {
        std::thread([this] { log(u"from elsewhere"_s); }).join();
        take();
        QCOMPARE(texts(), QStringList{u"from elsewhere"_s});
    }

    void row_tellsTimeLevelAndCategory()
    {
        log(u"a"_s, LogLevel::Warning, u"vatochito.sync"_s);
        take();
        const QModelIndex row = m_model->index(0);
        QCOMPARE(row.data(LogListModel::TimeRole).toString(), u"06:14:13.978"_s);
        QCOMPARE(row.data(LogListModel::LevelRole).value<Level>(), Level::Warning);
        QCOMPARE(row.data(LogListModel::CategoryRole).toString(), u"vatochito.sync"_s);
    }

private:
    void log(const QString &text, LogLevel level = LogLevel::Info, const QString &category = u"c"_s)
    {
        m_buffer->append(LogLine{.at = m_clock.now(), .level = level, .category = category, .text = text});
    }

    void take()
    {
        QTRY_COMPARE(m_alarms.activeCount(), 1);
        m_alarms.advance(LogListModel::kHandful);
    }

    QStringList texts() const
    {
        QStringList texts;
        for (int row = 0; row < m_model->count(); ++row)
            texts.append(m_model->index(row).data(LogListModel::TextRole).toString());
        return texts;
    }

    ManualClock m_clock;
    ManualAlarms m_alarms{m_clock};
    std::unique_ptr<LogBuffer> m_buffer;
    std::unique_ptr<LogListModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::LogListModelTest)
#include "LogListModelTest.moc"
