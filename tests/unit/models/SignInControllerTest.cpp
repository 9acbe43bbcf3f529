// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/SignInController.h"

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
    void whileBusy_asksOnlyOnce();
    void refusedField_isSaidAtIt();
    void wrongPassword_isSaidForTheForm();
    void unreachableServer_isSaidAtTheAddressInSight();
    void anythingElse_isSaidForTheForm();
    void finish_foldsTheAddressAway();
};

void SignInControllerTest::signIn_asksWithTrimmedNames()
{
    SignInController controller{QString()};
    QSignalSpy asked(&controller, &SignInController::signInRequested);

    controller.signIn(u" http://localhost:8000 "_s, u" alice "_s, u" secret "_s);

    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.first(), QVariantList({u"http://localhost:8000"_s, u"alice"_s, u" secret "_s}));
    QVERIFY(controller.isBusy());
}

void SignInControllerTest::emptyFields_areSaidWithoutAsking()
{
    SignInController controller{QString()};
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
    SignInController controller{QString()};
    QSignalSpy asked(&controller, &SignInController::registrationRequested);

    controller.registerAccount(u"http://localhost"_s, u"dave"_s, u"Dave"_s, u"Test@123"_s, u"Test@124"_s);

    QCOMPARE(asked.count(), 0);
    QCOMPARE(controller.password2Error(), u"The two passwords are not the same."_s);
}

void SignInControllerTest::whileBusy_asksOnlyOnce()
{
    SignInController controller{QString()};
    QSignalSpy asked(&controller, &SignInController::signInRequested);

    controller.signIn(u"http://localhost"_s, u"alice"_s, u"x"_s);
    controller.signIn(u"http://localhost"_s, u"alice"_s, u"x"_s);

    QCOMPARE(asked.count(), 1);
}

void SignInControllerTest::refusedField_isSaidAtIt()
{
    SignInController controller{QString()};
    controller.fail(Error{.code = Error::Code::Rejected,
                          .fields = {{u"username"_s, {u"A user with that username already exists."_s}}}});

    QCOMPARE(controller.userNameError(), u"This user name is taken."_s);
    QCOMPARE(controller.formError(), QString());
}

void SignInControllerTest::wrongPassword_isSaidForTheForm()
{
    SignInController controller{QString()};
    controller.fail(Error{.code = Error::Code::Rejected,
                          .fields = {{u"non_field_errors"_s, {u"Unable to log in with provided credentials."_s}}}});

    QCOMPARE(controller.formError(), u"The user name or password is wrong."_s);
}

void SignInControllerTest::unreachableServer_isSaidAtTheAddressInSight()
{
    SignInController controller(u"http://localhost:1"_s);
    QVERIFY(controller.isServerKnown());

    controller.fail(Error{.code = Error::Code::Refused});

    QCOMPARE(controller.serverError(), u"The server is not running at this address."_s);
    QCOMPARE(controller.formError(), QString());
    QVERIFY(!controller.isServerKnown());
}

void SignInControllerTest::anythingElse_isSaidForTheForm()
{
    SignInController controller{QString()};
    controller.fail(Error{.code = Error::Code::Throttled});
    QVERIFY(!controller.formError().isEmpty());

    controller.clearErrors();
    QCOMPARE(controller.formError(), QString());
}

void SignInControllerTest::finish_foldsTheAddressAway()
{
    SignInController controller{QString()};
    controller.signIn(u"http://localhost"_s, u"alice"_s, u"x"_s);

    controller.finish();

    QVERIFY(controller.isServerKnown());
    QVERIFY(!controller.isBusy());
}

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::SignInControllerTest)
#include "SignInControllerTest.moc"
