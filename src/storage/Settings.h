// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

namespace vatochito {

/// What a person set in this profile, in `settings.ini`. No secrets. Thread: the owner's.
class Settings final : public QObject
{
    Q_OBJECT

public:
    /// \a profileFolder must exist.
    explicit Settings(const QString &profileFolder, QObject *parent = nullptr);

    /// "system", "en" or "gu".
    QString language() const;
    void setLanguage(const QString &language);
    /// "system", "light" or "dark".
    QString theme() const;
    void setTheme(const QString &theme);
    /// The address typed at the last sign-in; empty before the first.
    QString lastServer() const;
    void setLastServer(const QString &address);

Q_SIGNALS:
    void languageChanged();
    void themeChanged();

private:
    QString value(const QString &key, const QString &fallback) const;
    /// False: it was that already.
    bool setValue(const QString &key, const QString &value);

    QString m_path;
};

} // namespace vatochito
