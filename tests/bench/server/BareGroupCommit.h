// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>

namespace vatochito::bench {

/// The raw limit of durable sends: prepared statements of SQLite's own interface write the two rows that a message
/// costs, 64 messages a transaction, WAL and synchronous=FULL as the server has them. \return messages a second.
double bareGroupCommit(const std::filesystem::path &folder, std::size_t messages, std::size_t contentBytes);

} // namespace vatochito::bench
