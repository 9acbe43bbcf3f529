// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/Records.h"
#include "server/store/PeopleReader.h"

#include <map>
#include <string>

namespace vatochito::server {

/// Reads messages with their senders, quotes and receipts inside one transaction. Throws what SOCI throws.
class MessageReader
{
public:
    /// \a viewer is whose receipt is told in a large conversation too; none for what goes to everybody.
    MessageReader(soci::session &session, PeopleReader &people, UserId viewer = UserId())
        : m_session(session), m_people(people), m_viewer(viewer)
    {
    }

    std::optional<Message> find(ConversationId conversation, MessageId id);
    std::optional<Message> newest(ConversationId conversation);
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

    std::vector<Message> between(ConversationId conversation, MessageId after, MessageId before,
                                 const std::string &search, int limit, Order order);
    std::vector<Message> aroundId(ConversationId conversation, MessageId id, const std::string &search, int limit);
    MessageId firstSince(ConversationId conversation, Timestamp date);
    /// Those that receipts are made of.
    const std::vector<Marker> &markers(ConversationId conversation);
    std::optional<Quote> quote(MessageId id);
    std::vector<Receipt> receipts(const Message &message);

    soci::session &m_session;
    PeopleReader &m_people;
    UserId m_viewer;
    std::map<ConversationId, std::vector<Marker>> m_markers;
};

} // namespace vatochito::server
