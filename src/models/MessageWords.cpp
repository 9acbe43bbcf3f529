// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/MessageWords.h"

#include "core/Links.h"
#include "core/PlainText.h"
#include "core/Sentences.h"

#include <QStringList>

namespace vatochito {

using namespace Qt::StringLiterals;

namespace {

QString symbolFor(const Attachment &file)
{
    if (file.mimeType.startsWith("image/"_L1))
        return u"📷"_s;
    if (file.mimeType.startsWith("video/"_L1))
        return u"🎬"_s;
    return file.mimeType.startsWith("audio/"_L1) ? u"🎵"_s : u"📎"_s;
}

} // namespace

QString MessageWords::deletedText()
{
    return tr("This message was deleted");
}

QString MessageWords::name(UserId user) const
{
    const auto found = m_people.constFind(user);
    return found != m_people.cend() ? found->name() : tr("Unknown");
}

ReplyPreview MessageWords::reply(const Message &message) const
{
    if (!message.reply || message.isDeleted)
        return {};
    return {.messageId = static_cast<double>(message.reply->id.value()),
            .name = name(message.reply->sender),
            .text = message.reply->isDeleted ? deletedText() : message.reply->excerpt.simplified()};
}

QString MessageWords::text(const Message &message)
{
    return message.isDeleted ? deletedText() : message.content;
}

QString MessageWords::files(const Message &message)
{
    if (message.isDeleted)
        return {};
    QStringList lines;
    for (const Attachment &file : message.attachments)
        lines.append(symbolFor(file) + u' ' + plaintext::withoutTurns(file.name));
    return lines.join(u'\n');
}

QString MessageWords::linkedText(const Message &message, const SearchQuery &highlight)
{
    const QString words =
        message.isDeleted ? QString() : links::styled(message.content, highlight.hitsIn(message.content));
    const QString before = words.isEmpty() ? QString() : files(message);
    // What looks like a link in the name of a file is none.
    return before.isEmpty() ? words : links::escaped(before + u'\n') + words;
}

QString MessageWords::failure(const Message &message)
{
    if (message.delivery != Delivery::Failed)
        return {};
    return Sentences::forError(Error{.code = Error::codeFromName(message.failure.section(u' ', 0, 0))});
}

} // namespace vatochito
