// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/DraftStore.h"

#include "storage/Database.h"
#include "storage/Rows.h"

namespace vatochito {

QFuture<Result<QString>> DraftStore::of(ConversationId conversation) const
{
    return m_database.read([conversation](SqlConnection &connection) { return rows::draft(connection, conversation); });
}

} // namespace vatochito
