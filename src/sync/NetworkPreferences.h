// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"
#include "core/Proxy.h"
#include "net/Transport.h"
#include "sync/Profile.h"

#include <QDateTime>
#include <QFuture>
#include <QObject>
#include <QStringList>
#include <QThreadPool>

#include <optional>

namespace vatochito {

class SecretStore;
class Settings;

/// How a profile reaches its server, and keeps it in mind: the proxy in the settings, its password in the keychain, the
/// certificates of a private authority in a file of the profile (0600). Puts all of it to work in a Transport.
/// Thread: the one it was made on, which it never keeps waiting for the disk.
class NetworkPreferences final : public QObject
{
    Q_OBJECT

public:
    /// Whom the person trusts besides those the system trusts.
    struct Authority
    {
        QStringList names;
        QDateTime validUntil; ///< Of the one that ends first.
    };

    /// \param keychain  Null: there is none to be asked; the password lives in memory alone.
    /// All must outlive this object.
    NetworkPreferences(const Profile &profile, Settings &settings, SecretStore *keychain, Transport &transport,
                       QObject *parent = nullptr);
    ~NetworkPreferences() override;

    /// Puts to work what is remembered; whatever wants to connect waits for it. A password that the keychain does not
    /// give is told by the proxy.
    /// \param authorityFile  If there is one, setAuthority() first. Its errors; the rest is put to work all the same.
    QFuture<Status> load(const QString &authorityFile = {});

    /// Asks the keychain once more for a password that it did not give, now that the proxy has refused to do without.
    void readPasswordAgain();

    const Proxy &proxy() const { return m_proxy; }
    const std::optional<Authority> &authority() const { return m_authority; }

    /// Goes that way from now on. Errors: those of the keychain, which did not keep the password.
    QFuture<Status> setProxy(const Proxy &proxy);
    /// Copies the certificates of \a file, in PEM or DER, into the profile. Errors: NotACertificate, StorageFailed.
    QFuture<Status> setAuthority(const QString &file);
    /// Errors: StorageKept.
    QFuture<Status> removeAuthority();

Q_SIGNALS:
    void changed();

private:
    /// What a file of certificates comes to.
    struct Trust
    {
        std::optional<Authority> authority;
        std::optional<QSslConfiguration> tls;
    };

    static Trust trust(const QList<QSslCertificate> &certificates);
    static Result<Trust> kept(const QString &path);
    static Result<Trust> copied(const QString &file, const QString &path);
    static Result<Trust> removed(const QString &path);

    template <typename Work>
    QFuture<Result<Trust>> onDisk(Work work);
    QFuture<Status> adopt(const QFuture<Result<Trust>> &future);
    void readPassword(const std::function<void()> &then);
    QFuture<Status> keepPassword();
    void apply();
    QString path() const;
    QString passwordKey() const;

    const Profile m_profile;
    Settings &m_settings;
    SecretStore *const m_keychain;
    Transport &m_transport;
    Proxy m_proxy;
    bool m_lacksPassword = false; ///< The keychain did not say whether there is one.
    std::optional<Authority> m_authority;
    std::optional<QSslConfiguration> m_tls;
    QThreadPool m_disk; ///< Last: its destructor waits for its work.
};

} // namespace vatochito
