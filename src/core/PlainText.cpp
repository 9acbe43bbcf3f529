// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/PlainText.h"

#include <QList>
#include <QTextBoundaryFinder>

#include <algorithm>

namespace vatochito::plaintext {

namespace {

constexpr char16_t kFirstStrongIsolate = 0x2068;
constexpr char16_t kPopIsolate = 0x2069;

bool opensIsolate(QChar::Direction direction)
{
    return direction == QChar::DirLRI || direction == QChar::DirRLI || direction == QChar::DirFSI;
}

/// A character that is not seen and says in which direction others are read.
bool isTurn(QChar::Direction direction)
{
    switch (direction) {
    case QChar::DirLRE:
    case QChar::DirLRO:
    case QChar::DirRLE:
    case QChar::DirRLO:
    case QChar::DirPDF:
    case QChar::DirPDI:
        return true;
    default:
        return opensIsolate(direction);
    }
}

bool canTurnOthers(const QString &text)
{
    const QList<uint> letters = text.toUcs4();
    return std::any_of(letters.cbegin(), letters.cend(), [](uint letter) {
        const QChar::Direction direction = QChar::direction(letter);
        return isTurn(direction) || direction == QChar::DirR || direction == QChar::DirAL || direction == QChar::DirAN;
    });
}

} // namespace

QString isolated(const QString &text)
{
    if (!canTurnOthers(text))
        return text;
    QString inside;
    inside.reserve(text.size() + 2);
    inside += kFirstStrongIsolate;
    int open = 0;
    for (const QChar letter : text) {
        if (opensIsolate(letter.direction()))
            ++open;
        else if (letter.direction() == QChar::DirPDI && --open < 0) {
            // It would end the isolate around the text.
            open = 0;
            continue;
        }
        inside += letter;
    }
    // The end of an isolate ends what was opened inside, but for other isolates.
    return inside + QString(open + 1, QChar(kPopIsolate));
}

QString withoutTurns(const QString &text)
{
    QString plain = text;
    plain.removeIf([](QChar letter) { return isTurn(letter.direction()); });
    return plain;
}

QString withoutControls(const QString &text)
{
    QString plain = text;
    plain.replace(QLatin1String("\r\n"), QLatin1String("\n"));
    for (QChar &letter : plain) {
        if (letter.category() == QChar::Other_Control && letter != u'\n' && letter != u'\t')
            letter = QChar::ReplacementCharacter;
    }
    return plain;
}

QString wellFormed(const QString &text)
{
    if (text.isValidUtf16())
        return text;
    QString whole = text;
    for (qsizetype i = 0; i < whole.size(); ++i) {
        if (whole.at(i).isHighSurrogate() && i + 1 < whole.size() && whole.at(i + 1).isLowSurrogate())
            ++i;
        else if (whole.at(i).isSurrogate())
            whole[i] = QChar::ReplacementCharacter;
    }
    return whole;
}

QString beginning(const QString &text, qsizetype length)
{
    if (text.size() <= length)
        return text;
    QTextBoundaryFinder letters(QTextBoundaryFinder::Grapheme, text);
    letters.setPosition(length);
    qsizetype end = letters.isAtBoundary() ? length : letters.toPreviousBoundary();
    if (end <= 0)
        end = text.at(length).isLowSurrogate() ? length - 1 : length;
    return text.left(end) + u'…';
}

QString firstCodePoints(const QString &text, qsizetype count)
{
    if (text.size() <= count)
        return text;
    qsizetype end = 0;
    for (qsizetype i = 0; i < count && end < text.size(); ++i)
        end += text.at(end).isHighSurrogate() && end + 1 < text.size() ? 2 : 1;
    return text.left(end);
}

} // namespace vatochito::plaintext
