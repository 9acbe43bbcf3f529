// SPDX-License-Identifier: GPL-3.0-or-later
#include "PictureServer.h"
#include "Scenes.h"
#include "Stage.h"
#include "Steps.h"
#include "support/client/PatientTest.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace vatochito {

using namespace pictures;
using namespace steps;

namespace {

/// Whatever is open above the conversation.
void putAway(Stage &stage)
{
    if (stage.app().conversation())
        stage.press(Qt::Key_Escape);
}

bool openMenu(Stage &stage)
{
    if (!openRead(stage, samples::kChat) || !stage.clickWords(u"👍"_s, Qt::RightButton))
        return false;
    // It is where it says once it has been drawn.
    stage.picture();
    return true;
}

/// Of a message with a link, by the keyboard.
bool openLinkMenu(Stage &stage)
{
    stage.app().closeConversation();
    if (!openRead(stage, samples::kChat))
        return false;
    stage.press(Qt::Key_Backtab, Qt::ShiftModifier);
    for (int steps = 0; steps < 5; ++steps)
        stage.press(Qt::Key_Up);
    stage.press(Qt::Key_Return);
    return waitFor([&stage] { return stage.sees(QCoreApplication::translate("MessageMenu", "Copy link")); });
}

bool askToDelete(Stage &stage)
{
    putAway(stage);
    return openMenu(stage) && stage.clickText(QCoreApplication::translate("MessageMenu", "Delete"));
}

} // namespace

std::vector<Scene> messageScenes()
{
    return {
        {"message-menu", furnish, openMenu, true},
        {"message-menu-link", furnish, openLinkMenu, true},
        {"message-delete", furnish, askToDelete, true},
    };
}

} // namespace vatochito
