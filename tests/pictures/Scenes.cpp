// SPDX-License-Identifier: GPL-3.0-or-later
#include "Scenes.h"

namespace vatochito {

const std::vector<Scene> &scenes()
{
    static const std::vector<Scene> all = [] {
        std::vector<Scene> collected;
        for (const auto &ofPage :
             {signInScenes, listScenes, conversationScenes, messageScenes, settingsScenes, doctorScenes}) {
            for (const Scene &scene : ofPage())
                collected.push_back(scene);
        }
        return collected;
    }();
    return all;
}

} // namespace vatochito
