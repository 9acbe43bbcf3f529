// SPDX-License-Identifier: GPL-3.0-or-later
#include "ApplicationFont.h"

#include "core/LogCategories.h"

#include <QFontDatabase>
#include <QStringList>

namespace vatochito {

using namespace Qt::StringLiterals;

namespace {

#if defined(Q_OS_WIN)
constexpr QStringView kEmojiFamily = u"Segoe UI Emoji";
#elif defined(Q_OS_MACOS)
constexpr QStringView kEmojiFamily = u"Apple Color Emoji";
#else
constexpr QStringView kEmojiFamily = u"Noto Color Emoji";
#endif

} // namespace

QFont applicationFont()
{
    for (const QString &file :
         {u":/vatochito/fonts/NotoSansGujarati-Regular.ttf"_s, u":/vatochito/fonts/NotoSansGujarati-Bold.ttf"_s}) {
        if (QFontDatabase::addApplicationFont(file) < 0)
            qCWarning(lcUi) << "font not loaded: file=" << file;
    }

    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    QStringList families = font.families();
    families.append({u"Noto Sans Gujarati"_s, kEmojiFamily.toString()});
    font.setFamilies(families);
    return font;
}

} // namespace vatochito
