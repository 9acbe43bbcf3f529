// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/SearchQuery.h"

#include <QDate>
#include <QDateTime>

#include <algorithm>
#include <utility>

namespace vatochito {

using namespace Qt::StringLiterals;

namespace {

struct Word
{
    QString folded;
    TextRange range;
    /// The sign that makes a picture of a heart. The index counts it, so that words on both sides are not neighbours.
    bool isSign = false;
};

/// As the index cuts (Migrations.cpp): a vowel sign belongs to its letter, all else is between words.
bool isInWord(char32_t character)
{
    switch (QChar::category(character)) {
    case QChar::Letter_Uppercase:
    case QChar::Letter_Lowercase:
    case QChar::Letter_Titlecase:
    case QChar::Letter_Modifier:
    case QChar::Letter_Other:
    case QChar::Number_DecimalDigit:
    case QChar::Number_Letter:
    case QChar::Number_Other:
    case QChar::Other_PrivateUse:
    case QChar::Mark_NonSpacing:
    case QChar::Mark_SpacingCombining:
        return true;
    default:
        return false;
    }
}

bool isMark(char32_t character)
{
    const QChar::Category category = QChar::category(character);
    return category == QChar::Mark_NonSpacing || category == QChar::Mark_SpacingCombining;
}

char32_t characterAt(QStringView text, qsizetype at)
{
    const QChar first = text.at(at);
    if (first.isHighSurrogate() && at + 1 < text.size() && text.at(at + 1).isLowSurrogate())
        return QChar::surrogateToUcs4(first, text.at(at + 1));
    return first.unicode();
}

QList<Word> wordsOf(const QString &text)
{
    QList<Word> words;
    QString folded;
    qsizetype start = 0;
    bool hasLetter = false;
    const auto end = [&](qsizetype at) {
        if (!folded.isEmpty())
            words.append({folded, {start, at - start}, !hasLetter});
        folded.clear();
        hasLetter = false;
    };
    for (qsizetype at = 0; at < text.size();) {
        const char32_t character = characterAt(text, at);
        const qsizetype width = QChar::requiresSurrogates(character) ? 2 : 1;
        if (isInWord(character)) {
            if (folded.isEmpty())
                start = at;
            hasLetter = hasLetter || !isMark(character);
            const char32_t small = QChar::toCaseFolded(character);
            folded.append(QString::fromUcs4(&small, 1));
        } else {
            end(at);
        }
        at += width;
    }
    end(text.size());
    return words;
}

/// Nobody looks for a sign alone, and between words it stands as it is written.
void dropOuterSigns(QList<Word> &words)
{
    while (!words.isEmpty() && words.constFirst().isSign)
        words.removeFirst();
    while (!words.isEmpty() && words.constLast().isSign)
        words.removeLast();
}

bool isQuote(QChar character)
{
    return character == u'"' || character == u'“' || character == u'”' || character == u'„';
}

struct Piece
{
    QString text;
    bool isPhrase = false;
    bool isOpen = false; ///< Nothing ended it: it may go on.
};

QList<Piece> piecesOf(const QString &typed)
{
    QList<Piece> pieces;
    Piece piece;
    const auto end = [&](bool isOpen) {
        piece.isOpen = isOpen;
        if (!piece.text.isEmpty())
            pieces.append(piece);
        piece = {};
    };
    for (const QChar character : typed) {
        if (isQuote(character)) {
            const bool wasPhrase = piece.isPhrase;
            end(false);
            piece.isPhrase = !wasPhrase;
        } else if (!piece.isPhrase && character.isSpace()) {
            end(false);
        } else {
            piece.text.append(character);
        }
    }
    end(true);
    return pieces;
}

/// Year, month and day in digits of any script; "2026-1-5" is understood as well.
std::optional<Timestamp> startOf(const QString &day)
{
    QString plain;
    for (const QChar character : day)
        plain.append(character.digitValue() < 0 ? character : QChar(u'0' + character.digitValue()));
    const QDate date = QDate::fromString(plain, u"yyyy-M-d"_s);
    if (!date.isValid())
        return {};
    return fromMicros(date.startOfDay().toMSecsSinceEpoch() * 1000);
}

bool takeSender(SearchQuery &query, QString name)
{
    if (name.startsWith(u'@'))
        name.remove(0, 1);
    if (name.isEmpty())
        return false;
    query.sender = name;
    return true;
}

/// What begins with no digit is not meant as a day.
bool takeDay(SearchQuery &query, std::optional<Timestamp> SearchQuery::*bound, const QString &day)
{
    if (day.isEmpty() || day.front().digitValue() < 0)
        return false;
    query.*bound = startOf(day);
    if (!(query.*bound))
        query.misreadDay = day;
    return true;
}

/// `key:value`. \return It was one that means something.
bool takeFilter(SearchQuery &query, const QString &text)
{
    const qsizetype colon = text.indexOf(u':');
    if (colon < 0)
        return false;
    const QString key = text.left(colon).toLower();
    const QString value = text.mid(colon + 1);
    if (key == "from"_L1 || key == u"તરફથી")
        return takeSender(query, value);
    if (key == "after"_L1 || key == u"પછી")
        return takeDay(query, &SearchQuery::since, value);
    if (key == "before"_L1 || key == u"પહેલાં" || key == u"પહેલા")
        return takeDay(query, &SearchQuery::until, value);
    return false;
}

/// One letter that may go on stands for too much to be looked up at once: it waits for the next one.
bool isOneLetter(const QString &word)
{
    return word.size() == (word.front().isHighSurrogate() ? 2 : 1);
}

bool matches(const SearchQuery::Term &term, const QList<Word> &words, qsizetype at)
{
    if (at + term.words.size() > words.size())
        return false;
    for (qsizetype index = 0; index < term.words.size(); ++index) {
        const QString &found = words.at(at + index).folded;
        const QString &wanted = term.words.at(index);
        const bool isPrefix = term.isPrefix && index == term.words.size() - 1;
        if (isPrefix ? !found.startsWith(wanted) : found != wanted)
            return false;
    }
    return true;
}

} // namespace

SearchQuery SearchQuery::parse(const QString &typed)
{
    SearchQuery query;
    for (const Piece &piece : piecesOf(typed)) {
        if (!piece.isPhrase && takeFilter(query, piece.text))
            continue;
        QList<Word> words = wordsOf(piece.text);
        dropOuterSigns(words);
        if (words.isEmpty())
            continue;
        Term term;
        term.isPrefix = piece.isOpen && words.constLast().range.end() == piece.text.size();
        if (term.isPrefix && isOneLetter(words.constLast().folded)) {
            term.isPrefix = false;
            if (words.size() > 1 || !query.terms.isEmpty())
                words.removeLast();
            dropOuterSigns(words);
        }
        for (const Word &word : std::as_const(words))
            term.words.append(word.folded);
        if (!term.words.isEmpty())
            query.terms.append(term);
    }
    return query;
}

QList<TextRange> SearchQuery::hitsIn(const QString &text) const
{
    const QList<Word> words = wordsOf(text);
    QList<TextRange> hits;
    for (qsizetype at = 0; at < words.size(); ++at) {
        for (const Term &term : terms) {
            if (!matches(term, words, at))
                continue;
            const qsizetype start = words.at(at).range.start;
            const qsizetype end = words.at(at + term.words.size() - 1).range.end();
            if (!hits.isEmpty() && hits.constLast().end() >= start)
                hits.last().length = std::max(hits.constLast().end(), end) - hits.constLast().start;
            else
                hits.append({start, end - start});
        }
    }
    return hits;
}

} // namespace vatochito
