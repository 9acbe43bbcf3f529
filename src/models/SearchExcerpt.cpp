// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/SearchExcerpt.h"

#include "core/Links.h"
#include "core/PlainText.h"

#include <algorithm>

namespace vatochito {

namespace {

/// Words before the hit, so that it is in sight on the narrowest list.
constexpr qsizetype kLead = 20;
constexpr qsizetype kShortestLead = 4;
/// More does not fit on the widest.
constexpr qsizetype kLength = 160;

/// From a word that begins near before \a hit; the hit itself is never cut off.
QString fromBefore(const QString &line, qsizetype hit, qsizetype lead)
{
    if (hit <= lead)
        return line;
    const qsizetype space = line.indexOf(u' ', hit - lead);
    const qsizetype start = space >= 0 && space < hit ? space + 1 : hit;
    return u'…' + line.sliced(start);
}

} // namespace

SearchExcerpt excerptOf(const QString &content, const SearchQuery &query, const QString &sender)
{
    const qsizetype lead = std::max(kShortestLead, kLead - sender.size() * 3 / 2);
    const QString line = content.simplified();
    const QList<TextRange> hits = query.hitsIn(line);
    const QString plain =
        plaintext::beginning(hits.isEmpty() ? line : fromBefore(line, hits.constFirst().start, lead), kLength);
    QString styled = links::escaped(plain);
    if (const QList<TextRange> shown = query.hitsIn(plain); !shown.isEmpty())
        styled = links::marked(plain, shown);
    return {.plain = plain, .styled = styled};
}

} // namespace vatochito
