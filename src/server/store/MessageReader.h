// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/Records.h"
#include "server/store/Database.h"
#include "server/store/PeopleReader.h"

#include <cstddef>
#include <limits>
#include <map>
#include <string>

namespace vatochito::server {

/// How long a history may take: reading it is quick, searching in it compares every message.
Database::Patience patienceFor(const HistoryQuery &query);

/// Reads messages with their senders, quotes, reactions and receipts inside one transaction. Throws what SOCI throws.
class MessageReader
{
public:
    enum class Nested { Read, Leave };

    /// \a viewer is whose receipt is told in a large conversation too; none for what goes to everybody. Level 1 has no
    /// receipts in its messages, and no people in its reactions: \a nested says whether they are read. In each
    /// direction the message whose content goes beyond \a contentBytes is the last that is read.
    MessageReader(SqlSession &session, PeopleReader &people, UserId viewer = UserId(), Nested nested = Nested::Read,
                  std::size_t contentBytes = std::numeric_limits<std::size_t>::max())
        : m_session(session), m_people(people), m_viewer(viewer), m_nested(nested), m_contentBytes(contentBytes)
    {
    }

    std::optional<Message> find(ConversationId conversation, MessageId id);
    std::optional<Message> newest(ConversationId conversation);
    /// What \a sender has called \a clientId, in whatever conversation.
    std::optional<Message> findByClientId(UserId sender, const std::string &clientId);
    /// Those with a rev above \a rev, in order of rev.
    std::vector<Message> changedAfter(ConversationId conversation, long long rev, int limit);
    /// Whether a message lies past \a id in the direction, and contains \a search.
    bool hasOlder(ConversationId conversation, MessageId id, const std::string &search);
    bool hasNewer(ConversationId conversation, MessageId id, const std::string &search);
    /// Newest first.
    std::vector<Message> page(ConversationId conversation, const HistoryQuery &query);

private:
    /// How far a member has read.
    struct Marker
    {
        UserId user;
        MessageId upTo;
        Timestamp at;
    };
    enum class Order { NewestFirst, OldestFirst };
    /// Rows of one conversation whose `key` (a column of ours: id or rev) lies between two bounds, both exclusive.
    struct Range
    {
        const char *key;
        long long above;
        long long below;
        std::string search; ///< empty: everything
        int limit;
        Order order;
    };

    std::vector<Message> between(ConversationId conversation, MessageId after, MessageId before,
                                 const std::string &search, int limit, Order order);
    std::vector<Message> aroundId(ConversationId conversation, MessageId id, const std::string &search, int limit);
    std::vector<Message> rows(ConversationId conversation, const Range &range);
    MessageId firstSince(ConversationId conversation, Timestamp date);
    /// Those that receipts are made of.
    const std::vector<Marker> &markers(ConversationId conversation);
    std::optional<Quote> quote(MessageId id);
    std::optional<Origin> origin(MessageId id);
    std::vector<Reaction> reactions(MessageId message);
    std::vector<Receipt> receipts(const Message &message);

    SqlSession &m_session;
    PeopleReader &m_people;
    UserId m_viewer;
    Nested m_nested;
    std::size_t m_contentBytes;
    std::map<ConversationId, std::vector<Marker>> m_markers;
};

} // namespace vatochito::server
