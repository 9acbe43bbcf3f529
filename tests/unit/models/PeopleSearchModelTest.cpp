// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/PeopleSearchModel.h"

#include "Samples.h"
#include "core/WhenDone.h"
#include "support/client/ManualAlarms.h"
#include "support/client/PatientTest.h"

#include <QAbstractItemModelTester>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace vatochito {

using namespace modeltests;

class PeopleSearchModelTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void oneLetter_asksNobody();
    void typing_asksOnceAtItsEnd();
    void found_areRows();
    void nobodyFound_isSaid();
    void offline_showsThoseOfTheCache();
    void lateAnswer_isDropped();

private:
    void type(const QString &query);

    using Answer = Result<QList<User>>;

    ManualClock m_clock;
    ManualAlarms m_alarms{m_clock};
    QStringList m_asked;
    Answer m_answer;
    std::unique_ptr<PeopleSearchModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void PeopleSearchModelTest::init()
{
    m_asked.clear();
    m_answer = QList<User>({person(kBob, u"Bob"_s)});
    m_model = std::make_unique<PeopleSearchModel>(
        [this](const QString &query) {
            m_asked.append(query);
            return readyFuture(m_answer);
        },
        [](const QString &) { return readyFuture(Answer(QList<User>({person(kCharlie, u"Charlie"_s)}))); }, m_alarms);
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void PeopleSearchModelTest::cleanup()
{
    m_tester.reset();
    m_model.reset();
}

void PeopleSearchModelTest::type(const QString &query)
{
    m_model->setQuery(query);
    m_alarms.advance(1s);
}

void PeopleSearchModelTest::oneLetter_asksNobody()
{
    type(u"b"_s);

    QVERIFY(m_asked.isEmpty());
    QVERIFY(!m_model->isSearching());
    QVERIFY(!m_model->message().isEmpty());
}

void PeopleSearchModelTest::typing_asksOnceAtItsEnd()
{
    m_model->setQuery(u"bo"_s);
    m_model->setQuery(u"bob"_s);
    m_alarms.advance(1s);

    QCOMPARE(m_asked, QStringList({u"bob"_s}));
}

void PeopleSearchModelTest::found_areRows()
{
    type(u"bo"_s);

    QTRY_COMPARE(m_model->count(), 1);
    QCOMPARE(m_model->data(m_model->index(0), PeopleSearchModel::DisplayNameRole).toString(), u"Bob"_s);
    QCOMPARE(m_model->message(), QString());
    QVERIFY(!m_model->isSearching());
}

void PeopleSearchModelTest::nobodyFound_isSaid()
{
    m_answer = QList<User>();
    type(u"zz"_s);

    QTRY_COMPARE(m_model->message(), u"Nobody by that name."_s);
    QCOMPARE(m_model->count(), 0);
}

void PeopleSearchModelTest::offline_showsThoseOfTheCache()
{
    m_answer = failure(Error{.code = Error::Code::Refused});
    type(u"ch"_s);

    QTRY_COMPARE(m_model->count(), 1);
    QCOMPARE(m_model->data(m_model->index(0), PeopleSearchModel::UserNameRole).toString(), u"charlie"_s);
    QCOMPARE(m_model->message(), u"You are offline. These are people you already know."_s);
}

void PeopleSearchModelTest::lateAnswer_isDropped()
{
    type(u"bo"_s);
    m_model->setQuery(u"b"_s); // the answer is on its way through the event loop
    QCoreApplication::processEvents();

    QCOMPARE(m_model->count(), 0);
}

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::PeopleSearchModelTest)
#include "PeopleSearchModelTest.moc"
