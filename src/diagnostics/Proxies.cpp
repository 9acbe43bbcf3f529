// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnostics/Proxies.h"

namespace vatochito {

std::optional<QNetworkProxy> proxyOf(const std::optional<Route> &route)
{
    if (!route || route->isDirect())
        return std::nullopt;
    return route->proxy;
}

QString placeOf(const QNetworkProxy &proxy)
{
    return proxy.hostName() + QLatin1Char(':') + QString::number(proxy.port());
}

} // namespace vatochito
