// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/TextRange.h"

#include <QList>
#include <QString>
#include <QUrl>

#include <optional>

namespace vatochito {

/// Links in people's words. What a link says and what it opens may differ, so every one goes through here.
namespace links {

struct Link
{
    qsizetype start = 0;
    qsizetype length = 0;
    QUrl target;
};

/// http, https and mailto, written out; everything else is plain text. A character that cannot be seen or turns the
/// direction of reading ends a link.
QList<Link> in(const QString &text);

/// What \a link opens; nothing, unless it is one that in() would find. A mailto keeps its address alone: what else it
/// may carry fills in a letter behind the person's back.
std::optional<QUrl> safeTarget(const QString &link);

/// It looks like another place than it opens: a name before the host ("https://bank.example@evil.example"), or a host
/// in letters that look like others.
bool isMisleading(const QUrl &target);

/// The place it opens as the network names it: the host, or the address of a mailto.
QString destination(const QUrl &target);

/// \a text for Text.StyledText, shown as it is.
QString escaped(QStringView text);

/// As escaped(), with \a marks, in its order, underlined.
QString marked(const QString &text, const QList<TextRange> &marks);

/// \a text for Text.StyledText, every character of it escaped, with its links as links and \a marks, in its order,
/// underlined; empty if it has none of either.
QString styled(const QString &text, const QList<TextRange> &marks = {});

} // namespace links
} // namespace vatochito
