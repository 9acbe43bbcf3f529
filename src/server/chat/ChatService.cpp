// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/ChatService.h"

#include "server/chat/ConversationAnnouncement.h"
#include "server/domain/Content.h"
#include "server/wire/Frames.h"
#include "server/wire/SyncFrames.h"

#include <utility>

namespace vatochito::server {

namespace {

/// \a encode makes its frame from \a message, when somebody needs it.
LazyFrame frameOf(const std::shared_ptr<const Message> &message, std::string (*encode)(const Message &))
{
    return LazyFrame([message, encode] { return encode(*message); });
}

/// What happened to a message, for both levels; a change that changed nothing is nothing to level 1.
ChannelEvent eventOf(const MessageStore::Outcome &outcome, std::string (*compat)(const Message &),
                     std::string (*sync)(const Message &))
{
    const auto message = std::make_shared<const Message>(outcome.message);
    ChannelEvent event{.conversation = message->conversation, .compat = frameOf(message, compat)};
    if (outcome.isChanged) {
        event.sync = frameOf(message, sync);
        event.number = message->rev;
    }
    return event;
}

std::string deletedOnCompat(const Message &message)
{
    return frames::messageDeleted(message.id);
}

} // namespace

ChatService::ChatService(MessageStore &messages, ChannelLayer &channel, const Clock &clock, FailPoints failPoints)
    : m_messages(messages)
    , m_channel(channel)
    , m_failPoints(std::move(failPoints))
    , m_typing(clock)
    , m_marks(channel, clock)
{
}

void ChatService::send(Draft draft, MessageDone done, MessageDone acknowledge)
{
    if (Status checked = checkContent(draft.content); !checked) {
        if (acknowledge)
            acknowledge(failure(checked.error()));
        return done(failure(checked.error()));
    }
    m_messages.append(std::move(draft),
                      [this, done = std::move(done), acknowledge = std::move(acknowledge)](Result<Outcome> outcome) {
                          if (acknowledge)
                              acknowledge(outcome);
                          if (acknowledge && outcome && outcome->isChanged)
                              m_failPoints.reach(FailPoint::AfterAck);
                          if (outcome && outcome->isChanged)
                              m_channel.publish(eventOf(*outcome, frames::messageNew, syncframes::messageNew));
                          done(std::move(outcome));
                      });
}

void ChatService::forward(const Forward &forward, MessageDone done)
{
    m_messages.forward(forward, [this, done = std::move(done)](Result<Outcome> outcome) {
        if (outcome)
            m_channel.publish(eventOf(*outcome, frames::messageNew, syncframes::messageNew));
        done(std::move(outcome));
    });
}

void ChatService::edit(ConversationId conversation, MessageId id, UserId editor, std::string content, MessageDone done)
{
    if (Status checked = checkContent(content); !checked)
        return done(failure(checked.error()));
    m_messages.edit(conversation, id, editor, std::move(content),
                    [this, done = std::move(done)](Result<Outcome> outcome) {
                        // Level 0 clients take the echo for the answer, also when the words were there already.
                        if (outcome)
                            m_channel.publish(eventOf(*outcome, frames::messageEdited, syncframes::messageEdited));
                        done(std::move(outcome));
                    });
}

void ChatService::remove(ConversationId conversation, MessageId id, UserId remover, MessageDone done)
{
    m_messages.remove(conversation, id, remover, [this, done = std::move(done)](Result<Outcome> outcome) {
        if (outcome && outcome->isChanged)
            m_channel.publish(eventOf(*outcome, deletedOnCompat, syncframes::messageDeleted));
        done(std::move(outcome));
    });
}

void ChatService::markRead(ConversationId conversation, MessageId upTo, UserId reader, StatusDone done)
{
    m_messages.markRead(conversation, upTo, reader,
                        [this, conversation, upTo, reader, done = std::move(done)](const Result<MarkChange> &change) {
                            if (!change)
                                return done(failure(change.error()));
                            m_channel.publish(
                                {.conversation = conversation,
                                 .compat = LazyFrame([upTo, reader] { return frames::messageRead(upTo, reader); })});
                            announceMark(conversation, *change);
                            done({});
                        });
}

void ChatService::markDelivered(ConversationId conversation, MessageId upTo, UserId receiver, StatusDone done)
{
    m_messages.markDelivered(conversation, upTo, receiver,
                             [this, conversation, done = std::move(done)](const Result<MarkChange> &change) {
                                 if (!change)
                                     return done(failure(change.error()));
                                 announceMark(conversation, *change);
                                 done({});
                             });
}

void ChatService::announceMark(ConversationId conversation, const MarkChange &change)
{
    m_marks.add(conversation, change);
    if (change.account)
        announceAccount(m_channel, *change.account);
}

void ChatService::typing(ConversationId conversation, const User &typist, bool isTyping)
{
    const auto user = std::make_shared<const User>(typist);
    ChannelEvent event{.conversation = conversation};
    event.compat = LazyFrame([user, isTyping] { return frames::typing(*user, isTyping); });
    event.except = typist.id;
    event.importance = Importance::Typing;
    if (typist.settings.showTypingIndicator && m_typing.allows(conversation, typist.id, isTyping))
        event.sync = LazyFrame([=] { return syncframes::typing(conversation, user->id, isTyping); });
    m_channel.publish(event);
}

Result<std::vector<Message>> ChatService::history(ConversationId conversation, UserId viewer, const HistoryQuery &query)
{
    if (!query.before)
        m_messages.awaitAppends();
    return m_messages.history(conversation, viewer, query);
}

} // namespace vatochito::server
