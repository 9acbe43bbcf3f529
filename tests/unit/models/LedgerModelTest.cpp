// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/LedgerModel.h"

#include "core/Translations.h"
#include "support/client/Await.h"
#include "support/client/FakeLink.h"
#include "support/client/ManualAlarms.h"
#include "support/client/MemoryTokenVault.h"
#include "support/client/PatientTest.h"
#include "support/client/Samples.h"
#include "support/client/ScriptedAuthenticator.h"
#include "support/client/TestTraces.h"
#include "sync/Account.h"
#include "sync/Profile.h"

#include <QAbstractItemModelTester>
#include <QLocale>

#include <memory>

using namespace Qt::StringLiterals;

namespace vatochito {

using namespace samples;
using Role = LedgerModel::Role;

class LedgerModelTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_translations.setLanguage(u"en"_s);
        QLocale::setDefault(QLocale(QLocale::English, QLocale::India));
        m_folder = std::make_unique<TestFolder>();
        const auto profile = Profile::open(m_folder->path());
        QVERIFY(profile);
        const AccountServices services{
            .vault = &m_vault,
            .clock = m_clock,
            .alarms = m_alarms,
            .makeAuthenticator = [this](const ServerAddress &) -> std::unique_ptr<Authenticator> {
                return std::make_unique<ScriptedAuthenticator>(m_script);
            },
            .makeLink = [](const LinkPlace &, TokenSource &) -> std::unique_ptr<Link> {
                return std::make_unique<FakeLink>(kMe);
            }};
        m_account = std::make_unique<Account>(services, AccountPlace{profile->folder(), profile->id(),
                                                                     *ServerAddress::parse(u"http://localhost:8000"_s),
                                                                     person(kMe, u"alice"_s)});
        m_model = std::make_unique<LedgerModel>(nullptr);
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        write([](CacheTransaction &transaction) { transaction.upsertConversation(conversation()); });
    }

    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
        m_account.reset();
    }

    void withoutAnAccount_isLoadingAndEmpty()
    {
        m_model->load();
        QCOMPARE(m_model->state(), LedgerModel::State::Loading);
        QCOMPARE(m_model->count(), 0);
    }

    void whatWasCounted_isToldInWords()
    {
        count({LedgerCount::Sent, LedgerCount::Sent, LedgerCount::Sent, LedgerCount::Acknowledged,
               LedgerCount::Acknowledged, LedgerCount::Duplicate, LedgerCount::GapFound, LedgerCount::GapFilled});
        enqueue(u"a"_s, OutboxEntry::State::Waiting);
        write([](CacheTransaction &transaction) {
            transaction.beginSnapshot({.isSnapshot = true, .epoch = u"e"_s, .account = 1});
            transaction.raiseSyncCursor(kChat, 7);
            transaction.raiseServerHead(kChat, 9);
        });

        read();

        QCOMPARE(text(Role::TitleRole), u"bob"_s);
        QCOMPARE(text(Role::SpanRole), u"3 sent · 2 arrived · 1 waiting · 0 not sent"_s);
        QCOMPARE(text(Role::DetailRole),
                 u"Sent twice and taken once: 1. Times something was missed: 1, and read later: 1. Change 7 of 9."_s);
        QVERIFY(isUp());
    }

    void changesWithoutNumbers_areNotTold()
    {
        read();
        QCOMPARE(text(Role::DetailRole),
                 u"Sent twice and taken once: 0. Times something was missed: 0, and read later: 0."_s);
    }

    void whatFailed_isNotWell()
    {
        enqueue(u"a"_s, OutboxEntry::State::Failed);
        read();
        QCOMPARE(text(Role::SpanRole), u"0 sent · 0 arrived · 0 waiting · 1 not sent"_s);
        QVERIFY(!isUp());
    }

    void whatWasMissedAndNotRead_isNotWell()
    {
        count({LedgerCount::GapFound});
        read();
        QVERIFY(!isUp());
    }

    void conversationThatWasLeft_hasAName()
    {
        count({LedgerCount::Sent});
        write([](CacheTransaction &transaction) { transaction.removeConversation(kChat); });
        read();
        QCOMPARE(text(Role::TitleRole), u"A conversation you left"_s);
    }

    void accountThatIsGone_takesItsRowsAlong()
    {
        read();
        m_model->setAccount(nullptr);
        QCOMPARE(m_model->count(), 0);
        QCOMPARE(m_model->state(), LedgerModel::State::Loading);
    }

private:
    template <typename Fn>
    void write(Fn fn)
    {
        QVERIFY(await(m_account->cache().write(fn)));
    }
    void count(const QList<LedgerCount> &all)
    {
        write([all](CacheTransaction &transaction) {
            for (const LedgerCount what : all)
                transaction.count(kChat, what);
        });
    }
    void enqueue(const QString &name, OutboxEntry::State state)
    {
        write([name, state](CacheTransaction &transaction) {
            OutboxEntry entry;
            entry.conversation = kChat;
            entry.clientId = ClientId(name);
            entry = transaction.enqueue(entry);
            entry.state = state;
            transaction.updateOutbox(entry);
        });
    }
    void read()
    {
        m_model->setAccount(m_account.get());
        m_model->load();
        QTRY_COMPARE(m_model->state(), LedgerModel::State::Read);
        QTRY_COMPARE(m_model->count(), 1);
    }
    QString text(int role) const { return m_model->data(m_model->index(0), role).toString(); }
    bool isUp() const { return m_model->data(m_model->index(0), Role::IsUpRole).toBool(); }

    Translations m_translations;
    ManualClock m_clock;
    ManualAlarms m_alarms{m_clock};
    MemoryTokenVault m_vault;
    ScriptedAuthenticator::Script m_script;
    std::unique_ptr<TestFolder> m_folder;
    std::unique_ptr<Account> m_account;
    std::unique_ptr<LedgerModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::LedgerModelTest)
#include "LedgerModelTest.moc"
