// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/Avatars.h"

#include <QStringList>
#include <QTextBoundaryFinder>

#include <algorithm>

namespace vatochito {

namespace {

/// What stands before the first letter is skipped: "(Ahmedabad)" begins with A. A word without letters begins as it is.
QString firstLetter(const QString &word)
{
    const auto letter =
        std::find_if(word.cbegin(), word.cend(), [](QChar c) { return c.isLetterOrNumber() || c.isSurrogate(); });
    const QString rest = letter == word.cend() ? word : word.mid(letter - word.cbegin());
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, rest);
    const auto end = finder.toNextBoundary();
    return end > 0 ? rest.left(end).toUpper() : QString();
}

} // namespace

int avatarHue(long long id)
{
    const long long rest = id % kAvatarHues;
    return static_cast<int>(rest < 0 ? rest + kAvatarHues : rest);
}

QString avatarInitials(const QString &name)
{
    const QStringList words = name.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (words.isEmpty())
        return {};
    if (words.size() == 1)
        return firstLetter(words.first());
    return firstLetter(words.first()) + firstLetter(words.last());
}

} // namespace vatochito
