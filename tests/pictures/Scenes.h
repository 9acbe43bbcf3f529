// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace vatochito {

class FakeLink;
class Stage;

/// One page in one of its states.
struct Scene
{
    const char *name;
    /// What the server has, before anybody signs in; null: nobody does.
    void (*furnish)(FakeLink &server);
    /// Leads there from the list of conversations, or from the sign-in page. \return False: there was no way.
    bool (*play)(Stage &stage);
    /// A menu closes when its window gets another size: the way there is taken anew at each.
    bool closesOnResize = false;
    /// Of the window: more where a page would have to be scrolled.
    int height = 640;
};

std::vector<Scene> signInScenes();
std::vector<Scene> listScenes();
std::vector<Scene> conversationScenes();
std::vector<Scene> messageScenes();
std::vector<Scene> settingsScenes();
std::vector<Scene> doctorScenes();

/// All there are.
const std::vector<Scene> &scenes();

} // namespace vatochito
