// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Ids.h"

#include <QString>

namespace vatochito {

class Stage;

/// Ways through the window that several scenes take. \return False: there was no way.
namespace steps {

bool stay(Stage &stage);
bool open(Stage &stage, ConversationId conversation);
/// Until its messages are read.
bool openRead(Stage &stage, ConversationId conversation);
bool clickAdvanced(Stage &stage, const char *page);
/// The server is lost, and the second attempt to reach it is near.
void goWaiting(Stage &stage);
bool openSettings(Stage &stage);
/// An entry of the settings.
bool clickInSettings(Stage &stage, const char *entry);
/// The connection as it was on one day: short losses, a long one, and what was missed meanwhile.
void fillHistory(Stage &stage);

} // namespace steps

} // namespace vatochito
