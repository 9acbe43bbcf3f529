// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"
#include "core/Message.h"
#include "core/SearchQuery.h"
#include "storage/SearchIndex.h"

#include <QFuture>
#include <QObject>

#include <limits>
#include <optional>

namespace vatochito {

class Database;

/// What is looked for, and where.
struct MessageSearch
{
    SearchQuery query;
    ConversationId conversation{}; ///< Invalid: in all of them.
    long long before = 0;          ///< SearchPage::next of the page before this one; 0: from the newest.
    int limit = 50;
};

struct SearchPage
{
    QList<Message> hits; ///< Newest first.
    long long next = 0;  ///< Where the next page begins; 0: there is none.
    bool isWhole = true; ///< False: there are messages that were not indexed yet.
};

/// Looks for words in the messages of the cache, and brings their index up to date. Thread: the owner's; futures finish
/// on the database's (use whenDone).
class SearchStore final : public QObject
{
    Q_OBJECT

public:
    /// Messages of a slice: less than the time of two frames for whoever waits to write.
    static constexpr int kSlice = 250;

    /// \a database must outlive this object. \a me: whose cache it is.
    SearchStore(Database &database, UserId me, QObject *parent = nullptr);

    /// A query that is empty finds nothing.
    QFuture<Result<SearchPage>> find(const MessageSearch &search) const;
    /// How many messages there are of that kind, without regard to its page, up to \a limit: of a common word all would
    /// take long, and whoever opens a conversation waits meanwhile.
    QFuture<Result<int>> count(const MessageSearch &search, int limit = std::numeric_limits<int>::max()) const;
    /// The first message of \a conversation that was born at \a moment or later; invalid: there is none.
    QFuture<Result<MessageId>> firstSince(ConversationId conversation, Timestamp moment) const;

    /// Indexes up to \a limit messages that are not yet.
    QFuture<Result<IndexProgress>> indexSome(int limit = kSlice);

Q_SIGNALS:
    /// After the commit: more messages can be found than before.
    void indexed();

private:
    Database &m_database;
    UserId m_me;
};

} // namespace vatochito
