// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace vatochito {

class SqlConnection;

/// Throws StorageNewer when a newer version wrote the file. Writes nothing.
void refuseNewer(SqlConnection &connection);

/// Brings the file to the newest schema, one transaction a step. Throws SqlFailure; StorageNewer when the file was
/// written by a newer version, and then nothing was touched.
void migrate(SqlConnection &connection);

} // namespace vatochito
