// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/SearchWords.h"

namespace vatochito {

QString SearchWords::beyond(const Answer &answer)
{
    if (answer.isAskingServer)
        return answer.isFound ? tr("The server is being searched as well…") : tr("Searching…");
    if (!answer.isWhole)
        return answer.isFound ? tr("Older messages are still being looked through.")
                              : tr("Nothing yet. Older messages are still being looked through.");
    if (answer.isCutOff)
        return answer.isFound ? tr("Only this computer was searched: the server could not be asked.")
                              : tr("Nothing was found on this computer, and the server could not be asked.");
    if (answer.hasMore)
        return answer.isFound ? tr("The server may have more.")
                              : tr("Nothing was found so far. The server has more messages.");
    return {};
}

QString SearchWords::misreadDay(const QString &day)
{
    return tr("“%1” is not a day. Write it like 2026-01-31.").arg(day);
}

} // namespace vatochito
