// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"

#include <QString>

namespace vatochito {

/// Where a profile lives unless told otherwise: the platform's application data folder of `vatochito` (cli.md).
QString defaultProfileFolder();

/// Makes \a path, parents too, readable by its owner alone (0700). Errors: StorageFailed.
Status makePrivateFolder(const QString &path);

} // namespace vatochito
