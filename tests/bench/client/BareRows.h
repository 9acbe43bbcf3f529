// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Message.h"

#include <QList>
#include <QString>

namespace vatochito {

/// \a batches into a fresh file at \a path by bare SQLite, each in a transaction, and the index of their words if
/// \a isIndexed. \return Seconds. Ends the program where SQLite refuses.
double writeBareRows(const QString &path, const QList<QList<Message>> &batches, bool isIndexed);

} // namespace vatochito
