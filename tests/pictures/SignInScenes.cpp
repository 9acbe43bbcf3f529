// SPDX-License-Identifier: GPL-3.0-or-later
#include "PictureServer.h"
#include "Scenes.h"
#include "Stage.h"
#include "Steps.h"
#include "support/client/PatientTest.h"

using namespace Qt::StringLiterals;

namespace vatochito {

using namespace pictures;
using namespace steps;

namespace {

bool fillSignIn(Stage &stage, const QString &password)
{
    stage.app().signIn()->setServerAddress(u"http://127.0.0.1:8000"_s);
    stage.app().signIn()->signIn(u"http://127.0.0.1:8000"_s, u"alice"_s, password);
    return waitFor([&stage] { return !stage.app().signIn()->isBusy(); });
}

bool openRegistration(Stage &stage)
{
    stage.app().signIn()->setServerAddress(u"http://127.0.0.1:8000"_s);
    return stage.clickText(QCoreApplication::translate("SignInPage", "New here? Create an account"));
}

/// With a name that is taken.
bool registerTwice(Stage &stage)
{
    if (!openRegistration(stage))
        return false;
    stage.app().signIn()->registerAccount(u"http://127.0.0.1:8000"_s, u"alice"_s, u"Alice"_s, u"Test@123"_s,
                                          u"Test@123"_s);
    return waitFor([&stage] { return !stage.app().signIn()->userNameError().isEmpty(); });
}

/// A proxy whose address nobody can mean.
bool mistypeProxy(Stage &stage)
{
    return clickAdvanced(stage, "SignInPage") && stage.clickText(u"HTTP"_s) &&
           stage.clickText(QCoreApplication::translate("AdvancedSettings", "Use this"));
}

} // namespace

std::vector<Scene> signInScenes()
{
    return {
        {"sign-in", nullptr, stay},
        {"sign-in-diagnostics", nullptr,
         [](Stage &stage) {
             return stage.clickText(QCoreApplication::translate("SignInPage", "Connection and log…"));
         }},
        {"sign-in-wrong-password", nullptr, [](Stage &stage) { return fillSignIn(stage, u"wrong"_s); }},
        {"register", nullptr, openRegistration},
        {"register-refused", nullptr, registerTwice},
        {"sign-in-advanced", nullptr, [](Stage &stage) { return clickAdvanced(stage, "SignInPage"); }, false, 1100},
        {"sign-in-advanced-wrong", nullptr, mistypeProxy},
    };
}

} // namespace vatochito
