// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/SystemSettings.h"

#include <QDir>
#include <QList>
#include <QProcess>
#include <QStandardPaths>
#include <QString>
#include <QStringList>

#include <optional>

namespace vatochito {

using namespace Qt::StringLiterals;

namespace {

struct Way
{
    QString program;
    QStringList arguments;
};

QList<Way> waysTo(SystemPage page)
{
    switch (page) {
    case SystemPage::DateAndTime:
        return {{u"gnome-control-center"_s, {u"datetime"_s}},
                {u"systemsettings"_s, {u"kcm_clock"_s}},
                {u"systemsettings5"_s, {u"kcm_clock"_s}},
                {u"cinnamon-settings"_s, {u"calendar"_s}},
                {u"time-admin"_s, {}}};
    case SystemPage::Network:
        return {{u"gnome-control-center"_s, {u"network"_s}},
                {u"systemsettings"_s, {u"kcm_networkmanagement"_s}},
                {u"systemsettings5"_s, {u"kcm_networkmanagement"_s}},
                {u"cinnamon-settings"_s, {u"network"_s}},
                {u"nm-connection-editor"_s, {}}};
    case SystemPage::Notifications:
        return {{u"gnome-control-center"_s, {u"notifications"_s}},
                {u"systemsettings"_s, {u"kcm_notifications"_s}},
                {u"systemsettings5"_s, {u"kcm_notifications"_s}},
                {u"cinnamon-settings"_s, {u"notifications"_s}},
                {u"xfce4-notifyd-config"_s, {}}};
    case SystemPage::Storage: // No desktop's settings show it; these are programs of their own.
        return {{u"baobab"_s, {}},
                {u"filelight"_s, {QDir::homePath()}},
                {u"mate-disk-usage-analyzer"_s, {}},
                {u"qdirstat"_s, {QDir::homePath()}}};
    }
    return {};
}

std::optional<Way> wayTo(SystemPage page)
{
    for (const Way &way : waysTo(page)) {
        if (!QStandardPaths::findExecutable(way.program).isEmpty())
            return way;
    }
    return std::nullopt;
}

} // namespace

bool canOpenSystemSettings(SystemPage page)
{
    return wayTo(page).has_value();
}

bool openSystemSettings(SystemPage page)
{
    const auto way = wayTo(page);
    return way && QProcess::startDetached(way->program, way->arguments);
}

} // namespace vatochito
