// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace vatochito {

class SqlConnection;

/// Copies what exists nowhere else, the outbox and the drafts, from the damaged file \a from, which is not changed, to
/// \a to, row by row as far as they can be read; the history of the connection, too. \return Of what a person wrote,
/// everything could be read. Throws SqlFailure when \a to cannot
/// be written. Thread: the one of \a to.
bool salvage(const QString &from, SqlConnection &to);

} // namespace vatochito
