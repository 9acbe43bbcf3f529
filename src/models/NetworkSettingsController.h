// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"
#include "core/Proxy.h"

#include <QObject>
#include <QString>
#include <QUrl>
#include <qqmlregistration.h>

#include <optional>

namespace vatochito {

class Accounts;
class NetworkPreferences;
class Settings;

/// The advanced part of the settings and of the sign-in page: how the server is reached. What was typed is used when
/// apply() finds nothing wrong with any of it; what is wrong comes back as a sentence for its field.
class NetworkSettingsController final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("AppController owns the only one")
    Q_PROPERTY(vatochito::NetworkSettingsController::ProxyKind proxyKind READ proxyKind NOTIFY changed FINAL)
    Q_PROPERTY(QString proxyHost READ proxyHost NOTIFY changed FINAL)
    /// Empty: the usual one of its kind.
    Q_PROPERTY(QString proxyPort READ proxyPort NOTIFY changed FINAL)
    Q_PROPERTY(QString proxyUser READ proxyUser NOTIFY changed FINAL)
    Q_PROPERTY(QString proxyPassword READ proxyPassword NOTIFY changed FINAL)
    /// Where messages come from, if that is not where the server is; else empty.
    Q_PROPERTY(QString socketAddress READ socketAddress NOTIFY changed FINAL)
    /// Who is trusted besides whom the system trusts, and until when; empty: nobody.
    Q_PROPERTY(QString authority READ authority NOTIFY changed FINAL)
    Q_PROPERTY(QString proxyHostError READ proxyHostError NOTIFY toldChanged FINAL)
    Q_PROPERTY(QString proxyPortError READ proxyPortError NOTIFY toldChanged FINAL)
    Q_PROPERTY(QString socketError READ socketError NOTIFY toldChanged FINAL)
    Q_PROPERTY(QString authorityError READ authorityError NOTIFY toldChanged FINAL)
    /// What came of apply(); empty before.
    Q_PROPERTY(QString outcome READ outcome NOTIFY toldChanged FINAL)
    Q_PROPERTY(bool isOutcomeGood READ isOutcomeGood NOTIFY toldChanged FINAL)

public:
    enum class ProxyKind { System, None, Http, Socks5 };
    Q_ENUM(ProxyKind)

    /// All must outlive this object.
    NetworkSettingsController(NetworkPreferences &preferences, Accounts &accounts, Settings &settings,
                              QObject *parent = nullptr);

    ProxyKind proxyKind() const;
    QString proxyHost() const;
    QString proxyPort() const;
    QString proxyUser() const;
    QString proxyPassword() const;
    QString socketAddress() const;
    QString authority() const;
    QString proxyHostError() const;
    QString proxyPortError() const;
    QString socketError() const;
    QString authorityError() const;
    QString outcome() const;
    bool isOutcomeGood() const { return m_outcome && *m_outcome; }

    /// Uses what was typed from now on, with fresh attempts to connect. \return False: something is wrong, and nothing
    /// was changed. Does nothing when it is what is used already.
    Q_INVOKABLE bool apply(vatochito::NetworkSettingsController::ProxyKind kind, const QString &host,
                           const QString &port, const QString &user, const QString &password,
                           const QString &socketAddress);
    /// Trusts the certificates of that file as well.
    Q_INVOKABLE void trust(const QUrl &file);
    Q_INVOKABLE void distrust();

    /// Says every text again, in the language of now.
    void retranslate();

Q_SIGNALS:
    void changed();
    void toldChanged();

private:
    /// Nothing: it is wrong, and what is was noted.
    std::optional<Proxy> readProxy(ProxyKind kind, const QString &host, const QString &port);
    void forgetErrors();
    void tellOutcome(const Status &outcome);

    NetworkPreferences &m_preferences;
    Accounts &m_accounts;
    Settings &m_settings;
    bool m_isHostWrong = false;
    bool m_isPortWrong = false;
    bool m_isSocketWrong = false;
    std::optional<Error> m_authorityWrong;
    std::optional<Status> m_outcome;
};

} // namespace vatochito
