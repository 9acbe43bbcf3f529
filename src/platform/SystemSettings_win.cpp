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
    const QString address = page == SystemPage::DateAndTime ? u"ms-settings:dateandtime"_s : u"ms-settings:network"_s;
    return QProcess::startDetached(u"explorer.exe"_s, {address});
}

} // namespace vatochito
