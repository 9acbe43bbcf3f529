// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/ServerError.h"

#include <filesystem>

namespace vatochito::server {

/// Makes \a folder and its missing parents, each for this account alone (0700); what exists is left as it is.
Status prepareFolder(const std::filesystem::path &folder);

/// \a folder, or the nearest parent of it that exists: where it would be made.
std::filesystem::path nearestExisting(std::filesystem::path folder);

} // namespace vatochito::server
