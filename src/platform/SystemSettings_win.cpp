// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/SystemSettings.h"

#include <QProcess>
#include <QString>

namespace vatochito {

using namespace Qt::StringLiterals;

namespace {

QString nameOf(SystemPage page)
{
    switch (page) {
    case SystemPage::DateAndTime:
        return u"dateandtime"_s;
    case SystemPage::Network:
        return u"network"_s;
    case SystemPage::Notifications:
        return u"notifications"_s;
    case SystemPage::Storage:
        return u"storagesense"_s;
    }
    return {};
}

} // namespace

bool canOpenSystemSettings(SystemPage)
{
    return true;
}

bool openSystemSettings(SystemPage page)
{
    return QProcess::startDetached(u"explorer.exe"_s, {u"ms-settings:"_s + nameOf(page)});
}

} // namespace vatochito
