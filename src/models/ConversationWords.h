// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Conversation.h"

#include <QCoreApplication>
#include <QDate>
#include <QHash>
#include <QList>

namespace vatochito {

/// What a conversation is called and what is said about it, in the person's language.
class ConversationWords
{
    Q_DECLARE_TR_FUNCTIONS(vatochito::ConversationWords)

public:
    /// \a me: who reads it. \a people must outlive this object and hold everybody who is named.
    ConversationWords(UserId me, const QHash<UserId, User> &people) : m_me(me), m_people(people) {}

    /// A group's own, a direct one's by its other member.
    QString title(const Conversation &conversation) const;
    /// Of a person, or of the group: what the avatar's hue follows.
    int hue(const Conversation &conversation) const;
    QString name(UserId user) const;
    /// \a name inside a sentence of ours: no longer than it leaves room for, and turning nothing around it.
    static QString inSentence(const QString &name);
    /// The other member of a direct conversation; null for groups and strangers.
    const User *other(const Conversation &conversation) const;

    /// Who wrote the last message, where that needs to be said: "You", in a group a name; else empty.
    QString previewSender(const Conversation &conversation, const Message &message) const;
    /// One line: "Hello!", "📷 Photo", "This message was deleted".
    static QString preview(const Message &message);
    /// "typing…", "Bob is typing…", "3 people are typing…"; empty for nobody.
    QString typing(const Conversation &conversation, const QList<UserId> &users) const;
    /// "online", "last seen …", "4 members"; empty when nothing is known.
    QString presence(const Conversation &conversation, QDate today) const;

private:
    UserId m_me;
    const QHash<UserId, User> &m_people;
};

} // namespace vatochito
