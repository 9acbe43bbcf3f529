// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/SystemSettings.h"

#include <QProcess>
#include <QString>

namespace vatochito {

using namespace Qt::StringLiterals;

bool canOpenSystemSettings(SystemPage)
{
    return true;
}

bool openSystemSettings(SystemPage page)
{
    const QString pane = page == SystemPage::DateAndTime ? u"x-apple.systempreferences:com.apple.preference.datetime"_s
                                                         : u"x-apple.systempreferences:com.apple.preference.network"_s;
    return QProcess::startDetached(u"/usr/bin/open"_s, {pane});
}

} // namespace vatochito
