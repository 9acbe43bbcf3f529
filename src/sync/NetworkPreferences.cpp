// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/NetworkPreferences.h"

#include "core/LogCategories.h"
#include "core/WhenDone.h"
#include "core/WholeFile.h"
#include "net/Authorities.h"
#include "platform/SecretStore.h"
#include "storage/Settings.h"

#include <QFile>
#include <QPromise>
#include <QSaveFile>

#include <memory>
#include <tuple>

namespace vatochito {

using namespace Qt::StringLiterals;

namespace {

/// A bundle of all authorities of the world has a quarter of it.
constexpr qint64 kMostBytes = 1024LL * 1024;

template <typename T>
std::shared_ptr<QPromise<Result<T>>> startedPromise()
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    return promise;
}

template <typename T>
void finish(const std::shared_ptr<QPromise<Result<T>>> &promise, Result<T> value)
{
    promise->addResult(std::move(value));
    promise->finish();
}

Error storageFailed(const QString &why)
{
    return Error{.code = Error::Code::StorageFailed, .detail = why};
}

} // namespace

NetworkPreferences::NetworkPreferences(const Profile &profile, Settings &settings, SecretStore *keychain,
                                       Transport &transport, QObject *parent)
    : QObject(parent), m_profile(profile), m_settings(settings), m_keychain(keychain), m_transport(transport)
{
    // One after the other: what was asked for last is what counts.
    m_disk.setMaxThreadCount(1);
}

NetworkPreferences::~NetworkPreferences() = default;

QFuture<Status> NetworkPreferences::load(const QString &authorityFile)
{
    m_transport.hold();
    m_proxy = m_settings.proxy();
    auto promise = startedPromise<void>();
    const auto withTrust = [this, promise](const Status &outcome) {
        readPassword([this, promise, outcome] {
            apply();
            finish<void>(promise, outcome);
        });
    };
    const auto withKept = [this, withTrust](const Status &outcome) {
        whenDone(onDisk([path = path()] { return kept(path); }), this, [this, withTrust, outcome](const auto &trust) {
            if (trust) {
                m_authority = trust->authority;
                m_tls = trust->tls;
            } else {
                qCWarning(lcStorage) << "authority not read: reason=" << Error::codeName(trust.error().code);
            }
            withTrust(outcome);
        });
    };
    if (authorityFile.isEmpty()) {
        withKept(Status());
        return promise->future();
    }
    whenDone(onDisk([authorityFile, path = path()] { return copied(authorityFile, path); }), this,
             [withKept](const Result<Trust> &trust) { withKept(trust ? Status() : Status(failure(trust.error()))); });
    return promise->future();
}

QFuture<Status> NetworkPreferences::setProxy(const Proxy &proxy)
{
    m_proxy = proxy;
    m_lacksPassword = false;
    m_settings.setProxy(proxy);
    apply();
    return keepPassword();
}

QFuture<Status> NetworkPreferences::setAuthority(const QString &file)
{
    return adopt(onDisk([file, path = path()] { return copied(file, path); }));
}

QFuture<Status> NetworkPreferences::removeAuthority()
{
    return adopt(onDisk([path = path()] { return removed(path); }));
}

NetworkPreferences::Trust NetworkPreferences::trust(const QList<QSslCertificate> &certificates)
{
    Authority authority;
    for (const QSslCertificate &certificate : certificates) {
        authority.names.append(authorities::name(certificate));
        const QDateTime end = certificate.expiryDate();
        if (!authority.validUntil.isValid() || end < authority.validUntil)
            authority.validUntil = end;
    }
    return {authority, authorities::besidesTheSystems(certificates)};
}

Result<NetworkPreferences::Trust> NetworkPreferences::kept(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return Trust();
    if (!file.open(QIODevice::ReadOnly))
        return failure(storageFailed(file.errorString()));
    return authorities::read(file.read(kMostBytes)).map(trust);
}

Result<NetworkPreferences::Trust> NetworkPreferences::copied(const QString &file, const QString &path)
{
    QFile original(file);
    if (!original.open(QIODevice::ReadOnly))
        return failure(Error{.code = Error::Code::NotACertificate, .detail = original.errorString()});
    const auto certificates = authorities::read(original.read(kMostBytes));
    if (!certificates)
        return failure(certificates.error());
    QSaveFile copy(path);
    if (!copy.open(QIODevice::WriteOnly))
        return failure(storageFailed(copy.errorString()));
    copy.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    copy.write(authorities::write(*certificates));
    if (!commitWhole(copy))
        return failure(storageFailed(copy.errorString()));
    return trust(*certificates);
}

Result<NetworkPreferences::Trust> NetworkPreferences::removed(const QString &path)
{
    if (QFile::exists(path) && !QFile::remove(path))
        return failure(Error{.code = Error::Code::StorageKept, .detail = u"authority.pem"_s});
    return Trust();
}

template <typename Work>
QFuture<Result<NetworkPreferences::Trust>> NetworkPreferences::onDisk(Work work)
{
    auto promise = startedPromise<Trust>();
    m_disk.start([promise, work] { finish<Trust>(promise, work()); });
    return promise->future();
}

QFuture<Status> NetworkPreferences::adopt(const QFuture<Result<Trust>> &future)
{
    auto promise = startedPromise<void>();
    whenDone(future, this, [this, promise](const Result<Trust> &trust) {
        if (trust) {
            m_authority = trust->authority;
            m_tls = trust->tls;
            apply();
        }
        finish<void>(promise, trust ? Status() : Status(failure(trust.error())));
    });
    return promise->future();
}

void NetworkPreferences::readPassword(const std::function<void()> &then)
{
    if (!m_keychain || !m_proxy.isManual() || m_proxy.user.isEmpty()) {
        then();
        return;
    }
    whenDone(m_keychain->read(passwordKey()), this, [this, then](const Result<QString> &password) {
        m_lacksPassword = !password && password.error().code != Error::Code::NotFound;
        m_proxy.password = password.value_or(QString());
        then();
    });
}

void NetworkPreferences::readPasswordAgain()
{
    // Not while it is being read, either.
    if (!std::exchange(m_lacksPassword, false))
        return;
    readPassword([this] {
        if (!m_lacksPassword)
            apply();
    });
}

QFuture<Status> NetworkPreferences::keepPassword()
{
    if (!m_keychain)
        return readyFuture<void>(Status());
    if (m_proxy.isManual() && !m_proxy.password.isEmpty())
        return m_keychain->write(passwordKey(), m_proxy.password);
    auto promise = startedPromise<void>();
    whenDone(m_keychain->remove(passwordKey()), this, [promise](const Status &forgotten) {
        const bool isGone = forgotten || forgotten.error().code == Error::Code::NotFound;
        finish<void>(promise, isGone ? Status() : forgotten);
    });
    return promise->future();
}

void NetworkPreferences::apply()
{
    m_transport.setSettings({.proxy = m_proxy, .tls = m_tls});
    Q_EMIT changed();
}

QString NetworkPreferences::path() const
{
    return m_profile.folder() + u"/authority.pem"_s;
}

QString NetworkPreferences::passwordKey() const
{
    return m_profile.id() + u"/proxy"_s;
}

} // namespace vatochito
