// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <QTranslator>

namespace vatochito {

/// The language of the program while it runs: installs the translators that are built in (Vatochito::Translations) and
/// sets the default QLocale. Needs the QCoreApplication, whose translators it owns for its lifetime.
class Translations final : public QObject
{
    Q_OBJECT

public:
    explicit Translations(QObject *parent = nullptr);
    ~Translations() override;

    /// "en", "gu": what there are texts in.
    static QStringList languages();
    /// The one of languages() that fits the person's system best.
    static QString systemLanguage();

    /// "en" or "gu".
    QString language() const { return m_language; }
    /// \param language  One of languages(), or "system" for systemLanguage(). Anything else counts as "system".
    void setLanguage(const QString &language);

Q_SIGNALS:
    /// The texts are in the new language by now: say yours again.
    void languageChanged();

private:
    QString m_language;
    QTranslator m_translator;
};

} // namespace vatochito
