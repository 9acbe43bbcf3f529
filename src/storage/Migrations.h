// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace vatochito {

class SqlConnection;

/// Brings the file to the newest schema, one transaction a step. Throws SqlFailure; StorageNewer when the file was
/// written by a newer version, and then nothing was touched.
void migrate(SqlConnection &connection);

} // namespace vatochito
