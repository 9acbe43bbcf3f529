// SPDX-License-Identifier: GPL-3.0-or-later
#include "GujaratiShaping.h"

#include <QGlyphRun>
#include <QGuiApplication>
#include <QRawFont>
#include <QTextLayout>

#include <algorithm>

namespace vatochito {

using namespace Qt::StringLiterals;

GujaratiReport gujaratiShaping()
{
    // "ક્ષ" is three code points and one letter: a font that cannot join them shows three.
    const QString conjunct = u"ક્ષ"_s;
    QTextLayout layout(conjunct, QGuiApplication::font());
    layout.beginLayout();
    layout.createLine();
    layout.endLayout();
    GujaratiReport report;
    qsizetype glyphs = 0;
    bool isWhole = true;
    for (const QGlyphRun &run : layout.glyphRuns()) {
        const QList<quint32> indexes = run.glyphIndexes();
        glyphs += indexes.size();
        isWhole = isWhole && std::ranges::find(indexes, 0U) == indexes.cend(); // 0: the font has no such letter.
        report.font = run.rawFont().familyName();
    }
    report.isShaped = isWhole && glyphs > 0 && glyphs < conjunct.size();
    report.detail = u"font=\"%1\" code_points=%2 glyphs=%3 missing=%4"_s.arg(
        report.font, QString::number(conjunct.size()), QString::number(glyphs), isWhole ? u"no"_s : u"yes"_s);
    return report;
}

} // namespace vatochito
