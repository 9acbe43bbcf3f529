// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/OutboxStore.h"

#include <QList>

namespace vatochito {

/// Edits and deletions of mine that no server has acknowledged yet, laid over the messages they change.
class PendingChanges
{
public:
    /// Adds or replaces one. \return The message it changes.
    MessageId put(const OutboxEntry &entry);
    /// \return The message it changed; invalid: there is none of that name.
    MessageId take(const ClientId &client);

    /// What the last of them makes of \a stored: new words or none while it waits; why not, once it failed.
    Message shown(const Message &stored) const;
    /// What waits for \a message; nothing: no change does.
    std::optional<OutboxEntry::Operation> operationOn(MessageId message) const;

private:
    const OutboxEntry *lastOf(MessageId message) const;

    QList<OutboxEntry> m_entries; ///< By rising sequence.
};

} // namespace vatochito
