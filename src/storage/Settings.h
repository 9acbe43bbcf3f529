// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Timestamp.h"
#include "core/Proxy.h"

#include <QObject>
#include <QRect>
#include <QString>
#include <QVariant>

#include <optional>

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
    /// Of the log: "debug", "info", "warning" or "critical".
    QString logLevel() const;
    void setLogLevel(const QString &level);
    /// The address typed at the last sign-in; empty before the first.
    QString lastServer() const;
    void setLastServer(const QString &address);
    /// The address of its sockets typed then; empty: it follows from the server's.
    QString lastSocketAddress() const;
    void setLastSocketAddress(const QString &address);
    /// Which protocol \a server spoke, by its address, and until when that is believed; nothing when it is not known.
    struct ServerLevel
    {
        int level = 0;
        Timestamp until;
    };
    std::optional<ServerLevel> serverLevel(const QString &server) const;
    void setServerLevel(const QString &server, const std::optional<ServerLevel> &level);
    /// Without its password, which is no matter of a file.
    Proxy proxy() const;
    void setProxy(const Proxy &proxy);
    /// How large the cache of an account may grow, in MiB; 0: it keeps everything.
    int cacheLimit() const;
    void setCacheLimit(int mebibytes);
    /// Of the window while it is not maximized; invalid before the first.
    QRect windowPlace() const;
    void setWindowPlace(const QRect &place);
    bool isWindowMaximized() const;
    void setWindowMaximized(bool isMaximized);
    /// Of the list of conversations, in pixels; 0: never chosen.
    int listWidth() const;
    void setListWidth(int width);

Q_SIGNALS:
    void languageChanged();
    void themeChanged();
    void cacheLimitChanged();

private:
    QVariant value(const QString &key, const QVariant &fallback) const;
    /// False: it was that already.
    bool setValue(const QString &key, const QVariant &value);

    QString m_path;
};

} // namespace vatochito
