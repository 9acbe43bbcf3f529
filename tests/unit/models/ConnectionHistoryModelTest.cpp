// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ConnectionHistoryModel.h"

#include "core/Translations.h"
#include "models/Calendar.h"
#include "storage/Cache.h"
#include "support/client/Await.h"
#include "support/client/ManualClock.h"
#include "support/client/PatientTest.h"
#include "support/client/Samples.h"
#include "support/client/TestTraces.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace vatochito {

using Kind = ConnectionPeriod::Kind;
using End = ConnectionPeriod::End;
using Role = ConnectionHistoryModel::Role;

class ConnectionHistoryModelTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_translations.setLanguage(u"en"_s);
        QLocale::setDefault(QLocale(QLocale::English, QLocale::India));
        m_folder = std::make_unique<TestFolder>();
        m_cache = std::make_unique<Cache>(m_folder->filePath(u"alice.db"_s), samples::kMe);
        m_model = std::make_unique<ConnectionHistoryModel>(m_calendar);
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
    }

    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
        m_cache.reset();
    }

    void withoutAnAccount_isEmptyAndNotLoading()
    {
        QCOMPARE(m_model->count(), 0);
        QVERIFY(!m_model->isLoading());
    }

    void emptyHistory_isKnownToBeEmptyOnceItIsRead()
    {
        follow();
        QVERIFY(m_model->isLoading());
        QTRY_VERIFY(!m_model->isLoading());
        QCOMPARE(m_model->count(), 0);
    }

    void periods_areToldInWords_newestFirst()
    {
        save({.key = u"a"_s,
              .kind = Kind::Up,
              .begunAt = at(-2h),
              .lasted = 3840s,
              .end = End::Turned,
              .reason = Error::Code::Timeout,
              .conversations = 3,
              .messages = 14});
        save({.key = u"b"_s,
              .kind = Kind::Down,
              .begunAt = at(-56min),
              .lasted = 25s,
              .end = End::Turned,
              .reason = Error::Code::Refused,
              .attempts = 2});
        save({.key = u"c"_s, .kind = Kind::Up, .begunAt = at(-55min)});
        follow();
        QTRY_COMPARE(m_model->count(), 3);
        QCOMPARE(text(0, Role::TitleRole), u"Connected"_s);
        QCOMPARE(text(0, Role::DetailRole), QString());
        QVERIFY(text(0, Role::SpanRole).startsWith(u"Today, since "_s));
        QCOMPARE(text(1, Role::TitleRole), u"Not connected"_s);
        QVERIFY(text(1, Role::SpanRole).endsWith(u"· 25 s"_s));
        QCOMPARE(text(1, Role::DetailRole), u"The server is not running at this address. Tried 2 times."_s);
        QVERIFY(text(2, Role::SpanRole).endsWith(u"· 1 h 4 min"_s));
        QCOMPARE(text(2, Role::DetailRole),
                 u"14 missed messages fetched. Then it broke. The server is taking too long to answer."_s);
    }

    void endsThatAreNoLoss_areToldApart()
    {
        save({.key = u"a"_s, .begunAt = at(-2h), .lasted = 60s, .end = End::Closed});
        save({.key = u"b"_s, .begunAt = at(-1h), .end = End::Unknown});
        follow();
        QTRY_COMPARE(m_model->count(), 2);
        QCOMPARE(text(0, Role::DetailRole), u"Vatochito ended without a goodbye."_s);
        QCOMPARE(text(1, Role::DetailRole), u"Ended by you."_s);
    }

    void whatChanges_changesThatRowAlone()
    {
        ConnectionPeriod up{.key = u"a"_s, .begunAt = at(-1h)};
        save(up);
        follow();
        QTRY_COMPARE(m_model->count(), 1);
        const QSignalSpy reset(m_model.get(), &ConnectionHistoryModel::modelReset);
        const QSignalSpy inserted(m_model.get(), &ConnectionHistoryModel::rowsInserted);
        up.end = End::Turned;
        up.lasted = 60s;
        save(up);
        save({.key = u"b"_s, .kind = Kind::Down, .begunAt = at(-59min)});
        QTRY_COMPARE(m_model->count(), 2);
        QCOMPARE(text(0, Role::TitleRole), u"Not connected"_s);
        QVERIFY(text(1, Role::SpanRole).endsWith(u"· 1 min"_s));
        QCOMPARE(reset.count(), 0);
        QCOMPARE(inserted.count(), 1);
    }

    void olderOnes_areReadWhenTheyAreAskedFor()
    {
        m_tester.reset(); // It asks for them by itself.
        constexpr int kAll = ConnectionHistoryModel::kPage + 20;
        for (int key = 0; key < kAll; ++key)
            m_cache->connectionHistory().save({.key = QString::number(key), .begunAt = at(-1h)}, fromMicros(0));
        follow();
        QTRY_COMPARE(m_model->count(), ConnectionHistoryModel::kPage);
        const QSignalSpy reset(m_model.get(), &ConnectionHistoryModel::modelReset);
        QVERIFY(m_model->canFetchMore({}));
        m_model->fetchMore({});
        QTRY_COMPARE(m_model->count(), kAll);
        QCOMPARE(m_model->periods().constLast().key, u"0"_s);
        QVERIFY(!m_model->canFetchMore({}));
        QCOMPARE(reset.count(), 0);
    }

    void otherAccount_showsItsOwn()
    {
        save({.key = u"a"_s, .begunAt = at(-1h)});
        follow();
        QTRY_COMPARE(m_model->count(), 1);
        m_model->setStore(nullptr);
        QCOMPARE(m_model->count(), 0);
    }

    void gujarati_isSaidAtOnce()
    {
        save({.key = u"a"_s, .begunAt = at(-1h)});
        follow();
        QTRY_COMPARE(m_model->count(), 1);
        const QSignalSpy changed(m_model.get(), &ConnectionHistoryModel::dataChanged);
        m_translations.setLanguage(u"gu"_s);
        m_model->retranslate();
        QCOMPARE(changed.count(), 1);
        QCOMPARE(text(0, Role::TitleRole), u"જોડાયેલું"_s);
    }

private:
    Timestamp at(std::chrono::minutes later) const { return m_clock.now() + later; }
    void follow() { m_model->setStore(&m_cache->connectionHistory()); }
    void save(const ConnectionPeriod &period)
    {
        QVERIFY(await(m_cache->connectionHistory().save(period, fromMicros(0))));
    }
    QString text(int row, Role role) const { return m_model->index(row).data(role).toString(); }

    ManualClock m_clock;
    Calendar m_calendar{m_clock};
    Translations m_translations;
    std::unique_ptr<TestFolder> m_folder;
    std::unique_ptr<Cache> m_cache;
    std::unique_ptr<ConnectionHistoryModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::ConnectionHistoryModelTest)
#include "ConnectionHistoryModelTest.moc"
