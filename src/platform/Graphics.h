// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace vatochito {

/// Whether this computer has a graphics card that programs may draw with. Without one OpenGL runs on the processor,
/// compiles its shaders there and needs 100 MiB more for it than Qt's own painter.
/// \param devices  The folder of the devices; only looked at on Linux.
bool hasGraphicsCard(const QString &devices = QStringLiteral("/dev"));

} // namespace vatochito
