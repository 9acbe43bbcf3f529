// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/SystemSettings.h"

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
    if (page == SystemPage::DateAndTime)
        return {{u"gnome-control-center"_s, {u"datetime"_s}},
                {u"systemsettings"_s, {u"kcm_clock"_s}},
                {u"systemsettings5"_s, {u"kcm_clock"_s}},
                {u"cinnamon-settings"_s, {u"calendar"_s}},
                {u"time-admin"_s, {}}};
    return {{u"gnome-control-center"_s, {u"network"_s}},
            {u"systemsettings"_s, {u"kcm_networkmanagement"_s}},
            {u"systemsettings5"_s, {u"kcm_networkmanagement"_s}},
            {u"cinnamon-settings"_s, {u"network"_s}},
            {u"nm-connection-editor"_s, {}}};
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
