// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/Composition.h"

#include "core/PlainText.h"
#include "models/ConversationWords.h"

namespace vatochito {

Composition::Composition(QObject *parent) : QObject(parent) {}

QString Composition::title() const
{
    if (isEditing())
        return tr("Editing");
    return isReplying() ? tr("Reply to %1").arg(ConversationWords::inSentence(m_name)) : QString();
}

void Composition::reply(const Message &message, const QString &name)
{
    forget();
    m_name = name;
    const QString excerpt = plaintext::firstCodePoints(message.content, kReplyExcerptLength);
    m_reply = ReplyExcerpt{.id = message.id, .sender = message.sender, .excerpt = excerpt};
    if (!message.id.isValid())
        m_answers = message.clientId;
    m_excerpt = excerpt.simplified();
    Q_EMIT changed();
}

void Composition::edit(const Message &message)
{
    forget();
    m_edited = message.id;
    if (!message.id.isValid())
        m_editedWaiting = message.clientId;
    m_excerpt = plaintext::firstCodePoints(message.content, kReplyExcerptLength).simplified();
    Q_EMIT changed();
    Q_EMIT editStarted(message.content);
}

void Composition::clear()
{
    if (!isEditing() && !isReplying())
        return;
    forget();
    Q_EMIT changed();
}

void Composition::forget()
{
    m_edited = {};
    m_editedWaiting = {};
    m_answers = {};
    m_reply.reset();
    m_excerpt.clear();
}

} // namespace vatochito
