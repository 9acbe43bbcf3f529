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

/// Until what can be seen counts as read.
bool openUnread(Stage &stage)
{
    if (!openRead(stage, samples::kChat))
        return false;
    const int before = stage.app().conversation()->unreadCount();
    return waitFor([&stage, before] {
        stage.harness().alarms().advance(1s);
        return stage.app().conversation()->unreadCount() < before;
    });
}

bool scrollBack(Stage &stage)
{
    if (!openRead(stage, samples::kChat))
        return false;
    stage.press(Qt::Key_PageUp);
    return true;
}

bool failToSend(Stage &stage)
{
    if (!openRead(stage, samples::kChat))
        return false;
    goWaiting(stage);
    stage.app().conversation()->send(u"This one waits for the network."_s);
    const int before = stage.app().conversation()->messages()->count();
    return waitFor([&stage, before] { return stage.app().conversation()->messages()->count() > before; });
}

bool searchHere(Stage &stage)
{
    if (!openRead(stage, samples::kChat))
        return false;
    stage.press(Qt::Key_F, Qt::ControlModifier);
    stage.type(u"સાત વાગ્યે"_s);
    return waitFor([&stage] {
        stage.harness().alarms().advance(1s);
        return stage.app().conversation()->search()->count() == 3;
    });
}

bool searchHereInVain(Stage &stage)
{
    if (!searchHere(stage))
        return false;
    stage.type(u"zzz"_s);
    stage.harness().alarms().advance(1s);
    return waitFor([&stage] {
        const ConversationSearch &search = *stage.app().conversation()->search();
        return !search.isSearching() && !search.isAskingServer();
    });
}

bool askForADay(Stage &stage)
{
    return openRead(stage, samples::kChat) && stage.click(u"ellipsis-vertical"_s) &&
           stage.clickText(QCoreApplication::translate("ConversationHeader", "Jump to date"));
}

} // namespace

std::vector<Scene> conversationScenes()
{
    return {
        {"search-in-conversation", furnish, searchHere},
        {"search-in-conversation-nothing", furnish, searchHereInVain},
        {"jump-to-date", furnish, askForADay},
        {"conversation", furnish, [](Stage &stage) { return openRead(stage, samples::kChat); }},
        {"conversation-group", furnish, [](Stage &stage) { return openRead(stage, kTeam); }},
        {"conversation-unread", furnishUnread, openUnread},
        {"conversation-scrolled", furnishUnread, scrollBack, true},
        {"conversation-long-names", furnishLongNames, [](Stage &stage) { return openRead(stage, kTeam); }},
        {"conversation-bad-input", furnishBadInput, [](Stage &stage) { return openRead(stage, samples::kChat); }},
        {"conversation-not-fetched", furnishSlowly,
         [](Stage &stage) {
             goWaiting(stage);
             return open(stage, kSilent) && waitFor([&stage] {
                        return stage.app().conversation()->history() == ConversationController::History::NotFetched;
                    });
         }},
        {"conversation-editing", furnish,
         [](Stage &stage) {
             if (!openRead(stage, samples::kChat))
                 return false;
             stage.press(Qt::Key_Up);
             return true;
         }},
        {"conversation-empty", furnish, [](Stage &stage) { return openRead(stage, kSilent); }},
        {"conversation-loading", furnishSlowly, [](Stage &stage) { return open(stage, kSilent); }},
        {"conversation-offline", furnish, failToSend},
        {"conversation-typing", furnish,
         [](Stage &stage) {
             if (!openRead(stage, samples::kChat))
                 return false;
             stage.type(u"કાલે સાંજે મળીએ? I bring the sweets."_s);
             return true;
         }},
    };
}

} // namespace vatochito
