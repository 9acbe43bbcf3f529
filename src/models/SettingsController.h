// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <qqmlregistration.h>

namespace vatochito {

class Settings;
class Translations;

/// What the settings page shows and changes. Language and theme are written to the profile's settings.
class SettingsController final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("AppController owns the only one")
    /// "system", "en" or "gu"
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY languageChanged FINAL)
    Q_PROPERTY(vatochito::SettingsController::Theme theme READ theme WRITE setTheme NOTIFY themeChanged FINAL)
    /// What the theme comes to.
    Q_PROPERTY(bool isDark READ isDark NOTIFY isDarkChanged FINAL)
    Q_PROPERTY(bool isReducedMotion READ isReducedMotion CONSTANT FINAL)
    /// How large the messages on this computer may grow, in MiB; 0: all are kept.
    Q_PROPERTY(int cacheLimit READ cacheLimit WRITE setCacheLimit NOTIFY cacheLimitChanged FINAL)
    /// Of the list of conversations; 0: never chosen.
    Q_PROPERTY(int listWidth READ listWidth WRITE setListWidth NOTIFY listWidthChanged FINAL)
    Q_PROPERTY(bool canSignOut READ canSignOut NOTIFY canSignOutChanged FINAL)
    /// Messages that signing out would leave unsent.
    Q_PROPERTY(int unsentCount READ unsentCount NOTIFY unsentCountChanged FINAL)
    Q_PROPERTY(QString serverAddress READ serverAddress NOTIFY serverAddressChanged FINAL)
    Q_PROPERTY(QString appVersion READ appVersion CONSTANT FINAL)

public:
    enum class Theme { System, Light, Dark };
    Q_ENUM(Theme)
    /// What becomes of this computer's messages when somebody signs out.
    enum class Messages { Remove, Keep };
    Q_ENUM(Messages)

    /// \a settings and \a translations must outlive this object.
    SettingsController(Settings &settings, Translations &translations, QObject *parent = nullptr);

    QString language() const;
    void setLanguage(const QString &language);
    Theme theme() const;
    void setTheme(Theme theme);
    bool isDark() const { return m_isDark; }
    bool isReducedMotion() const;
    int cacheLimit() const;
    void setCacheLimit(int mebibytes);
    int listWidth() const;
    void setListWidth(int width);
    bool canSignOut() const { return m_canSignOut; }
    int unsentCount() const { return m_unsentCount; }
    QString serverAddress() const { return m_serverAddress; }
    QString appVersion() const;
    /// The page asks first.
    Q_INVOKABLE void signOut(vatochito::SettingsController::Messages messages);

    /// An empty \a serverAddress: nobody is signed in.
    void setAccount(const QString &serverAddress);
    void setUnsentCount(int count);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void languageChanged();
    void themeChanged();
    void isDarkChanged();
    void listWidthChanged();
    void cacheLimitChanged();
    void canSignOutChanged();
    void unsentCountChanged();
    void serverAddressChanged();
    void signOutRequested(vatochito::SettingsController::Messages messages);

private:
    void updateDark();

    Settings &m_settings;
    Translations &m_translations;
    bool m_isDark = false;
    bool m_canSignOut = false;
    int m_unsentCount = 0;
    QString m_serverAddress;
};

} // namespace vatochito
