// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/OutboxStore.h"
#include "sync/QueuedChange.h"

#include <QObject>

#include <functional>

namespace vatochito {

class CacheTransaction;
class Link;
struct OutgoingMessage;
class SyncEngine;

/// What one kind of OutboxEntry means: how it joins what waits, how the server is asked for it, and how the answer is
/// stored. A new kind is one more of these, a value of OutboxEntry::Operation and a name in storage/Rows.cpp; lanes,
/// order and repetition are the same for all. Keeps nothing.
class OutboxOperation
{
public:
    /// Stores what the server answered, and the entry goes with it.
    using Adoption = std::function<void(SyncEngine &engine)>;
    using Answered = std::function<void(const Result<Adoption> &adoption)>;

    static const OutboxOperation &of(OutboxEntry::Operation operation);

    virtual ~OutboxOperation() = default;

    /// Puts \a wish among what waits. Throws SqlFailure. Thread: the writer's.
    virtual QueuedChange queue(CacheTransaction &transaction, const OutboxEntry &wish) const = 0;
    /// An echo confirms it where the server acknowledges nothing; else, and without this, an answer does.
    virtual bool isConfirmedByEcho(const OutboxEntry &) const { return false; }
    /// Asks the server for it. Not answered if \a context is gone by then. Errors: the link's.
    virtual void ask(Link &link, const OutboxEntry &entry, QObject *context, Answered answered) const = 0;
};

/// \a entry as it goes out, of a Send.
OutgoingMessage outgoingOf(const OutboxEntry &entry);

} // namespace vatochito
