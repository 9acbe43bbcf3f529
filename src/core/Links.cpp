// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Links.h"

#include <QRegularExpression>

#include <algorithm>

namespace vatochito::links {

using namespace Qt::StringLiterals;

namespace {

const QRegularExpression &pattern()
{
    static const QRegularExpression made(uR"((?<![\p{L}\p{N}_])(?:https?://|mailto:)[^\s<>"`\p{Cc}\p{Cf}\p{Zs}]+)"_s,
                                         QRegularExpression::CaseInsensitiveOption |
                                             QRegularExpression::UseUnicodePropertiesOption);
    return made;
}

/// Without what belongs to the sentence around it.
QStringView withoutPunctuation(QStringView link)
{
    static const QString kPunctuation = u".,;:!?'*_~]})»”’…।"_s;
    while (!link.isEmpty() && kPunctuation.contains(link.back())) {
        // A bracket that was opened inside stays: https://example.org/Name_(place)
        if (link.back() == u')' && link.count(u'(') >= link.count(u')'))
            break;
        link.chop(1);
    }
    return link;
}

std::optional<QUrl> targetOf(QStringView link)
{
    QUrl target(link.toString(), QUrl::TolerantMode);
    if (!target.isValid())
        return {};
    if (target.scheme() == "mailto"_L1) {
        target.setQuery(QString());
        target.setFragment(QString());
        return target.path().contains(u'@') ? std::optional(target) : std::nullopt;
    }
    const bool isWeb = target.scheme() == "http"_L1 || target.scheme() == "https"_L1;
    return isWeb && !target.host().isEmpty() ? std::optional(target) : std::nullopt;
}

} // namespace

QList<Link> in(const QString &text)
{
    QList<Link> found;
    for (auto matches = pattern().globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        const QStringView words = withoutPunctuation(match.capturedView());
        if (const auto target = targetOf(words))
            found.append({.start = match.capturedStart(), .length = words.size(), .target = *target});
    }
    return found;
}

std::optional<QUrl> safeTarget(const QString &link)
{
    const QList<Link> found = in(link);
    const bool isWhole = found.size() == 1 && found.first().start == 0 && found.first().length == link.size();
    return isWhole ? std::optional(found.first().target) : std::nullopt;
}

bool isMisleading(const QUrl &target)
{
    if (target.scheme() == "mailto"_L1)
        return false;
    return !target.userInfo().isEmpty() || target.host(QUrl::FullyEncoded).contains("xn--"_L1);
}

QString destination(const QUrl &target)
{
    return target.scheme() == "mailto"_L1 ? target.path() : target.host(QUrl::FullyEncoded);
}

namespace {

/// \a isAfterBlank: it follows one, or begins a line, where a blank of its own would get lost.
QString escapedPiece(QStringView text, bool isAfterBlank)
{
    QString safe;
    safe.reserve(text.size());
    for (const QChar letter : text) {
        const bool isBlank = letter == u' ';
        if (letter == u'\n' || letter == QChar::LineSeparator || letter == QChar::ParagraphSeparator)
            safe += "<br>"_L1;
        else if (letter == u'\t')
            safe += "&nbsp;&nbsp;&nbsp;&nbsp;"_L1;
        else if (isBlank && isAfterBlank) // several would become one
            safe += "&nbsp;"_L1;
        else if (letter == u'&')
            safe += "&amp;"_L1;
        else if (letter == u'<')
            safe += "&lt;"_L1;
        else if (letter == u'>')
            safe += "&gt;"_L1;
        else if (letter == u'"')
            safe += "&quot;"_L1;
        else
            safe += letter;
        isAfterBlank = isBlank || letter == u'\n';
    }
    return safe;
}

/// The part of \a text from \a start to \a end.
QString escapedPart(const QString &text, qsizetype start, qsizetype end)
{
    const bool isAfterBlank = start == 0 || text.at(start - 1) == u' ' || text.at(start - 1) == u'\n';
    return escapedPiece(QStringView(text).sliced(start, end - start), isAfterBlank);
}

/// The part of \a text from \a start to \a end, with what \a marks mark of it.
QString marked(const QString &text, qsizetype start, qsizetype end, const QList<TextRange> &marks)
{
    QString styled;
    for (const TextRange &mark : marks) {
        const qsizetype from = std::max(mark.start, start);
        const qsizetype to = std::min(mark.end(), end);
        if (from >= to)
            continue;
        styled += escapedPart(text, start, from) + u"<u>"_s + escapedPart(text, from, to) + u"</u>"_s;
        start = to;
    }
    return styled + escapedPart(text, start, end);
}

} // namespace

QString escaped(QStringView text)
{
    return escapedPiece(text, true);
}

QString marked(const QString &text, const QList<TextRange> &marks)
{
    return marked(text, 0, text.size(), marks);
}

QString styled(const QString &text, const QList<TextRange> &marks)
{
    const QList<Link> found = in(text);
    if (found.isEmpty() && marks.isEmpty())
        return {};
    QString styled;
    qsizetype done = 0;
    for (const Link &link : found) {
        styled += marked(text, done, link.start, marks);
        done = link.start + link.length;
        styled += u"<a href=\"%1\">"_s.arg(escaped(QString::fromLatin1(link.target.toEncoded()))) +
                  marked(text, link.start, done, marks) + u"</a>"_s;
    }
    return styled + marked(text, done, text.size(), marks);
}

} // namespace vatochito::links
