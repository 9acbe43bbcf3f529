// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/ChatService.h"

#include "server/domain/Content.h"
#include "server/wire/Frames.h"

#include <memory>
#include <utility>

namespace vatochito::server {

void ChatService::send(Draft draft, MessageDone done)
{
    if (Status checked = checkContent(draft.content); !checked)
        return done(failure(checked.error()));
    m_messages.append(std::move(draft), [this, done = std::move(done)](Result<Message> message) {
        if (message)
            publish(message->conversation, frames::messageNew(*message));
        done(std::move(message));
    });
}

void ChatService::edit(ConversationId conversation, MessageId id, UserId editor, std::string content, MessageDone done)
{
    if (Status checked = checkContent(content); !checked)
        return done(failure(checked.error()));
    m_messages.edit(conversation, id, editor, std::move(content),
                    [this, done = std::move(done)](Result<Message> message) {
                        if (message)
                            publish(message->conversation, frames::messageEdited(*message));
                        done(std::move(message));
                    });
}

void ChatService::remove(ConversationId conversation, MessageId id, UserId remover, StatusDone done)
{
    m_messages.remove(conversation, id, remover,
                      [this, conversation, id, done = std::move(done)](const Result<bool> &changed) {
                          if (!changed)
                              return done(failure(changed.error()));
                          if (*changed)
                              publish(conversation, frames::messageDeleted(id));
                          done({});
                      });
}

void ChatService::markRead(ConversationId conversation, MessageId upTo, UserId reader, StatusDone done)
{
    m_messages.markRead(conversation, upTo, reader,
                        [this, conversation, upTo, reader, done = std::move(done)](const Status &marked) {
                            if (marked)
                                publish(conversation, frames::messageRead(upTo, reader));
                            done(marked);
                        });
}

void ChatService::typing(ConversationId conversation, const User &typist, bool isTyping)
{
    publish(conversation, frames::typing(typist, isTyping), typist.id);
}

Result<std::vector<Message>> ChatService::history(ConversationId conversation, UserId viewer, const HistoryQuery &query)
{
    return m_messages.history(conversation, viewer, query);
}

void ChatService::publish(ConversationId conversation, std::string frame, UserId except)
{
    m_channel.publish({conversation, std::make_shared<const std::string>(std::move(frame)), except});
}

} // namespace vatochito::server
