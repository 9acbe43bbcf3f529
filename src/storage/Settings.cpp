// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/Settings.h"

#include "core/AbandonedLock.h"

#include <QFile>
#include <QSettings>
#include <QStringList>
#include <QUrl>

#include <array>
#include <utility>

#include <algorithm>

namespace vatochito {

namespace {

const QString kLanguage = QStringLiteral("language");
const QString kTheme = QStringLiteral("theme");
const QString kLastServer = QStringLiteral("last_server");
const QString kLogLevel = QStringLiteral("log/level");
const QString kLastSocketAddress = QStringLiteral("last_socket_address");
const QString kProxy = QStringLiteral("proxy/kind");
const QString kProxyHost = QStringLiteral("proxy/host");
const QString kProxyPort = QStringLiteral("proxy/port");
const QString kProxyUser = QStringLiteral("proxy/user");
const QString kWindowPlace = QStringLiteral("window/place");
const QString kWindowMaximized = QStringLiteral("window/maximized");
const QString kListWidth = QStringLiteral("window/list_width");
const QString kCacheLimit = QStringLiteral("cache/limit_mib");
const QString kSystem = QStringLiteral("system");

constexpr std::array kProxyKinds{
    std::pair{Proxy::Kind::System, "system"},
    std::pair{Proxy::Kind::None, "none"},
    std::pair{Proxy::Kind::Http, "http"},
    std::pair{Proxy::Kind::Socks5, "socks5"},
};

/// An address has slashes, which would be groups of the file.
QString levelKey(const QString &server)
{
    return QStringLiteral("server_level/") + QString::fromLatin1(QUrl::toPercentEncoding(server));
}

} // namespace

Settings::Settings(const QString &profileFolder, QObject *parent)
    : QObject(parent), m_path(profileFolder + QStringLiteral("/settings.ini"))
{
}

QString Settings::language() const
{
    return value(kLanguage, kSystem).toString();
}

void Settings::setLanguage(const QString &language)
{
    if (setValue(kLanguage, language))
        Q_EMIT languageChanged();
}

QString Settings::theme() const
{
    return value(kTheme, kSystem).toString();
}

void Settings::setTheme(const QString &theme)
{
    if (setValue(kTheme, theme))
        Q_EMIT themeChanged();
}

QString Settings::logLevel() const
{
    return value(kLogLevel, QStringLiteral("info")).toString();
}

void Settings::setLogLevel(const QString &level)
{
    setValue(kLogLevel, level);
}

QString Settings::lastServer() const
{
    return value(kLastServer, {}).toString();
}

void Settings::setLastServer(const QString &address)
{
    setValue(kLastServer, address);
}

QString Settings::lastSocketAddress() const
{
    return value(kLastSocketAddress, {}).toString();
}

void Settings::setLastSocketAddress(const QString &address)
{
    setValue(kLastSocketAddress, address);
}

std::optional<Settings::ServerLevel> Settings::serverLevel(const QString &server) const
{
    const QStringList numbers = value(levelKey(server), {}).toString().split(u' ', Qt::SkipEmptyParts);
    if (numbers.size() != 2)
        return {};
    return ServerLevel{.level = numbers[0].toInt(), .until = fromMicros(numbers[1].toLongLong())};
}

void Settings::setServerLevel(const QString &server, const std::optional<ServerLevel> &level)
{
    setValue(levelKey(server),
             level ? QStringLiteral("%1 %2").arg(level->level).arg(toMicros(level->until)) : QString());
}

Proxy Settings::proxy() const
{
    Proxy proxy;
    const QString name = value(kProxy, kSystem).toString();
    for (const auto &[kind, known] : kProxyKinds) {
        if (name == QLatin1String(known))
            proxy.kind = kind;
    }
    proxy.host = value(kProxyHost, {}).toString();
    proxy.port = static_cast<quint16>(value(kProxyPort, 0).toUInt());
    proxy.user = value(kProxyUser, {}).toString();
    return proxy;
}

void Settings::setProxy(const Proxy &proxy)
{
    for (const auto &[kind, name] : kProxyKinds) {
        if (proxy.kind == kind)
            setValue(kProxy, QString::fromLatin1(name));
    }
    setValue(kProxyHost, proxy.host);
    setValue(kProxyPort, proxy.port);
    setValue(kProxyUser, proxy.user);
}

QRect Settings::windowPlace() const
{
    // As words, so that the file can be read and mended by hand.
    const QStringList numbers = value(kWindowPlace, {}).toString().split(u' ', Qt::SkipEmptyParts);
    if (numbers.size() != 4)
        return {};
    return {numbers[0].toInt(), numbers[1].toInt(), numbers[2].toInt(), numbers[3].toInt()};
}

void Settings::setWindowPlace(const QRect &place)
{
    setValue(kWindowPlace,
             QStringLiteral("%1 %2 %3 %4").arg(place.x()).arg(place.y()).arg(place.width()).arg(place.height()));
}

bool Settings::isWindowMaximized() const
{
    return value(kWindowMaximized, false).toBool();
}

void Settings::setWindowMaximized(bool isMaximized)
{
    setValue(kWindowMaximized, isMaximized);
}

int Settings::cacheLimit() const
{
    return std::max(0, value(kCacheLimit, 0).toInt());
}

void Settings::setCacheLimit(int mebibytes)
{
    if (setValue(kCacheLimit, mebibytes))
        Q_EMIT cacheLimitChanged();
}

int Settings::listWidth() const
{
    return value(kListWidth, 0).toInt();
}

void Settings::setListWidth(int width)
{
    setValue(kListWidth, width);
}

QVariant Settings::value(const QString &key, const QVariant &fallback) const
{
    return QSettings(m_path, QSettings::IniFormat).value(key, fallback);
}

bool Settings::setValue(const QString &key, const QVariant &value)
{
    QSettings file(m_path, QSettings::IniFormat);
    if (file.contains(key) && file.value(key).toString() == value.toString())
        return false;
    file.setValue(key, value);
    removeAbandonedLock(m_path + QStringLiteral(".lock"));
    file.sync();
    QFile::setPermissions(m_path, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    return true;
}

} // namespace vatochito
