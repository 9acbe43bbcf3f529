// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Translations.h"

#include "core/LogCategories.h"

#include <QCoreApplication>
#include <QLocale>

namespace vatochito {

using namespace Qt::StringLiterals;

namespace {

/// The person's own locale where it speaks \a language: it knows their country and their clock.
QLocale localeFor(const QString &language)
{
    const QLocale system = QLocale::system();
    if (system.language() == QLocale(language).language() && system.language() != QLocale::C)
        return system;
    return QLocale(QLocale::codeToLanguage(language), QLocale::India);
}

} // namespace

Translations::Translations(QObject *parent) : QObject(parent) {}

Translations::~Translations()
{
    QCoreApplication::removeTranslator(&m_translator);
}

QStringList Translations::languages()
{
    return {u"en"_s, u"gu"_s};
}

QString Translations::systemLanguage()
{
    const QStringList wanted = QLocale::system().uiLanguages();
    for (const QString &tag : wanted) {
        const QString language = tag.section(u'-', 0, 0);
        if (languages().contains(language))
            return language;
    }
    return u"en"_s;
}

void Translations::setLanguage(const QString &language)
{
    const QString wanted = languages().contains(language) ? language : systemLanguage();
    if (wanted == m_language)
        return;
    m_language = wanted;
    QLocale::setDefault(localeFor(wanted));

    QCoreApplication::removeTranslator(&m_translator);
    if (m_translator.load(u":/vatochito/translations/vatochito_"_s + wanted))
        QCoreApplication::installTranslator(&m_translator);
    else
        qCWarning(lcUi) << "no texts for language=" << wanted;
    Q_EMIT languageChanged();
}

} // namespace vatochito
