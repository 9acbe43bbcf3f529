// SPDX-License-Identifier: GPL-3.0-or-later
#include "PictureServer.h"
#include "Scenes.h"
#include "Stage.h"
#include "Steps.h"

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
        {"message-delete", furnish, askToDelete, true},
    };
}

} // namespace vatochito
