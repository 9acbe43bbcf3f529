// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/Composition.h"

#include "models/ConversationWords.h"

#include <utility>

namespace vatochito {

namespace {

/// As much of a message as travels with an answer to it (compat.md, Messages).
constexpr qsizetype kExcerptLength = 100;

QString firstCharacters(const QString &text, qsizetype count)
{
    const qsizetype end = count < text.size() && text.at(count).isLowSurrogate() ? count + 1 : count;
    return text.left(end);
}

} // namespace

Composition::Composition(QObject *parent) : QObject(parent) {}

QString Composition::title() const
{
    if (isEditing())
        return tr("Editing");
    return isReplying() ? tr("Reply to %1").arg(ConversationWords::inSentence(m_name)) : QString();
}

void Composition::reply(const Message &message, const QString &name)
{
    m_edited = {};
    m_name = name;
    const QString excerpt = firstCharacters(message.content, kExcerptLength);
    m_reply = ReplyExcerpt{.id = message.id, .sender = message.sender, .excerpt = excerpt};
    m_excerpt = excerpt.simplified();
    Q_EMIT changed();
}

void Composition::edit(const Message &message)
{
    m_reply.reset();
    m_edited = message.id;
    m_excerpt = firstCharacters(message.content, kExcerptLength).simplified();
    Q_EMIT changed();
    Q_EMIT editStarted(message.content);
}

void Composition::clear()
{
    const bool wasReply = std::exchange(m_reply, std::nullopt).has_value();
    if (!std::exchange(m_edited, MessageId()).isValid() && !wasReply)
        return;
    m_excerpt.clear();
    Q_EMIT changed();
}

} // namespace vatochito
