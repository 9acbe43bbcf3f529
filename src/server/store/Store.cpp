// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/store/Store.h"

#include <utility>

namespace vatochito::server {

namespace {

/// More readers than processors only wait for the same disk.
constexpr std::size_t kReaders = 4;

} // namespace

Result<std::unique_ptr<Store>> Store::open(const std::filesystem::path &file, const Clock &clock, FailPoints failPoints)
{
    auto database = Database::open(file, kReaders, std::move(failPoints));
    if (!database)
        return failure(database.error());
    return std::unique_ptr<Store>(new Store(std::move(*database), clock));
}

Store::Store(std::unique_ptr<Database> database, const Clock &clock)
    : m_database(std::move(database))
    , m_users(*m_database, clock)
    , m_settings(*m_database, clock)
    , m_contacts(*m_database, clock)
    , m_conversations(*m_database, clock)
    , m_messages(*m_database, clock)
    , m_annotations(*m_database, clock)
    , m_tokens(*m_database, clock)
    , m_sync(*m_database)
{
}

} // namespace vatochito::server
