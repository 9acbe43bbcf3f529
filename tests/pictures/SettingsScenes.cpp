// SPDX-License-Identifier: GPL-3.0-or-later
#include "PictureServer.h"
#include "Scenes.h"
#include "Stage.h"
#include "Steps.h"
#include "support/client/Certificates.h"
#include "support/client/PatientTest.h"

#include <QTemporaryFile>

using namespace Qt::StringLiterals;

namespace vatochito {

using namespace pictures;
using namespace steps;

namespace {

void fillLog(Stage &stage, int rounds)
{
    ApplicationLog &log = stage.harness().log();
    for (int i = 0; i < rounds; ++i) {
        log.take(QtInfoMsg, u"vatochito.websocket"_s, u"[WebSocket] Sending heartbeat ping"_s);
        log.take(QtInfoMsg, u"vatochito.websocket"_s, u"[WebSocket] Received pong - connection alive"_s);
        log.take(QtInfoMsg, u"vatochito.websocket"_s,
                 u"[WebSocket] Connecting to: ws://localhost:8000/ws/chat/%1/?token=..."_s.arg(i));
        log.take(QtWarningMsg, u"vatochito.sync"_s, u"no echo: conversation=4 attempt=1 retry_in_ms=3000"_s);
        log.take(QtDebugMsg, u"vatochito.storage"_s, u"schema 5 when the connection was up and down"_s);
        log.take(QtCriticalMsg, u"vatochito.storage"_s,
                 u"job failed: reason=storage_full detail=database or disk is full: Unable to fetch row, and a rather "
                 "long explanation that does not fit on one line of a narrow window"_s);
    }
    QCoreApplication::processEvents();
    stage.harness().alarms().advance(LogListModel::kHandful);
}

bool openDiagnostics(Stage &stage)
{
    return clickInSettings(stage, "Connection and log…");
}

bool openLog(Stage &stage)
{
    return openDiagnostics(stage) && stage.clickText(QCoreApplication::translate("DiagnosticsSheet", "Log"));
}

bool trustTheFamily(Stage &stage)
{
    QTemporaryFile file;
    if (!file.open() || file.write(certificates::kFamilyAuthority) < 0 || !file.flush())
        return false;
    stage.app().network()->apply(NetworkSettingsController::ProxyKind::Socks5, u"proxy.example.org"_s, {}, u"alice"_s,
                                 u"Test@123"_s, u"wss://messages.example.org"_s);
    stage.app().network()->trust(QUrl::fromLocalFile(file.fileName()));
    return waitFor([&stage] { return !stage.app().network()->authority().isEmpty(); }) && openSettings(stage) &&
           clickAdvanced(stage, "SettingsSheet");
}

/// To a server at which alice is not signed in.
bool moveAmongStrangers(Stage &stage)
{
    if (!clickInSettings(stage, "Server address…"))
        return false;
    stage.app().serverAddress()->use(AppHarness::strangersAddress());
    return waitFor([&stage] { return stage.app().serverAddress()->isAnothers(); });
}

} // namespace

std::vector<Scene> settingsScenes()
{
    return {
        {"settings", furnish, openSettings},
        {"settings-advanced", furnish, trustTheFamily, false, 1400},
        {"server-address", furnish, [](Stage &stage) { return clickInSettings(stage, "Server address…"); }},
        {"server-address-of-strangers", furnish, moveAmongStrangers},
        {"diagnostics-empty", furnish, openDiagnostics},
        {"diagnostics-history", furnish,
         [](Stage &stage) {
             fillHistory(stage);
             stage.harness().link().giveUp(Error::Code::Refused);
             return openDiagnostics(stage);
         }},
        {"diagnostics-log-empty", furnish, openLog},
        {"diagnostics-log", furnish,
         [](Stage &stage) {
             fillLog(stage, 700); // 4,200 lines
             return openLog(stage);
         }},
        {"diagnostics-report", furnish,
         [](Stage &stage) {
             fillHistory(stage);
             fillLog(stage, 3);
             return openDiagnostics(stage) &&
                    stage.clickText(QCoreApplication::translate("DiagnosticsSheet", "Report for support…"));
         }},
        {"sign-out", furnish, [](Stage &stage) { return clickInSettings(stage, "Sign out…"); }},
    };
}

} // namespace vatochito
