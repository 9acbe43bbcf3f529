// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/SystemSettings.h"

#include <QProcess>
#include <QString>

namespace vatochito {

using namespace Qt::StringLiterals;

namespace {

QString paneOf(SystemPage page)
{
    switch (page) {
    case SystemPage::DateAndTime:
        return u"com.apple.preference.datetime"_s;
    case SystemPage::Network:
        return u"com.apple.preference.network"_s;
    case SystemPage::Notifications:
        return u"com.apple.preference.notifications"_s;
    case SystemPage::Storage:
        return u"com.apple.settings.Storage"_s; // From macOS 13 on; before it, the settings themselves come up.
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
    return QProcess::startDetached(u"/usr/bin/open"_s, {u"x-apple.systempreferences:"_s + paneOf(page)});
}

} // namespace vatochito
