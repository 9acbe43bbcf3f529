// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/store/Connection.h"

namespace vatochito::server {

/// The version a file has after migrate().
long long newestSchemaVersion();

/// The version of \a connection's file; 0 is an empty one.
Result<long long> schemaVersion(Connection &connection);

/// Brings the file up to newestSchemaVersion(), each step in a transaction of its own; several processes may try at
/// once. Errors: StorageFailure, also for a file made by a newer version of this program.
Status migrate(Connection &connection);

} // namespace vatochito::server
