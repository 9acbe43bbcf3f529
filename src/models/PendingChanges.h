// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/OutboxStore.h"

#include <QList>

namespace vatochito {

/// Edits and deletions of mine that no server has acknowledged yet, laid over the messages they change.
class PendingChanges
{
public:
    /// The message that a change is for: its id or, while it has none, its name.
    struct Target
    {
        MessageId id{};
        ClientId waiting{};
    };

    /// Adds or replaces one. \return What it changes, by the id if there is one.
    Target put(const OutboxEntry &entry);
    /// \return What it changed; neither: there is none of that name.
    Target take(const ClientId &client);

    /// What the last of them makes of \a stored: new words or none while it waits; why not, once it failed.
    Message shown(const Message &stored) const;
    /// What waits for \a message; nothing: no change does.
    std::optional<OutboxEntry::Operation> operationOn(MessageId message) const;

private:
    const OutboxEntry *lastOf(MessageId message) const;
    const OutboxEntry *lastOfWaiting(const ClientId &message) const;

    QList<OutboxEntry> m_entries; ///< By rising sequence.
};

} // namespace vatochito
