// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/Graphics.h"

#include <QDir>
#include <QFile>

#include <algorithm>

namespace vatochito {

bool hasGraphicsCard(const QString &devices)
{
    // A card that only shows pictures, as in many virtual machines, has no node to render with.
    const QDir renderers(devices + QStringLiteral("/dri"));
    if (!renderers.entryList({QStringLiteral("renderD*")}, QDir::System | QDir::Files).isEmpty())
        return true;
    // Those that come with drivers of their own: NVIDIA, the subsystem of Windows, Mali, Adreno.
    const QStringList others{QStringLiteral("/nvidia0"), QStringLiteral("/dxg"), QStringLiteral("/mali0"),
                             QStringLiteral("/kgsl-3d0")};
    return std::any_of(others.cbegin(), others.cend(),
                       [&devices](const QString &other) { return QFile::exists(devices + other); });
}

} // namespace vatochito
