// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/ConnectionHistoryStore.h"

#include <QList>

#include <optional>

namespace vatochito {

/// A connection that is lost again and again after the same time: the mark of a proxy that ends idle connections.
struct RegularDrops
{
    std::chrono::seconds interval{}; ///< From connected to lost, typically.
    int drops = 0;                   ///< How many ended so.
    Timestamp last{};                ///< When the last of them did.

    friend bool operator==(const RegularDrops &, const RegularDrops &) = default;
};

/// Looks at what was lost within a day before \a now. Nothing when fewer than four were lost after the same time
/// (within a tenth, or 2 s), when as many or more were lost at other times, when the interval is shorter than 5 s or
/// longer than an hour, or when a connection has since outlived it twice over: then it is over.
///
/// \param newestFirst  As ConnectionHistoryStore::newest() gives them.
std::optional<RegularDrops> regularDrops(const QList<ConnectionPeriod> &newestFirst, Timestamp now);

/// How many connections were lost within 5 s of coming about, of the ten minutes before \a now. 0 when they are fewer
/// than four, or when one has since held for a minute: then it is over.
int dropsAtOnce(const QList<ConnectionPeriod> &newestFirst, Timestamp now);

} // namespace vatochito
