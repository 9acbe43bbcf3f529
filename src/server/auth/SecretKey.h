// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/ServerError.h"

#include <filesystem>
#include <string>

namespace vatochito::server {

/// The 32 bytes that sign tokens. Made with mode 0600 when \a file does not exist; several processes may ask at once
/// and get the same. Errors: StorageFailure, also for a file of another length.
Result<std::string> loadOrCreateSecret(const std::filesystem::path &file);

/// Whether nobody but the owner may read \a file.
bool isPrivate(const std::filesystem::path &file);

} // namespace vatochito::server
