// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/store/MessageStore.h"

#include "server/store/ConversationRows.h"
#include "server/store/MessageReader.h"

#include <soci/soci.h>

namespace vatochito::server {

namespace {

constexpr const char *kNotMember = "You are not a member of this conversation.";

bool isInConversation(soci::session &session, ConversationId conversation, MessageId id)
{
    long long count = 0;
    session << "SELECT count(*) FROM message WHERE id = :id AND conversation_id = :conversation", soci::use(id.value()),
        soci::use(conversation.value()), soci::into(count);
    return count > 0;
}

Result<Message> appendIn(soci::session &session, const Draft &draft, Timestamp now)
{
    const auto rev = raiseHead(session, draft.conversation);
    if (!rev || !isMemberIn(session, draft.conversation, draft.sender))
        return failure(ServerError::forbidden(kNotMember));
    if (draft.replyTo && !isInConversation(session, draft.conversation, *draft.replyTo))
        return failure(ServerError::field("reply_to", "Invalid pk \"" + std::to_string(draft.replyTo->value()) +
                                                          "\" - object does not exist."));

    const std::string type(toString(draft.type));
    const long long reply = draft.replyTo.value_or(MessageId()).value();
    soci::indicator isReply = draft.replyTo ? soci::i_ok : soci::i_null;
    long long id = 0;
    session << "INSERT INTO message (conversation_id, sender_id, type, content, created_us, reply_to_id, rev)"
               " VALUES (:conversation, :sender, :type, :content, :now, :reply, :rev) RETURNING id",
        soci::use(draft.conversation.value()), soci::use(draft.sender.value()), soci::use(type),
        soci::use(draft.content), soci::use(toMicros(now)), soci::use(reply, isReply), soci::use(*rev), soci::into(id);

    PeopleReader people(session);
    if (draft.replyTo)
        return *MessageReader(session, people).find(draft.conversation, MessageId(id));
    // Nobody has read past a message that is born here: what is known already needs no second look.
    Message message;
    message.id = MessageId(id);
    message.conversation = draft.conversation;
    message.rev = *rev;
    message.sender = people.get(draft.sender);
    message.type = draft.type;
    message.content = draft.content;
    message.createdAt = now;
    message.receipts.push_back({message.sender, ReceiptState::Sent, now});
    return message;
}

/// The message that \a user may change, or why not.
Result<Message> ownMessage(soci::session &session, ConversationId conversation, MessageId id, UserId user,
                           const char *notOwn)
{
    if (!isMemberIn(session, conversation, user))
        return failure(ServerError::notFound());
    PeopleReader people(session);
    auto message = MessageReader(session, people).find(conversation, id);
    if (!message)
        return failure(ServerError::notFound());
    if (message->sender->id != user)
        return failure(ServerError::forbidden(notOwn));
    return std::move(*message);
}

Result<Message> editIn(soci::session &session, ConversationId conversation, MessageId id, UserId editor,
                       const std::string &content, Timestamp now)
{
    const auto rev = raiseHead(session, conversation);
    if (!rev)
        return failure(ServerError::notFound());
    auto message = ownMessage(session, conversation, id, editor, "You can only edit your own messages.");
    if (!message)
        return message;
    if (message->isDeleted)
        return failure(ServerError::invalid("A deleted message cannot be edited."));
    session << "UPDATE message SET content = :content, edited_us = :now, rev = :rev WHERE id = :id", soci::use(content),
        soci::use(toMicros(now)), soci::use(*rev), soci::use(id.value());
    message->content = content;
    message->editedAt = now;
    message->rev = *rev;
    return message;
}

Result<bool> removeIn(soci::session &session, ConversationId conversation, MessageId id, UserId remover)
{
    const auto message = ownMessage(session, conversation, id, remover, "You can only delete your own messages.");
    if (!message)
        return failure(message.error());
    if (message->isDeleted)
        return false;
    const auto rev = raiseHead(session, conversation);
    if (!rev)
        return failure(ServerError::notFound());
    session << "UPDATE message SET content = '', is_deleted = 1, rev = :rev WHERE id = :id", soci::use(*rev),
        soci::use(id.value());
    return true;
}

Result<bool> markReadIn(soci::session &session, ConversationId conversation, MessageId upTo, UserId reader,
                        Timestamp now)
{
    if (!isMemberIn(session, conversation, reader) || !isInConversation(session, conversation, upTo))
        return failure(ServerError::notFound());
    session << "UPDATE member SET read_message_id = :id, read_us = :now WHERE conversation_id = :conversation"
               " AND person_id = :person AND read_message_id < :past",
        soci::use(upTo.value()), soci::use(toMicros(now)), soci::use(conversation.value()), soci::use(reader.value()),
        soci::use(upTo.value());
    return true;
}

} // namespace

void MessageStore::append(Draft draft, MessageDone done)
{
    // The clock is read by the writer, so that times rise with ids.
    m_database.write<Message>(
        [this, draft = std::move(draft)](soci::session &session) { return appendIn(session, draft, m_clock.now()); },
        std::move(done));
}

void MessageStore::edit(ConversationId conversation, MessageId id, UserId editor, std::string content, MessageDone done)
{
    m_database.write<Message>(
        [=, this, content = std::move(content)](soci::session &session) {
            return editIn(session, conversation, id, editor, content, m_clock.now());
        },
        std::move(done));
}

void MessageStore::remove(ConversationId conversation, MessageId id, UserId remover, ChangeDone done)
{
    m_database.write<bool>([=](soci::session &session) { return removeIn(session, conversation, id, remover); },
                           std::move(done));
}

void MessageStore::markRead(ConversationId conversation, MessageId upTo, UserId reader, StatusDone done)
{
    m_database.write<bool>(
        [=, this](soci::session &session) { return markReadIn(session, conversation, upTo, reader, m_clock.now()); },
        [done = std::move(done)](const Result<bool> &marked) {
            if (marked)
                done({});
            else
                done(failure(marked.error()));
        });
}

Result<std::vector<Message>> MessageStore::history(ConversationId conversation, UserId viewer,
                                                   const HistoryQuery &query)
{
    return m_database.read<std::vector<Message>>([&](soci::session &session) -> Result<std::vector<Message>> {
        if (!isMemberIn(session, conversation, viewer))
            return failure(ServerError::forbidden(kNotMember));
        PeopleReader people(session);
        return MessageReader(session, people, viewer).page(conversation, query);
    });
}

} // namespace vatochito::server
