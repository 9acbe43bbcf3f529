// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/store/MessageStore.h"

#include "server/domain/Limits.h"
#include "server/store/AccountRows.h"
#include "server/store/ConversationRows.h"
#include "server/store/MessageReader.h"
#include "server/store/SqlSession.h"

namespace vatochito::server {

namespace {

constexpr const char *kNotMember = "You are not a member of this conversation.";

bool isInConversation(SqlSession &session, ConversationId conversation, MessageId id)
{
    long long count = 0;
    session.run("SELECT count(*) FROM message WHERE id = :id AND conversation_id = :conversation",
                soci::use(id.value()), soci::use(conversation.value()), soci::into(count));
    return count > 0;
}

using Outcome = MessageStore::Outcome;

/// Whether \a draft says again what became \a message. What was edited or emptied since cannot be compared: the id
/// alone speaks for it then.
bool isSameDraft(const Draft &draft, const Message &message)
{
    const bool isOriginal = !message.editedAt && !message.isDeleted;
    const MessageId reply = message.reply ? message.reply->id : MessageId();
    return draft.conversation == message.conversation && draft.type == message.type &&
           draft.replyTo.value_or(MessageId()) == reply && (!isOriginal || draft.content == message.content);
}

/// What was sent under this client id before, if anything was.
Result<std::optional<Message>> earlierSend(SqlSession &session, const Draft &draft)
{
    if (draft.clientId.empty())
        return std::nullopt;
    PeopleReader people(session);
    auto earlier = MessageReader(session, people).findByClientId(draft.sender, draft.clientId);
    if (earlier && !isSameDraft(draft, *earlier))
        return failure(ServerError::conflict("This client id belongs to another message."));
    return earlier;
}

Message insertMessage(SqlSession &session, KnownPeople &senders, const Draft &draft, long long rev, Timestamp now)
{
    const std::string type(toString(draft.type));
    const long long reply = draft.replyTo.value_or(MessageId()).value();
    soci::indicator isReply = draft.replyTo ? soci::i_ok : soci::i_null;
    soci::indicator hasClientId = draft.clientId.empty() ? soci::i_null : soci::i_ok;
    long long id = 0;
    session.run(
        "INSERT INTO message (conversation_id, sender_id, type, content, created_us, reply_to_id, rev, client_id)"
        " VALUES (:conversation, :sender, :type, :content, :now, :reply, :rev, :client) RETURNING id",
        soci::use(draft.conversation.value()), soci::use(draft.sender.value()), soci::use(type),
        soci::use(draft.content), soci::use(toMicros(now)), soci::use(reply, isReply), soci::use(rev),
        soci::use(draft.clientId, hasClientId), soci::into(id));

    if (draft.replyTo) {
        PeopleReader people(session);
        return *MessageReader(session, people).find(draft.conversation, MessageId(id));
    }
    // Nobody has read past a message that is born here: what is known already needs no second look.
    Message message;
    message.id = MessageId(id);
    message.conversation = draft.conversation;
    message.rev = rev;
    message.sender = senders.get(session, draft.sender);
    message.type = draft.type;
    message.content = draft.content;
    message.createdAt = now;
    message.receipts.push_back({message.sender, ReceiptState::Sent, now});
    message.clientId = draft.clientId;
    return message;
}

Result<Outcome> appendIn(SqlSession &session, KnownPeople &senders, const Draft &draft, Timestamp now)
{
    auto earlier = earlierSend(session, draft);
    if (!earlier)
        return failure(earlier.error());
    if (*earlier)
        return Outcome{std::move(**earlier), false};
    const auto rev = raiseHeadAs(session, draft.conversation, draft.sender);
    if (!rev)
        return failure(ServerError::forbidden(kNotMember));
    if (draft.replyTo && !isInConversation(session, draft.conversation, *draft.replyTo))
        return failure(ServerError::field("reply_to", "Invalid pk \"" + std::to_string(draft.replyTo->value()) +
                                                          "\" - object does not exist."));
    return Outcome{insertMessage(session, senders, draft, *rev, now)};
}

Result<Outcome> forwardIn(SqlSession &session, const Forward &forward, Timestamp now)
{
    PeopleReader people(session);
    if (!isMemberIn(session, forward.from, forward.sender))
        return failure(ServerError::notFound());
    const auto original = MessageReader(session, people).find(forward.from, forward.message);
    if (!original || original->isDeleted)
        return failure(ServerError::notFound());
    const auto rev = raiseHeadAs(session, forward.to, forward.sender);
    if (!rev)
        return failure(ServerError::notFound("Conversation not found."));
    const std::string type(toString(original->type));
    long long id = 0;
    session.run("INSERT INTO message (conversation_id, sender_id, type, content, created_us, rev, forwarded_from_id)"
                " VALUES (:conversation, :sender, :type, :content, :now, :rev, :origin) RETURNING id",
                soci::use(forward.to.value()), soci::use(forward.sender.value()), soci::use(type),
                soci::use(original->content), soci::use(toMicros(now)), soci::use(*rev),
                soci::use(forward.message.value()), soci::into(id));
    return Outcome{*MessageReader(session, people).find(forward.to, MessageId(id))};
}

/// The message that \a user may change, or why not.
Result<Message> ownMessage(SqlSession &session, ConversationId conversation, MessageId id, UserId user,
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

Result<Outcome> editIn(SqlSession &session, ConversationId conversation, MessageId id, UserId editor,
                       const std::string &content, Timestamp now)
{
    auto message = ownMessage(session, conversation, id, editor, "You can only edit your own messages.");
    if (!message)
        return failure(message.error());
    if (message->isDeleted)
        return failure(ServerError::invalid("A deleted message cannot be edited."));
    if (message->editedAt && message->content == content)
        return Outcome{std::move(*message), false};
    message->rev = raiseHead(session, conversation).value_or(0);
    message->content = content;
    message->editedAt = now;
    session.run("UPDATE message SET content = :content, edited_us = :now, rev = :rev WHERE id = :id",
                soci::use(content), soci::use(toMicros(now)), soci::use(message->rev), soci::use(id.value()));
    return Outcome{std::move(*message)};
}

Result<Outcome> removeIn(SqlSession &session, ConversationId conversation, MessageId id, UserId remover)
{
    auto message = ownMessage(session, conversation, id, remover, "You can only delete your own messages.");
    if (!message)
        return failure(message.error());
    if (message->isDeleted)
        return Outcome{std::move(*message), false};
    message->rev = raiseHead(session, conversation).value_or(0);
    message->isDeleted = true;
    message->content.clear();
    message->reactions.clear();
    message->pin.reset();
    session.run("DELETE FROM reaction WHERE message_id = :id", soci::use(id.value()));
    session.run("UPDATE message SET content = '', is_deleted = 1, reaction_count = 0, pinned_by_id = NULL,"
                " pinned_us = NULL, rev = :rev WHERE id = :id",
                soci::use(message->rev), soci::use(id.value()));
    return Outcome{std::move(*message)};
}

enum class Marker { Read, Delivered };

Result<MarkChange> markIn(SqlSession &session, Marker marker, ConversationId conversation, MessageId upTo, UserId user,
                          Timestamp now)
{
    if (!isMemberIn(session, conversation, user) || !isInConversation(session, conversation, upTo))
        return failure(ServerError::notFound());
    long long moved = 0;
    if (marker == Marker::Read)
        session.run(
            "UPDATE member SET read_message_id = :id, read_us = :now,"
            " delivered_message_id = max(delivered_message_id, :delivered) WHERE conversation_id = :conversation"
            " AND person_id = :person AND read_message_id < :past RETURNING id",
            soci::use(upTo.value()), soci::use(toMicros(now)), soci::use(upTo.value()), soci::use(conversation.value()),
            soci::use(user.value()), soci::use(upTo.value()), soci::into(moved));
    else
        session.run("UPDATE member SET delivered_message_id = :id WHERE conversation_id = :conversation"
                    " AND person_id = :person AND delivered_message_id < :past RETURNING id",
                    soci::use(upTo.value()), soci::use(conversation.value()), soci::use(user.value()),
                    soci::use(upTo.value()), soci::into(moved));
    if (moved == 0)
        return MarkChange{};
    MarkChange change = renewMarks(session, conversation, user);
    if (marker == Marker::Read)
        change.account = changeMembership(session, conversation, user);
    return change;
}

} // namespace

void MessageStore::append(Draft draft, MessageDone done)
{
    // The clock is read by the writer, so that times rise with ids.
    m_database.write<Outcome>([this, draft = std::move(draft)](
                                  SqlSession &session) { return appendIn(session, m_senders, draft, m_clock.now()); },
                              [this, done = std::move(done)](Result<Outcome> outcome) {
                                  if (!outcome)
                                      m_senders.forget();
                                  done(std::move(outcome));
                              });
}

void MessageStore::forward(const Forward &forward, MessageDone done)
{
    m_database.write<Outcome>([=, this](SqlSession &session) { return forwardIn(session, forward, m_clock.now()); },
                              std::move(done));
}

void MessageStore::edit(ConversationId conversation, MessageId id, UserId editor, std::string content, MessageDone done)
{
    m_database.write<Outcome>(
        [=, this, content = std::move(content)](SqlSession &session) {
            return editIn(session, conversation, id, editor, content, m_clock.now());
        },
        std::move(done));
}

void MessageStore::remove(ConversationId conversation, MessageId id, UserId remover, MessageDone done)
{
    m_database.write<Outcome>([=](SqlSession &session) { return removeIn(session, conversation, id, remover); },
                              std::move(done));
}

void MessageStore::markRead(ConversationId conversation, MessageId upTo, UserId reader, MarkDone done)
{
    m_database.write<MarkChange>(
        [=, this](SqlSession &session) {
            return markIn(session, Marker::Read, conversation, upTo, reader, m_clock.now());
        },
        std::move(done));
}

void MessageStore::markDelivered(ConversationId conversation, MessageId upTo, UserId receiver, MarkDone done)
{
    m_database.write<MarkChange>(
        [=, this](SqlSession &session) {
            return markIn(session, Marker::Delivered, conversation, upTo, receiver, m_clock.now());
        },
        std::move(done));
}

Result<std::vector<Message>> MessageStore::history(ConversationId conversation, UserId viewer,
                                                   const HistoryQuery &query)
{
    return m_database.read<std::vector<Message>>(
        [&](SqlSession &session) -> Result<std::vector<Message>> {
            if (!isMemberIn(session, conversation, viewer))
                return failure(ServerError::forbidden(kNotMember));
            PeopleReader people(session);
            return MessageReader(session, people, viewer).page(conversation, query);
        },
        patienceFor(query));
}

} // namespace vatochito::server
