// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/Avatars.h"

#include <QStringList>
#include <QTextBoundaryFinder>

namespace vatochito {

namespace {

QString firstLetter(const QString &word)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, word);
    const auto end = finder.toNextBoundary();
    return end > 0 ? word.left(end).toUpper() : QString();
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
