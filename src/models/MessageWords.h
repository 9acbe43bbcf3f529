// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Message.h"
#include "core/SearchQuery.h"
#include "core/User.h"
#include "models/ReplyPreview.h"

#include <QCoreApplication>
#include <QHash>

namespace vatochito {

/// What the row of a message says, in the person's language. People's own words are never changed.
class MessageWords
{
    Q_DECLARE_TR_FUNCTIONS(vatochito::MessageWords)

public:
    /// \a people must outlive this object and hold everybody who is named.
    explicit MessageWords(const QHash<UserId, User> &people) : m_people(people) {}

    QString name(UserId user) const;
    /// What it answers, if anything.
    ReplyPreview reply(const Message &message) const;

    /// Of a deleted message the sentence that says so.
    static QString text(const Message &message);
    /// A line a file.
    static QString files(const Message &message);
    /// Files and text for Text.StyledText, what \a highlight finds underlined; empty without a link and a hit.
    static QString linkedText(const Message &message, const SearchQuery &highlight = {});
    /// Why it failed, a sentence; empty if it did not.
    static QString failure(const Message &message);

private:
    static QString deletedText();

    const QHash<UserId, User> &m_people;
};

} // namespace vatochito
