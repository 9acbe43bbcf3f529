// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnostics/Redaction.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <utility>

namespace vatochito {

using namespace Qt::StringLiterals;

namespace {

bool isNumber(const QString &text)
{
    return std::ranges::all_of(text, [](QChar letter) { return letter.isDigit(); });
}

} // namespace

QString withoutSecrets(const QString &text)
{
    static const std::array kShapes{
        std::pair{QRegularExpression(u"eyJ[\\w-]+\\.[\\w-]+(\\.[\\w-]*)?"_s), u"..."_s},
        std::pair{QRegularExpression(u"(token=)[^&\\s\"']+"_s), u"\\1..."_s},
        std::pair{QRegularExpression(u"(Authorization\\W+)[^\"\\r\\n]+"_s, QRegularExpression::CaseInsensitiveOption),
                  u"\\1..."_s},
        std::pair{QRegularExpression(u"(Bearer\\s+)\\S+"_s, QRegularExpression::CaseInsensitiveOption), u"\\1..."_s},
        std::pair{QRegularExpression(u"(://)[^/\\s@]+@"_s), u"\\1...@"_s},
    };
    QString clean = text;
    for (const auto &[shape, instead] : kShapes)
        clean.replace(shape, instead);
    return clean;
}

QString withoutNames(const QString &text, const QStringList &names)
{
    QStringList sorted;
    for (const QString &name : names) {
        if (name.size() > 1 && !isNumber(name))
            sorted.append(name);
    }
    if (sorted.isEmpty())
        return text;
    // The longest first: "Bob Builder" before "Bob". One pattern for all, however many people there are.
    std::ranges::sort(sorted, {}, [](const QString &name) { return -name.size(); });
    for (QString &name : sorted)
        name = QRegularExpression::escape(name);
    const QRegularExpression word(u"(?<![\\w])(?:%1)(?![\\w])"_s.arg(sorted.join(u'|')),
                                  QRegularExpression::UseUnicodePropertiesOption);
    QString clean = text;
    return clean.replace(word, u"..."_s);
}

} // namespace vatochito
