// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/SettingsController.h"

#include "core/Translations.h"
#include "storage/Settings.h"

#include <QEvent>
#include <QGuiApplication>
#include <QPalette>

#include <utility>

namespace vatochito {

using namespace Qt::StringLiterals;

namespace {

bool isSystemDark()
{
    // QStyleHints::colorScheme() is 6.5's; a dark desktop has light text.
    const QPalette palette = QGuiApplication::palette();
    return palette.color(QPalette::WindowText).lightness() > palette.color(QPalette::Window).lightness();
}

} // namespace

SettingsController::SettingsController(Settings &settings, Translations &translations, QObject *parent)
    : QObject(parent), m_settings(settings), m_translations(translations)
{
    connect(&m_settings, &Settings::languageChanged, this, &SettingsController::languageChanged);
    connect(&m_settings, &Settings::themeChanged, this, [this] {
        Q_EMIT themeChanged();
        updateDark();
    });
    connect(&m_settings, &Settings::cacheLimitChanged, this, &SettingsController::cacheLimitChanged);
    QCoreApplication::instance()->installEventFilter(this);
    updateDark();
}

QString SettingsController::language() const
{
    return m_settings.language();
}

void SettingsController::setLanguage(const QString &language)
{
    m_settings.setLanguage(language);
    m_translations.setLanguage(language);
}

SettingsController::Theme SettingsController::theme() const
{
    const QString theme = m_settings.theme();
    if (theme == "light"_L1)
        return Theme::Light;
    return theme == "dark"_L1 ? Theme::Dark : Theme::System;
}

void SettingsController::setTheme(Theme theme)
{
    switch (theme) {
    case Theme::System:
        m_settings.setTheme(u"system"_s);
        return;
    case Theme::Light:
        m_settings.setTheme(u"light"_s);
        return;
    case Theme::Dark:
        m_settings.setTheme(u"dark"_s);
        return;
    }
}

bool SettingsController::isReducedMotion() const
{
    // Qt 6.4 does not know what the desktop was told about motion, so it has to be told to us.
    return qEnvironmentVariableIntValue("VATOCHITO_REDUCED_MOTION") != 0;
}

int SettingsController::cacheLimit() const
{
    return m_settings.cacheLimit();
}

void SettingsController::setCacheLimit(int mebibytes)
{
    m_settings.setCacheLimit(mebibytes);
}

int SettingsController::listWidth() const
{
    return m_settings.listWidth();
}

void SettingsController::setListWidth(int width)
{
    if (listWidth() == width)
        return;
    m_settings.setListWidth(width);
    Q_EMIT listWidthChanged();
}

QString SettingsController::appVersion() const
{
    return QCoreApplication::applicationVersion();
}

void SettingsController::signOut(Messages messages)
{
    if (m_canSignOut)
        Q_EMIT signOutRequested(messages);
}

void SettingsController::setAccount(const QString &serverAddress)
{
    if (std::exchange(m_serverAddress, serverAddress) != serverAddress)
        Q_EMIT serverAddressChanged();
    const bool canSignOut = !serverAddress.isEmpty();
    if (std::exchange(m_canSignOut, canSignOut) != canSignOut)
        Q_EMIT canSignOutChanged();
}

void SettingsController::setUnsentCount(int count)
{
    if (std::exchange(m_unsentCount, count) != count)
        Q_EMIT unsentCountChanged();
}

bool SettingsController::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == QCoreApplication::instance() && event->type() == QEvent::ApplicationPaletteChange)
        updateDark();
    return QObject::eventFilter(watched, event);
}

void SettingsController::updateDark()
{
    const Theme chosen = theme();
    const bool isDark = chosen == Theme::Dark || (chosen == Theme::System && isSystemDark());
    if (std::exchange(m_isDark, isDark) != isDark)
        Q_EMIT isDarkChanged();
}

} // namespace vatochito
