// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/SignInController.h"

#include "support/client/ManualAlarms.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace vatochito {

class SignInControllerTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signIn_asksWithTrimmedNames();
    void emptyFields_areSaidWithoutAsking();
    void passwordsThatDiffer_areSaidWithoutAsking();
    void sentenceAboutBothPasswords_isSaidOnce();
    void whileBusy_asksOnlyOnce();
    void refusedField_isSaidAtIt();
    void wrongPassword_isSaidBesideIt();
    void unreachableServer_isSaidAtTheAddressInSight();
    void anythingElse_isSaidForTheForm();
    void finish_foldsTheAddressAway();
    void unknownSentence_isSaidAsItCame();
    void fieldThatIsNotHere_isSaidForTheForm();
    void typedAddress_isAskedAboutWhenTheTypingRests();
    void answerAboutAnEarlierAddress_isNotHeard();
    void address_isToldApart_data();
    void address_isToldApart();
    void emptyAddress_isNotAskedAbout();
    void otherAddress_takesTheOldErrorAway();

private:
    ManualClock m_clock;
    ManualAlarms m_alarms{m_clock};
};

void SignInControllerTest::signIn_asksWithTrimmedNames()
{
    SignInController controller{QString(), m_alarms};
    QSignalSpy asked(&controller, &SignInController::signInRequested);

    controller.signIn(u" http://localhost:8000 "_s, u" alice "_s, u" secret "_s);

    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.first(), QVariantList({u"http://localhost:8000"_s, u"alice"_s, u" secret "_s}));
    QVERIFY(controller.isBusy());
}

void SignInControllerTest::emptyFields_areSaidWithoutAsking()
{
    SignInController controller{QString(), m_alarms};
    QSignalSpy asked(&controller, &SignInController::signInRequested);

    controller.signIn(u"http://localhost"_s, u" "_s, QString());

    QCOMPARE(asked.count(), 0);
    QCOMPARE(controller.userNameError(), u"Please fill this in."_s);
    QCOMPARE(controller.passwordError(), u"Please fill this in."_s);
    QCOMPARE(controller.formError(), QString());
    QVERIFY(!controller.isBusy());
}

void SignInControllerTest::passwordsThatDiffer_areSaidWithoutAsking()
{
    SignInController controller{QString(), m_alarms};
    QSignalSpy asked(&controller, &SignInController::registrationRequested);

    controller.registerAccount(u"http://localhost"_s, u"dave"_s, u"Dave"_s, u"Test@123"_s, u"Test@124"_s);

    QCOMPARE(asked.count(), 0);
    QCOMPARE(controller.password2Error(), u"The two passwords are not the same."_s);
}

void SignInControllerTest::sentenceAboutBothPasswords_isSaidOnce()
{
    SignInController controller{QString(), m_alarms};
    const QStringList said{u"This password is too common."_s};
    controller.fail(Error{.code = Error::Code::Rejected, .fields = {{u"password"_s, said}, {u"password2"_s, said}}});
    QVERIFY(!controller.passwordError().isEmpty());
    QCOMPARE(controller.password2Error(), QString());
}

void SignInControllerTest::whileBusy_asksOnlyOnce()
{
    SignInController controller{QString(), m_alarms};
    QSignalSpy asked(&controller, &SignInController::signInRequested);

    controller.signIn(u"http://localhost"_s, u"alice"_s, u"x"_s);
    controller.signIn(u"http://localhost"_s, u"alice"_s, u"x"_s);

    QCOMPARE(asked.count(), 1);
}

void SignInControllerTest::refusedField_isSaidAtIt()
{
    SignInController controller{QString(), m_alarms};
    controller.fail(Error{.code = Error::Code::Rejected,
                          .fields = {{u"username"_s, {u"A user with that username already exists."_s}}}});

    QCOMPARE(controller.userNameError(), u"This user name is taken."_s);
    QCOMPARE(controller.formError(), QString());
}

void SignInControllerTest::wrongPassword_isSaidBesideIt()
{
    SignInController controller{QString(), m_alarms};
    controller.fail(Error{.code = Error::Code::Rejected,
                          .fields = {{u"non_field_errors"_s, {u"Unable to log in with provided credentials."_s}}}});

    QCOMPARE(controller.passwordError(), u"The user name or password is wrong."_s);
    QCOMPARE(controller.formError(), QString());
}

void SignInControllerTest::unreachableServer_isSaidAtTheAddressInSight()
{
    SignInController controller(u"http://localhost:1"_s, m_alarms);
    QVERIFY(controller.isServerKnown());

    controller.fail(Error{.code = Error::Code::Refused});

    QCOMPARE(controller.serverError(), u"The server is not running at this address."_s);
    QCOMPARE(controller.formError(), QString());
    QVERIFY(!controller.isServerKnown());
}

void SignInControllerTest::anythingElse_isSaidForTheForm()
{
    SignInController controller{QString(), m_alarms};
    controller.fail(Error{.code = Error::Code::Throttled});
    QVERIFY(!controller.formError().isEmpty());

    controller.clearErrors();
    QCOMPARE(controller.formError(), QString());
}

void SignInControllerTest::finish_foldsTheAddressAway()
{
    SignInController controller{QString(), m_alarms};
    controller.signIn(u"http://localhost"_s, u"alice"_s, u"x"_s);

    controller.finish();

    QVERIFY(controller.isServerKnown());
    QVERIFY(!controller.isBusy());
}

void SignInControllerTest::unknownSentence_isSaidAsItCame()
{
    SignInController controller{QString(), m_alarms};
    controller.fail(Error{.code = Error::Code::Rejected, .fields = {{u"username"_s, {u"No emperors."_s}}}});

    QCOMPARE(controller.userNameError(), u"No emperors."_s);
    QCOMPARE(controller.formError(), QString());
}

void SignInControllerTest::fieldThatIsNotHere_isSaidForTheForm()
{
    SignInController controller{QString(), m_alarms};
    controller.fail(Error{.code = Error::Code::Rejected,
                          .fields = {{u"display_name"_s, {u"This field may not be blank."_s}},
                                     {u"username"_s, {u"A user with that username already exists."_s}}}});

    QCOMPARE(controller.formError(), u"Please fill this in."_s);
    QCOMPARE(controller.userNameError(), u"This user name is taken."_s);
}

void SignInControllerTest::typedAddress_isAskedAboutWhenTheTypingRests()
{
    SignInController controller{QString(), m_alarms};
    QSignalSpy asked(&controller, &SignInController::addressCheckRequested);

    controller.setServerAddress(u"chat.exampl"_s);
    m_alarms.advance(SignInController::kTypingPause / 2);
    controller.setServerAddress(u"chat.example"_s);
    m_alarms.advance(SignInController::kTypingPause / 2);
    QCOMPARE(asked.count(), 0);

    m_alarms.advance(SignInController::kTypingPause / 2);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.first().first().toString(), u"chat.example"_s);
}

void SignInControllerTest::answerAboutAnEarlierAddress_isNotHeard()
{
    SignInController controller{QString(), m_alarms};
    controller.setServerAddress(u"chat.example.org"_s);

    controller.tellAddress(u"chat.example"_s, failure(Error{.code = Error::Code::UnknownHost}));
    QCOMPARE(controller.server(), SignInController::Server::Unknown);

    controller.tellAddress(u"chat.example.org"_s, Status());
    QCOMPARE(controller.server(), SignInController::Server::Reachable);
    QCOMPARE(controller.serverHint(), u"Found: a Vatochito server."_s);
}

void SignInControllerTest::address_isToldApart_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("part");
    const auto row = [](Error::Code code, const QString &part) {
        QTest::newRow(qPrintable(Error::codeName(code))) << static_cast<int>(code) << part;
    };
    row(Error::Code::UnknownHost, u"spelling and your network"_s);
    row(Error::Code::Refused, u"not running"_s);
    row(Error::Code::NotAServer, u"not belong to a Vatochito server"_s);
    row(Error::Code::TlsOtherName, u"for another address"_s);
    row(Error::Code::TlsExpired, u"expired"_s);
    row(Error::Code::TlsUntrusted, u"does not trust"_s);
    row(Error::Code::Timeout, u"too long to answer"_s);
    row(Error::Code::InvalidAddress, u"not a server address"_s);
}

void SignInControllerTest::address_isToldApart()
{
    QFETCH(int, code);
    QFETCH(QString, part);
    const Error error{.code = static_cast<Error::Code>(code)};
    SignInController controller{QString(), m_alarms};
    controller.setServerAddress(u"chat.example.org"_s);

    controller.tellAddress(u"chat.example.org"_s, failure(error));
    QCOMPARE(controller.server(), SignInController::Server::Wrong);
    QVERIFY2(controller.serverHint().contains(part), qPrintable(controller.serverHint()));

    controller.signIn(u"chat.example.org"_s, u"alice"_s, u"Test@123"_s);
    controller.fail(error);
    QVERIFY2(controller.serverError().contains(part), qPrintable(controller.serverError()));
    QVERIFY(!controller.isBusy());
    QCOMPARE(controller.formError(), QString());
}

void SignInControllerTest::emptyAddress_isNotAskedAbout()
{
    SignInController controller{u"chat.example.org"_s, m_alarms};
    QSignalSpy asked(&controller, &SignInController::addressCheckRequested);

    controller.setServerAddress(u"x"_s);
    controller.setServerAddress(u" "_s);
    m_alarms.advance(SignInController::kTypingPause);

    QCOMPARE(asked.count(), 0);
}

void SignInControllerTest::otherAddress_takesTheOldErrorAway()
{
    SignInController controller{QString(), m_alarms};
    controller.setServerAddress(u"chat.example.org"_s);
    controller.fail(Error{.code = Error::Code::Refused});
    QVERIFY(!controller.serverError().isEmpty());

    controller.setServerAddress(u"chat.example.com"_s);

    QCOMPARE(controller.serverError(), QString());
}

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::SignInControllerTest)
#include "SignInControllerTest.moc"
