// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/ServerAddress.h"

#include "protocol/Paths.h"

#include <QHostAddress>

#include <optional>

namespace vatochito {

using namespace Qt::StringLiterals;

namespace {

constexpr int kHttpPort = 80;
constexpr int kHttpsPort = 443;

tl::unexpected<Error> invalid(const QString &why)
{
    Error error;
    error.code = Error::Code::InvalidAddress;
    error.detail = why;
    return failure(std::move(error));
}

int schemePort(const QString &scheme)
{
    return scheme == "https"_L1 || scheme == "wss"_L1 ? kHttpsPort : kHttpPort;
}

/// Names and addresses that no public authority signs certificates for.
bool isLocal(const QString &host)
{
    const QHostAddress address(host);
    if (address.isNull())
        return host == "localhost"_L1 || host.endsWith(".localhost"_L1) || host.endsWith(".local"_L1);
    // RFC 1918; QHostAddress::isPrivateUse() is of Qt 6.6.
    const bool isPrivate = address.isInSubnet(QHostAddress(u"10.0.0.0"_s), 8) ||
                           address.isInSubnet(QHostAddress(u"172.16.0.0"_s), 12) ||
                           address.isInSubnet(QHostAddress(u"192.168.0.0"_s), 16);
    return isPrivate || address.isLoopback() || address.isLinkLocal() || address.isUniqueLocalUnicast();
}

/// Lower case, without the scheme's own port and without slashes at the end. Nothing for what is no address.
std::optional<QUrl> normalized(QUrl url)
{
    const bool isBare = url.userInfo().isEmpty() && !url.hasQuery() && !url.hasFragment();
    if (!url.isValid() || url.host().isEmpty() || !isBare || url.port() == 0)
        return std::nullopt;
    if (url.port() == schemePort(url.scheme()))
        url.setPort(-1);
    QString path = url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path);
    return url;
}

QUrl socketBaseOf(QUrl base)
{
    base.setScheme(base.scheme() == "https"_L1 ? u"wss"_s : u"ws"_s);
    return base;
}

} // namespace

Result<ServerAddress> ServerAddress::parse(const QString &typed, const QString &socketBase)
{
    QString text = typed.trimmed();
    const bool hasScheme = text.contains("://"_L1);
    if (!hasScheme)
        text.prepend("https://"_L1);
    auto base = normalized(QUrl(text, QUrl::StrictMode));
    if (!base || (base->scheme() != "https"_L1 && base->scheme() != "http"_L1))
        return invalid(u"not an http address"_s);
    if (!hasScheme && isLocal(base->host())) {
        base->setScheme(u"http"_s);
        base = normalized(*base);
    }
    // Some will copy the address of the interface itself.
    if (base->path().endsWith("/api"_L1))
        base->setPath(base->path().chopped(4));

    ServerAddress address;
    address.m_base = *base;
    address.m_socketBase = socketBaseOf(*base);
    if (!socketBase.trimmed().isEmpty()) {
        const auto socket = normalized(QUrl(socketBase.trimmed(), QUrl::StrictMode));
        if (!socket || (socket->scheme() != "wss"_L1 && socket->scheme() != "ws"_L1))
            return invalid(u"not a socket address"_s);
        address.m_socketBase = *socket;
    }
    return address;
}

QUrl ServerAddress::api(const QString &path) const
{
    return QUrl(m_base.toString() + "/api/"_L1 + path, QUrl::StrictMode);
}

QUrl ServerAddress::socket(ConversationId conversation) const
{
    return atSocketBase(paths::socket(conversation));
}

QUrl ServerAddress::accountSocket() const
{
    return atSocketBase(paths::accountSocket());
}

QUrl ServerAddress::atSocketBase(const QString &path) const
{
    QUrl url = m_socketBase;
    url.setPath(url.path() + path);
    return url;
}

int ServerAddress::port() const
{
    return m_base.port(schemePort(m_base.scheme()));
}

bool ServerAddress::isEncrypted() const
{
    return m_base.scheme() == "https"_L1;
}

bool ServerAddress::isNearby() const
{
    return isLocal(m_base.host());
}

QString ServerAddress::toString() const
{
    return m_base.toString();
}

QString ServerAddress::display() const
{
    return m_base.toString(QUrl::RemoveScheme).mid(2);
}

} // namespace vatochito
