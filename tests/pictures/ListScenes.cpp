// SPDX-License-Identifier: GPL-3.0-or-later
#include "PictureServer.h"
#include "Scenes.h"
#include "Stage.h"
#include "Steps.h"
#include "support/client/PatientTest.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace vatochito {

using namespace pictures;
using namespace steps;

namespace {

bool receiveCall(Stage &stage)
{
    Q_EMIT stage.harness().link().eventReceived(kTeam, CallIncoming{.caller = UserId(3), .callerName = u"charlie"_s});
    return waitFor([&stage] { return stage.sees(stage.app().notice()); });
}

bool searchEverywhere(Stage &stage)
{
    // Only what was read is found; an open conversation would cover the hits where there is one pane.
    if (!openRead(stage, samples::kChat))
        return false;
    stage.app().closeConversation();
    stage.press(Qt::Key_K, Qt::ControlModifier);
    stage.type(u"સાત વાગ્યે"_s);
    return waitFor([&stage] {
        stage.harness().alarms().advance(1s);
        return stage.app().messageSearch()->count() == 3;
    });
}

bool loseTheServer(Stage &stage)
{
    stage.harness().link().giveUp(Error::Code::Refused);
    return waitFor([&stage] { return stage.app().connection()->isHelpOffered(); });
}

} // namespace

std::vector<Scene> listScenes()
{
    return {
        {"list-empty", furnishNothing, stay},
        {"list", furnish, stay},
        {"list-filtered-empty", furnish,
         [](Stage &stage) {
             stage.press(Qt::Key_K, Qt::ControlModifier);
             stage.type(u"zzz"_s);
             stage.harness().alarms().advance(1s);
             return waitFor([&stage] {
                 const MessageSearchModel &hits = *stage.app().messageSearch();
                 return !hits.isSearching() && !hits.isAskingServer();
             });
         }},
        {"search-messages", furnish, searchEverywhere},
        {"search-no-day", furnish,
         [](Stage &stage) {
             stage.press(Qt::Key_K, Qt::ControlModifier);
             stage.type(u"after:2026-13-01"_s);
             stage.harness().alarms().advance(1s);
             return waitFor([&stage] {
                 const MessageSearchModel &hits = *stage.app().messageSearch();
                 return !hits.isSearching() && !hits.isAskingServer();
             });
         }},
        {"list-offline", furnish,
         [](Stage &stage) {
             goWaiting(stage);
             return waitFor([&stage] { return stage.app().connection()->isBannerShown(); });
         }},
        {"list-unreachable", furnish, loseTheServer},
        {"list-long-names", furnishLongNames, stay},
        {"list-full", furnishFully, stay},
        {"list-notice", furnish, receiveCall},
        {"menu", furnish, [](Stage &stage) { return stage.click(u"menu"_s); }, true},
        {"new-chat", furnish,
         [](Stage &stage) {
             stage.press(Qt::Key_N, Qt::ControlModifier);
             stage.type(u"bo"_s);
             stage.harness().alarms().advance(1s);
             return waitFor([&stage] { return stage.app().people()->rowCount() > 0; });
         }},
        {"new-group", furnish, [](Stage &stage) { return stage.click(u"menu"_s) && stage.click(u"users"_s); }},
    };
}

} // namespace vatochito
