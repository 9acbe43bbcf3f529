// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/Settings.h"

#include <QFile>
#include <QSettings>

namespace vatochito {

namespace {

const QString kLanguage = QStringLiteral("language");
const QString kTheme = QStringLiteral("theme");
const QString kLastServer = QStringLiteral("last_server");
const QString kSystem = QStringLiteral("system");

} // namespace

Settings::Settings(const QString &profileFolder, QObject *parent)
    : QObject(parent), m_path(profileFolder + QStringLiteral("/settings.ini"))
{
}

QString Settings::language() const
{
    return value(kLanguage, kSystem);
}

void Settings::setLanguage(const QString &language)
{
    if (setValue(kLanguage, language))
        Q_EMIT languageChanged();
}

QString Settings::theme() const
{
    return value(kTheme, kSystem);
}

void Settings::setTheme(const QString &theme)
{
    if (setValue(kTheme, theme))
        Q_EMIT themeChanged();
}

QString Settings::lastServer() const
{
    return value(kLastServer, {});
}

void Settings::setLastServer(const QString &address)
{
    setValue(kLastServer, address);
}

QString Settings::value(const QString &key, const QString &fallback) const
{
    return QSettings(m_path, QSettings::IniFormat).value(key, fallback).toString();
}

bool Settings::setValue(const QString &key, const QString &value)
{
    QSettings file(m_path, QSettings::IniFormat);
    if (file.value(key).toString() == value)
        return false;
    file.setValue(key, value);
    file.sync();
    QFile::setPermissions(m_path, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    return true;
}

} // namespace vatochito
