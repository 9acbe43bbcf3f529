// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/DoctorController.h"

#include "core/Translations.h"
#include "diagnostics/ConnectionDoctor.h"
#include "support/client/ManualAlarms.h"
#include "support/client/ManualClock.h"
#include "support/client/PatientTest.h"
#include "support/client/ScriptedCheck.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace Qt::StringLiterals;

namespace vatochito {

class DoctorControllerTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void show_asksForThePageAndLooks();
    void rows_appearAsTheyAreLookedAt();
    void allWell_saysSo();
    void failure_isCountedAndFound();
    void warningAlone_isSomethingToKnow();
    void cancel_keepsWhatWasFoundAndDropsWhatWasNot();
    void tryAgain_looksAnew();
    void remedyOutside_isOpened_data();
    void remedyOutside_isOpened();
    void remedyThatLeadsNowhere_hasNoButton();
    void otherAddress_isSuggestedByTheOneThatWasFound();
    void otherMessageAddress_isUsedAndLookedAtAgain();
    void whatOthersMustMend_offersTheReport();
    void whatWasNotLookedAt_isCountedAndNotCalledWell();
    void typedAddress_isTheOneLookedAt();
    void proxyThatRefuses_suggestsTheAdvancedSettings();
    void forget_stopsAndForgets();
    void openConversation_isTheOneLookedAt();
    void language_isFollowed();

private:
    ScriptedCheck &add(CheckId id, std::optional<Finding> finding);
    QString said(int row, DoctorModel::Role role) const;
    int look(int row) const;

    Translations m_translations;
    ManualClock m_clock;
    ManualAlarms m_alarms{m_clock};
    std::vector<std::unique_ptr<Check>> m_checks;
    bool m_canDoAnything = true;
    QList<Remedy> m_done;
    QString m_address; ///< For the last of them.
    DoctorController::Question m_asked;
    int m_made = 0;
    std::unique_ptr<DoctorController> m_controller;
};

void DoctorControllerTest::init()
{
    m_translations.setLanguage(u"en"_s);
    m_canDoAnything = true;
    m_done.clear();
    m_made = 0;
    m_controller = std::make_unique<DoctorController>(DoctorController::Services{
        .makeDoctor =
            [this](const DoctorController::Question &question) {
                ++m_made;
                m_asked = question;
                return std::make_unique<ConnectionDoctor>(std::move(m_checks), m_alarms, m_clock);
            },
        .canDo = [this](Remedy) { return m_canDoAnything; },
        .doIt =
            [this](const DoctorController::Question &, Remedy remedy, const QString &address) {
                m_done.append(remedy);
                m_address = address;
            }});
    new QAbstractItemModelTester(m_controller->checks(), QAbstractItemModelTester::FailureReportingMode::Fatal,
                                 m_controller.get());
}

void DoctorControllerTest::cleanup()
{
    m_controller.reset();
    m_checks.clear();
}

ScriptedCheck &DoctorControllerTest::add(CheckId id, std::optional<Finding> finding)
{
    auto check = std::make_unique<ScriptedCheck>(id);
    check->atOnce = finding;
    check->values = {u"7"_s, u"8"_s};
    check->detail = u"technical"_s;
    ScriptedCheck &added = *check;
    m_checks.push_back(std::move(check));
    return added;
}

QString DoctorControllerTest::said(int row, DoctorModel::Role role) const
{
    return m_controller->checks()->index(row).data(role).toString();
}

int DoctorControllerTest::look(int row) const
{
    return m_controller->checks()->index(row).data(DoctorModel::LookRole).toInt();
}

void DoctorControllerTest::show_asksForThePageAndLooks()
{
    add(CheckId::Address, Finding::AddressFits);
    QSignalSpy shown(m_controller.get(), &DoctorController::shown);
    m_controller->show();
    QCOMPARE(shown.count(), 1);
    QCOMPARE(m_controller->state(), DoctorController::State::Running);
    QTRY_COMPARE(m_controller->state(), DoctorController::State::AllWell);
}

void DoctorControllerTest::rows_appearAsTheyAreLookedAt()
{
    ScriptedCheck &port = add(CheckId::Port, std::nullopt);
    add(CheckId::Server, std::nullopt);
    m_controller->run();

    QCOMPARE(m_controller->checks()->count(), 1);
    QCOMPARE(look(0), int(DoctorModel::Look::Looking));
    QVERIFY(!said(0, DoctorModel::SentenceRole).isEmpty());
    port.answer(Finding::PortAnswers);

    QTRY_COMPARE(m_controller->checks()->count(), 2);
    QCOMPARE(look(0), int(DoctorModel::Look::Ok));
    QCOMPARE(said(0, DoctorModel::TitleRole), u"Way to the server"_s);
    QCOMPARE(said(0, DoctorModel::DetailRole), u"port_answers: technical"_s);
    QCOMPARE(look(1), int(DoctorModel::Look::Looking));
}

void DoctorControllerTest::allWell_saysSo()
{
    add(CheckId::Address, Finding::AddressFits);
    add(CheckId::Gujarati, Finding::NoWindow);
    m_controller->run();
    QTRY_COMPARE(m_controller->state(), DoctorController::State::AllWell);
    QCOMPARE(m_controller->summary(), u"All is well."_s);
    QCOMPARE(m_controller->firstConcern(), -1);
}

void DoctorControllerTest::failure_isCountedAndFound()
{
    add(CheckId::Clock, Finding::ClockOff);
    add(CheckId::Port, Finding::Refused);
    add(CheckId::Cache, Finding::DiskFull);
    m_controller->run();
    QTRY_COMPARE(m_controller->state(), DoctorController::State::Trouble);
    QCOMPARE(m_controller->summary(), u"2 problems found."_s);
    QCOMPARE(m_controller->firstConcern(), 1);
    QCOMPARE(look(1), int(DoctorModel::Look::Failed));
    QVERIFY(!said(1, DoctorModel::AdviceRole).isEmpty());
}

void DoctorControllerTest::warningAlone_isSomethingToKnow()
{
    add(CheckId::Address, Finding::AddressFits);
    add(CheckId::Notifications, Finding::NoNotifications);
    m_controller->run();
    QTRY_COMPARE(m_controller->state(), DoctorController::State::Noted);
    QCOMPARE(m_controller->firstConcern(), 1);
}

void DoctorControllerTest::cancel_keepsWhatWasFoundAndDropsWhatWasNot()
{
    add(CheckId::Address, Finding::AddressFits);
    add(CheckId::Port, std::nullopt);
    m_controller->run();
    QTRY_COMPARE(m_controller->checks()->count(), 2);

    m_controller->cancel();

    QCOMPARE(m_controller->state(), DoctorController::State::Cancelled);
    QCOMPARE(m_controller->checks()->count(), 1);
    QCOMPARE(m_alarms.activeCount(), 0);
}

void DoctorControllerTest::tryAgain_looksAnew()
{
    add(CheckId::Port, Finding::Refused);
    m_controller->run();
    QTRY_COMPARE(m_controller->state(), DoctorController::State::Trouble);
    QCOMPARE(said(0, DoctorModel::ButtonRole), u"Try again"_s);

    add(CheckId::Port, Finding::PortAnswers);
    m_controller->remedy(0);

    QCOMPARE(m_made, 2);
    QTRY_COMPARE(m_controller->state(), DoctorController::State::AllWell);
    QCOMPARE(m_controller->checks()->count(), 1);
}

void DoctorControllerTest::remedyOutside_isOpened_data()
{
    QTest::addColumn<Finding>("finding");
    QTest::addColumn<Remedy>("remedy");
    QTest::newRow("clock") << Finding::ClockWrong << Remedy::OpenDateSettings;
    QTest::newRow("notifications") << Finding::NoNotifications << Remedy::OpenNotificationSettings;
    QTest::newRow("full disk") << Finding::DiskFull << Remedy::MakeRoom;
    QTest::newRow("disk that is almost full") << Finding::DiskLow << Remedy::MakeRoom;
    QTest::newRow("script") << Finding::GujaratiUnshaped << Remedy::GetFont;
}

void DoctorControllerTest::remedyOutside_isOpened()
{
    QFETCH(const Finding, finding);
    QFETCH(const Remedy, remedy);
    add(CheckId::Cache, finding);
    m_controller->run();
    QTRY_VERIFY(m_controller->state() != DoctorController::State::Running);
    QVERIFY(!said(0, DoctorModel::ButtonRole).isEmpty());
    m_controller->remedy(0);
    QCOMPARE(m_done, QList<Remedy>({remedy}));
    QCOMPARE(m_made, 1);
}

void DoctorControllerTest::remedyThatLeadsNowhere_hasNoButton()
{
    m_canDoAnything = false;
    add(CheckId::Clock, Finding::ClockWrong);
    m_controller->run();
    QTRY_COMPARE(m_controller->state(), DoctorController::State::Trouble);
    QCOMPARE(said(0, DoctorModel::ButtonRole), QString());
    QVERIFY(!said(0, DoctorModel::AdviceRole).isEmpty());
    m_controller->remedy(0);
    QVERIFY(m_done.isEmpty());
}

void DoctorControllerTest::otherAddress_isSuggestedByTheOneThatWasFound()
{
    add(CheckId::Encryption, Finding::WrongPort);
    QSignalSpy suggested(m_controller.get(), &DoctorController::addressChangeSuggested);
    m_controller->run();
    QTRY_COMPARE(m_controller->state(), DoctorController::State::Trouble);
    m_controller->remedy(0);
    QCOMPARE(suggested.count(), 1);
    QCOMPARE(suggested.first().first().toString(), u"8"_s);
}

void DoctorControllerTest::otherMessageAddress_isUsedAndLookedAtAgain()
{
    add(CheckId::Upgrade, Finding::SocketNeedsEncryption);
    m_controller->run();
    QTRY_COMPARE(m_controller->state(), DoctorController::State::Trouble);
    QCOMPARE(said(0, DoctorModel::ButtonRole), u"Use this address"_s);

    add(CheckId::Upgrade, Finding::UpgradePasses);
    m_controller->remedy(0);

    QCOMPARE(m_done, QList<Remedy>({Remedy::UseSocketAddress}));
    QCOMPARE(m_address, u"7"_s);
    QTRY_COMPARE(m_controller->state(), DoctorController::State::AllWell);
}

void DoctorControllerTest::whatOthersMustMend_offersTheReport()
{
    add(CheckId::Encryption, Finding::CertificateEndsSoon);
    QSignalSpy suggested(m_controller.get(), &DoctorController::reportSuggested);
    m_controller->run();
    QTRY_COMPARE(m_controller->state(), DoctorController::State::Noted);
    QVERIFY(!said(0, DoctorModel::ButtonRole).isEmpty());
    m_controller->remedy(0);
    QCOMPARE(suggested.count(), 1);
}

void DoctorControllerTest::whatWasNotLookedAt_isCountedAndNotCalledWell()
{
    add(CheckId::Server, Finding::ServerFits);
    add(CheckId::Session, Finding::NotSignedInYet);
    add(CheckId::Membership, Finding::GroundFailed);
    QSignalSpy suggested(m_controller.get(), &DoctorController::signInSuggested);
    m_controller->run();
    QTRY_COMPARE(m_controller->state(), DoctorController::State::Partly);
    QCOMPARE(m_controller->summary(), u"What was looked at is well; 2 checks could not be made."_s);
    m_controller->remedy(1);
    QCOMPARE(suggested.count(), 1);
}

void DoctorControllerTest::typedAddress_isTheOneLookedAt()
{
    m_controller->setTypedAddress(u"chat.example.org"_s);
    m_controller->run();
    QCOMPARE(m_asked.typedAddress, u"chat.example.org"_s);
}

void DoctorControllerTest::proxyThatRefuses_suggestsTheAdvancedSettings()
{
    add(CheckId::Proxy, Finding::ProxyWantsPassword);
    QSignalSpy suggested(m_controller.get(), &DoctorController::advancedSettingsSuggested);
    m_controller->run();
    QTRY_COMPARE(m_controller->state(), DoctorController::State::Trouble);
    QVERIFY(!said(0, DoctorModel::ButtonRole).isEmpty());
    m_controller->remedy(0);
    QCOMPARE(suggested.count(), 1);
}

void DoctorControllerTest::forget_stopsAndForgets()
{
    add(CheckId::Address, Finding::AddressFits);
    add(CheckId::Port, std::nullopt);
    m_controller->run();
    QTRY_COMPARE(m_controller->checks()->count(), 2);
    m_controller->forget();
    QCOMPARE(m_controller->state(), DoctorController::State::Ready);
    QCOMPARE(m_controller->checks()->count(), 0);
    QCOMPARE(m_alarms.activeCount(), 0);
}

void DoctorControllerTest::openConversation_isTheOneLookedAt()
{
    m_controller->setOpenConversation(ConversationId(4));
    m_controller->run();
    QCOMPARE(m_asked.conversation, ConversationId(4));
}

void DoctorControllerTest::language_isFollowed()
{
    add(CheckId::Port, Finding::Refused);
    m_controller->run();
    QTRY_COMPARE(m_controller->state(), DoctorController::State::Trouble);
    const QString english = said(0, DoctorModel::SentenceRole);
    QSignalSpy changed(m_controller->checks(), &QAbstractItemModel::dataChanged);
    m_translations.setLanguage(u"gu"_s);
    m_controller->retranslate();
    QCOMPARE(changed.count(), 1);
    QVERIFY(said(0, DoctorModel::SentenceRole) != english);
}

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::DoctorControllerTest)
#include "DoctorControllerTest.moc"
