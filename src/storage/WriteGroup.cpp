// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/WriteGroup.h"

#include "core/LogCategories.h"
#include "storage/CacheTransaction.h"
#include "storage/SqlConnection.h"

namespace vatochito {

bool WriteGroup::add(const Work &work, const Done &done)
{
    const std::scoped_lock lock(m_mutex);
    if (m_hasBegun || m_works.size() >= kMost)
        return false;
    m_works.push_back(work);
    m_done.push_back(done);
    return true;
}

WriteGroup::Written WriteGroup::run(SqlConnection &connection, UserId me)
{
    std::vector<Work> works;
    {
        const std::scoped_lock lock(m_mutex);
        m_hasBegun = true;
        works = std::exchange(m_works, {});
    }
    Written written;
    CacheTransaction transaction(connection, me);
    for (const Work &work : works) {
        // One alone fails with the transaction it is in.
        if (works.size() == 1)
            work(transaction);
        written.outcomes.append(works.size() == 1 ? Status() : attempt(connection, transaction, work));
    }
    written.changes = transaction.finish();
    return written;
}

Status WriteGroup::attempt(SqlConnection &connection, CacheTransaction &transaction, const Work &work)
{
    connection.execute(QStringLiteral("SAVEPOINT one_write"));
    const CacheTransaction::Touched before = transaction.touched();
    try {
        work(transaction);
        connection.execute(QStringLiteral("RELEASE one_write"));
        return {};
    } catch (const SqlFailure &caught) {
        // SQLite may have undone everything by itself, and the next one would not fare better.
        if (caught.error.code == Error::Code::StorageFull || caught.error.code == Error::Code::StorageDamaged)
            throw;
        qCWarning(lcStorage).nospace() << "job failed: reason=" << Error::codeName(caught.error.code)
                                       << " detail=" << caught.error.detail;
        connection.execute(QStringLiteral("ROLLBACK TO one_write"));
        connection.execute(QStringLiteral("RELEASE one_write"));
        transaction.forgetSince(before);
        return failure(caught.error);
    }
}

void WriteGroup::answer(const Result<Written> &written) const
{
    for (std::size_t at = 0; at < m_done.size(); ++at)
        m_done[at](written ? written->outcomes.value(static_cast<qsizetype>(at)) : Status(failure(written.error())));
}

} // namespace vatochito
