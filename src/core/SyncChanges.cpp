// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/SyncChanges.h"

#include <algorithm>

namespace vatochito {

void append(ConversationChanges &earlier, const ConversationChanges &later)
{
    if (earlier.to == 0)
        earlier.from = later.from;
    earlier.to = std::max(earlier.to, later.to);
    earlier.messages += later.messages;
    earlier.patches += later.patches;
    earlier.members += later.members;
    if (later.info)
        earlier.info = later.info;
    earlier.people += later.people;
    earlier.marks += later.marks;
    earlier.marksVersion = std::max(earlier.marksVersion, later.marksVersion);
}

} // namespace vatochito
