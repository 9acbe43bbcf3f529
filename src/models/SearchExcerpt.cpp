// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/SearchExcerpt.h"

#include "core/Links.h"
#include "core/PlainText.h"

namespace vatochito {

namespace {

/// Words before the hit, so that it is in sight on the narrowest list.
constexpr qsizetype kLead = 24;
/// More does not fit on the widest.
constexpr qsizetype kLength = 160;

/// From a word that begins near before \a hit; the hit itself is never cut off.
QString fromBefore(const QString &line, qsizetype hit)
{
    if (hit <= kLead)
        return line;
    const qsizetype space = line.indexOf(u' ', hit - kLead);
    const qsizetype start = space >= 0 && space < hit ? space + 1 : hit;
    return u'…' + line.sliced(start);
}

} // namespace

SearchExcerpt excerptOf(const QString &content, const SearchQuery &query)
{
    const QString line = content.simplified();
    const QList<TextRange> hits = query.hitsIn(line);
    const QString plain =
        plaintext::beginning(hits.isEmpty() ? line : fromBefore(line, hits.constFirst().start), kLength);
    QString styled = links::escaped(plain);
    if (const QList<TextRange> shown = query.hitsIn(plain); !shown.isEmpty())
        styled = links::marked(plain, shown);
    return {.plain = plain, .styled = styled};
}

} // namespace vatochito
