// SPDX-License-Identifier: GPL-3.0-or-later
#include "StateFolder.h"

#include <system_error>

namespace vatochito::server {

Status prepareFolder(const std::filesystem::path &folder)
{
    std::error_code error;
    if (folder.empty() || std::filesystem::exists(folder, error))
        return {};
    if (const Status parent = prepareFolder(folder.parent_path()); !parent)
        return parent;
    std::filesystem::create_directory(folder, error);
    if (!error)
        std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
    if (error)
        return failure(ServerError::storage("cannot create " + folder.string() + ": " + error.message()));
    return {};
}

std::filesystem::path nearestExisting(std::filesystem::path folder)
{
    std::error_code error;
    while (folder.has_relative_path() && !std::filesystem::exists(folder, error))
        folder = folder.parent_path();
    return folder.empty() ? std::filesystem::path(".") : folder;
}

} // namespace vatochito::server
