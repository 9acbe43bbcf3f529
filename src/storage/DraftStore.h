// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"
#include "core/Ids.h"

#include <QFuture>
#include <QString>

namespace vatochito {

class Database;

/// Words that were begun in a conversation and not sent. Written through CacheTransaction, which tells of them as part
/// of the conversation. Thread: the owner's; futures finish on the database's (use whenDone).
class DraftStore
{
public:
    /// \a database must outlive this object.
    explicit DraftStore(Database &database) : m_database(database) {}

    /// Empty: nothing was begun there.
    QFuture<Result<QString>> of(ConversationId conversation) const;

private:
    Database &m_database;
};

} // namespace vatochito
