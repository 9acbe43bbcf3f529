// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"

namespace vatochito::cli {

/// What the program ends with; scripts rely on the numbers.
enum class ExitCode {
    Done = 0,        ///< For an operation: acknowledged.
    Failed = 1,      ///< Refused by the server, or failed.
    Usage = 2,       ///< Wrong use, or not in this version.
    NotSignedIn = 3, ///< Or no keychain to read the session from, or the session is over.
    Unreachable = 4, ///< A reading command could not reach the server; it prints the cache all the same.
    Queued = 5,      ///< Safe in the outbox, not acknowledged yet.
};

/// Of a command that reads.
ExitCode exitCodeForReading(const Error &error);
/// Of a command that changes something and does not go through the outbox.
ExitCode exitCodeForChange(const Error &error);

} // namespace vatochito::cli
