// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ConversationWords.h"

#include "core/PlainText.h"
#include "models/Avatars.h"
#include "models/Moments.h"

#include <algorithm>

namespace vatochito {

using namespace Qt::StringLiterals;

namespace {

/// A sentence with a longer name would lose its end.
constexpr qsizetype kNameLength = 32;

} // namespace

QString ConversationWords::title(const Conversation &conversation) const
{
    if (conversation.type != ConversationType::Direct)
        return conversation.title.isEmpty() ? tr("Unnamed group") : conversation.title;
    if (const User *person = other(conversation))
        return person->name();
    return conversation.title.isEmpty() ? tr("Unknown") : conversation.title;
}

int ConversationWords::hue(const Conversation &conversation) const
{
    const User *person = other(conversation);
    return avatarHue(person ? person->id.value() : conversation.id.value());
}

QString ConversationWords::name(UserId user) const
{
    const auto found = m_people.constFind(user);
    return found != m_people.cend() ? found->name() : tr("Unknown");
}

const User *ConversationWords::other(const Conversation &conversation) const
{
    if (conversation.type != ConversationType::Direct)
        return nullptr;
    const auto member = std::find_if(conversation.members.cbegin(), conversation.members.cend(),
                                     [this](const Member &candidate) { return candidate.user != m_me; });
    if (member == conversation.members.cend())
        return nullptr;
    const auto found = m_people.constFind(member->user);
    return found != m_people.cend() ? &found.value() : nullptr;
}

QString ConversationWords::inSentence(const QString &name)
{
    return plaintext::isolated(plaintext::beginning(name, kNameLength));
}

QString ConversationWords::previewSender(const Conversation &conversation, const Message &message) const
{
    if (message.sender == m_me) {
        //: In the list of conversations: who wrote the last message
        return tr("You");
    }
    return conversation.type == ConversationType::Direct ? QString() : inSentence(name(message.sender));
}

QString ConversationWords::preview(const Message &message)
{
    if (message.isDeleted)
        return tr("This message was deleted");
    const QString line = message.content.simplified();
    switch (message.type) {
    case MessageType::Text:
        if (line.isEmpty() && !message.attachments.isEmpty())
            return u"📎 "_s + plaintext::withoutTurns(message.attachments.first().name);
        return line;
    case MessageType::Image:
        return u"📷 "_s + (line.isEmpty() ? tr("Photo") : line);
    case MessageType::Video:
        return u"🎬 "_s + (line.isEmpty() ? tr("Video") : line);
    case MessageType::Audio:
        return u"🎵 "_s + (line.isEmpty() ? tr("Audio") : line);
    case MessageType::File:
        return u"📎 "_s + (line.isEmpty() ? tr("File") : line);
    }
    return line;
}

QString ConversationWords::typing(const Conversation &conversation, const QList<UserId> &users) const
{
    if (users.isEmpty())
        return {};
    if (conversation.type == ConversationType::Direct)
        return tr("typing…");
    if (users.size() == 1)
        return tr("%1 is typing…").arg(inSentence(name(users.first())));
    return tr("%n people are typing…", nullptr, static_cast<int>(users.size()));
}

QString ConversationWords::presence(const Conversation &conversation, QDate today) const
{
    if (conversation.type != ConversationType::Direct)
        return tr("%n members", nullptr, static_cast<int>(conversation.members.size()));
    const User *person = other(conversation);
    if (!person)
        return {};
    if (person->isOnline.value_or(false))
        return tr("online");
    return person->lastSeenAt ? Moments::lastSeen(*person->lastSeenAt, today) : QString();
}

} // namespace vatochito
