// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/client/Samples.h"

namespace vatochito::samples {

User person(UserId id, const QString &username)
{
    User user;
    user.id = id;
    user.username = username;
    return user;
}

ReceivedConversation conversation(ConversationId id, std::optional<ReceivedMessage> last)
{
    ReceivedConversation received;
    received.conversation.id = id;
    received.conversation.title = QStringLiteral("alice - bob");
    received.conversation.owner = kMe;
    received.conversation.createdAt = fromMicros(1'767'225'600'000'000);
    received.conversation.members = {Member{.user = kMe, .nickname = {}, .isAdmin = true},
                                     Member{.user = kBob, .nickname = {}, .isAdmin = false}};
    received.people = {person(kMe, QStringLiteral("alice")), person(kBob, QStringLiteral("bob"))};
    received.lastMessage = std::move(last);
    return received;
}

ReceivedMessage message(long long id, UserId sender, const QString &content, ConversationId conversation)
{
    ReceivedMessage received;
    received.message.id = MessageId(id);
    received.message.conversation = conversation;
    received.message.sender = sender;
    received.message.content = content;
    received.message.createdAt = fromMicros(1'767'225'600'000'000 + id * 1'000'000);
    return received;
}

} // namespace vatochito::samples
