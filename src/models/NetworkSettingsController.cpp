// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/NetworkSettingsController.h"

#include "core/Sentences.h"
#include "core/WhenDone.h"
#include "storage/Settings.h"
#include "sync/Accounts.h"
#include "sync/NetworkPreferences.h"

#include <QLocale>

#include <array>
#include <limits>
#include <utility>

namespace vatochito {

using namespace Qt::StringLiterals;

namespace {

using ProxyKind = NetworkSettingsController::ProxyKind;

constexpr std::array kKinds{
    std::pair{ProxyKind::System, Proxy::Kind::System},
    std::pair{ProxyKind::None, Proxy::Kind::None},
    std::pair{ProxyKind::Http, Proxy::Kind::Http},
    std::pair{ProxyKind::Socks5, Proxy::Kind::Socks5},
};

quint16 usualPort(Proxy::Kind kind)
{
    constexpr quint16 kHttpPort = 8080;
    constexpr quint16 kSocksPort = 1080;
    return kind == Proxy::Kind::Http ? kHttpPort : kSocksPort;
}

/// 0: it is no port.
quint16 portOf(const QString &text)
{
    bool isNumber = false;
    const int port = text.toInt(&isNumber);
    return isNumber && port > 0 && port <= std::numeric_limits<quint16>::max() ? static_cast<quint16>(port) : 0;
}

} // namespace

NetworkSettingsController::NetworkSettingsController(NetworkPreferences &preferences, Accounts &accounts,
                                                     Settings &settings, QObject *parent)
    : QObject(parent), m_preferences(preferences), m_accounts(accounts), m_settings(settings)
{
    connect(&m_preferences, &NetworkPreferences::changed, this, &NetworkSettingsController::changed);
    connect(&m_accounts, &Accounts::socketBaseChanged, this, &NetworkSettingsController::changed);
}

ProxyKind NetworkSettingsController::proxyKind() const
{
    for (const auto &[shown, kind] : kKinds) {
        if (m_preferences.proxy().kind == kind)
            return shown;
    }
    return ProxyKind::System;
}

QString NetworkSettingsController::proxyHost() const
{
    return m_preferences.proxy().host;
}

QString NetworkSettingsController::proxyPort() const
{
    const Proxy &proxy = m_preferences.proxy();
    return proxy.port == 0 || proxy.port == usualPort(proxy.kind) ? QString() : QString::number(proxy.port);
}

QString NetworkSettingsController::proxyUser() const
{
    return m_preferences.proxy().user;
}

QString NetworkSettingsController::proxyPassword() const
{
    return m_preferences.proxy().password;
}

QString NetworkSettingsController::socketAddress() const
{
    return m_accounts.socketBase();
}

QString NetworkSettingsController::authority() const
{
    const auto &authority = m_preferences.authority();
    if (!authority)
        return {};
    //: %1: the name of an authority that signs certificates, %2: a date
    return tr("%1, valid until %2")
        .arg(authority->names.join(u", "_s),
             QLocale().toString(authority->validUntil.toLocalTime().date(), u"d MMMM yyyy"_s));
}

QString NetworkSettingsController::proxyHostError() const
{
    return m_isHostWrong ? Sentences::forError(Error{.code = Error::Code::InvalidProxy}) : QString();
}

QString NetworkSettingsController::proxyPortError() const
{
    return m_isPortWrong ? tr("A port is a number from 1 to 65535.") : QString();
}

QString NetworkSettingsController::socketError() const
{
    return m_isSocketWrong ? tr("This is not a message address. Example: wss://chat.example.org") : QString();
}

QString NetworkSettingsController::authorityError() const
{
    return m_authorityWrong ? Sentences::forError(*m_authorityWrong) : QString();
}

QString NetworkSettingsController::outcome() const
{
    if (!m_outcome)
        return {};
    if (*m_outcome)
        return tr("Done. This is used from now on.");
    //: %1: a sentence about the password store
    return tr("%1 The proxy's password is kept until you close Vatochito.")
        .arg(Sentences::forError(m_outcome->error()));
}

bool NetworkSettingsController::apply(ProxyKind kind, const QString &host, const QString &port, const QString &user,
                                      const QString &password, const QString &socketAddress)
{
    forgetErrors();
    auto proxy = readProxy(kind, host, port);
    const QString socket = socketAddress.trimmed();
    m_isSocketWrong = !Accounts::checkSocketBase(socket);
    if (!proxy || m_isSocketWrong) {
        Q_EMIT toldChanged();
        return false;
    }
    if (proxy->isManual()) {
        proxy->user = user.trimmed();
        proxy->password = password;
    }
    if (m_accounts.socketBase() != socket) {
        if (const Status changed = m_accounts.changeSocketBase(socket); !changed) {
            tellOutcome(changed);
            return false;
        }
        m_settings.setLastSocketAddress(socket);
        m_outcome = Status();
    }
    if (m_preferences.proxy() != *proxy) {
        whenDone(m_preferences.setProxy(*proxy), this, [this](const Status &kept) { tellOutcome(kept); });
    }
    Q_EMIT toldChanged();
    return true;
}

void NetworkSettingsController::trust(const QUrl &file)
{
    forgetErrors();
    Q_EMIT toldChanged();
    whenDone(m_preferences.setAuthority(file.toLocalFile()), this, [this](const Status &done) {
        m_authorityWrong = done ? std::nullopt : std::optional(done.error());
        Q_EMIT toldChanged();
    });
}

void NetworkSettingsController::distrust()
{
    forgetErrors();
    Q_EMIT toldChanged();
    whenDone(m_preferences.removeAuthority(), this, [this](const Status &done) {
        m_authorityWrong = done ? std::nullopt : std::optional(done.error());
        Q_EMIT toldChanged();
    });
}

void NetworkSettingsController::retranslate()
{
    Q_EMIT changed();
    Q_EMIT toldChanged();
}

std::optional<Proxy> NetworkSettingsController::readProxy(ProxyKind kind, const QString &host, const QString &port)
{
    Proxy proxy;
    for (const auto &[shown, known] : kKinds) {
        if (kind == shown)
            proxy.kind = known;
    }
    if (!proxy.isManual())
        return proxy;
    // Some write both as one, or copy it with a scheme.
    QString text = host.trimmed();
    text = text.mid(text.contains("://"_L1) ? text.indexOf("://"_L1) + 3 : 0);
    const QUrl url(u"proxy://"_s + text, QUrl::StrictMode);
    m_isHostWrong = !url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty() || url.path().size() > 1 ||
                    url.hasQuery() || url.hasFragment() || url.port() == 0;
    proxy.host = url.host();
    const QString typedPort = port.trimmed();
    if (!typedPort.isEmpty())
        proxy.port = portOf(typedPort);
    else
        proxy.port = static_cast<quint16>(url.port(usualPort(proxy.kind)));
    m_isPortWrong = proxy.port == 0;
    return m_isHostWrong || m_isPortWrong ? std::nullopt : std::optional(proxy);
}

void NetworkSettingsController::forgetErrors()
{
    m_isHostWrong = false;
    m_isPortWrong = false;
    m_isSocketWrong = false;
    m_authorityWrong.reset();
    m_outcome.reset();
}

void NetworkSettingsController::tellOutcome(const Status &outcome)
{
    m_outcome = outcome;
    Q_EMIT toldChanged();
}

} // namespace vatochito
