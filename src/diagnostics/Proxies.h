// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/Transport.h"

#include <QString>

#include <optional>

namespace vatochito {

/// The proxy on the way; nothing: it goes straight, or the way is not known yet.
std::optional<QNetworkProxy> proxyOf(const std::optional<Route> &route);
/// "proxy.example:3128", without user and password.
QString placeOf(const QNetworkProxy &proxy);

} // namespace vatochito
