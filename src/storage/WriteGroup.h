// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"
#include "storage/CacheChanges.h"

#include <QList>
#include <mutex>

#include <functional>
#include <utility>
#include <vector>

namespace vatochito {

class CacheTransaction;
class SqlConnection;

/// Writes that wait for the writer at the same time. They are committed together, which costs one fsync and tells of
/// each row once, but each is done whole or not at all. Nobody waits for company. Thread: add() and answer() are the
/// owner's, run() is the writer's.
class WriteGroup
{
public:
    /// Throws SqlFailure when it cannot be done.
    using Work = std::function<void(CacheTransaction &)>;
    using Done = std::function<void(const Status &)>;

    /// What was committed, and how each write went.
    struct Written
    {
        CacheChanges changes;
        QList<Status> outcomes;
    };

    /// So many at most: whoever comes next waits for all of them.
    static constexpr std::size_t kMost = 16;

    /// False: it has begun, or is full.
    bool add(const Work &work, const Done &done);
    /// Inside a transaction. Throws SqlFailure when none of them can be done: the file's fault, not a write's.
    Written run(SqlConnection &connection, UserId me);
    /// Tells everybody, in the order of add().
    void answer(const Result<Written> &written) const;

private:
    static Status attempt(SqlConnection &connection, CacheTransaction &transaction, const Work &work);

    std::mutex m_mutex;
    bool m_hasBegun = false;
    std::vector<Work> m_works;
    std::vector<Done> m_done; ///< The owner's thread's.
};

} // namespace vatochito
