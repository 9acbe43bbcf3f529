// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Message.h"
#include "core/User.h"
#include "storage/ConversationStore.h"
#include "storage/OutboxStore.h"

#include <QHash>
#include <QList>

namespace vatochito {

/// What one committed transaction changed: whole rows.
struct CacheChanges
{
    struct Messages
    {
        ConversationId conversation;
        QList<Message> rows; ///< In order of id.
    };
    struct OutboxRemoval
    {
        ConversationId conversation;
        ClientId clientId;
        MessageId message; ///< Invalid: cancelled.
    };

    bool isRewritten = false; ///< Rows went away: everything is to be read anew.
    QList<User> people;
    QList<ConversationSummary> conversations;
    QList<ConversationId> removedConversations;
    QList<Messages> messages;
    int indexed = 0;                     ///< New messages that can be found now.
    QHash<ConversationId, int> arrivals; ///< As MessageStore::arrived() tells them.
    QList<OutboxEntry> outbox;
    QList<OutboxRemoval> removedOutbox;
};

} // namespace vatochito
