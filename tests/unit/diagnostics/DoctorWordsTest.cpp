// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnostics/DoctorWords.h"

#include "core/Translations.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;

namespace vatochito {

namespace {

QList<Finding> allFindings()
{
    QList<Finding> all;
    for (int finding = 0; finding <= static_cast<int>(Finding::NoWindow); ++finding)
        all.append(static_cast<Finding>(finding));
    return all;
}

CheckResult resultOf(Finding finding, const QStringList &values = {u"7"_s, u"8"_s})
{
    return {.check = CheckId::Server, .outcome = {.finding = finding, .values = values}, .took = {}};
}

} // namespace

class DoctorWordsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_translations.setLanguage(u"en"_s); }
    void everyFinding_hasASentenceOfItsOwnInBothLanguages();
    void everyFailure_saysWhatToDo();
    void everyButton_isNamedInBothLanguages();
    void everyCheckAndVerdict_isNamed();
    void names_areStableAndUnique();
    void clock_tellsHowWrongAndWhichWay();

private:
    Translations m_translations;
};

void DoctorWordsTest::everyFinding_hasASentenceOfItsOwnInBothLanguages()
{
    QSet<QString> said;
    for (const Finding finding : allFindings()) {
        m_translations.setLanguage(u"en"_s);
        const QString english = DoctorWords::sentence(resultOf(finding));
        m_translations.setLanguage(u"gu"_s);
        const QString gujarati = DoctorWords::sentence(resultOf(finding));

        QVERIFY2(!english.isEmpty(), traitsOf(finding).name);
        QVERIFY2(!english.contains(u'%') && !gujarati.contains(u'%'), traitsOf(finding).name);
        QVERIFY2(gujarati != english, traitsOf(finding).name);
        QVERIFY2(!said.contains(english), traitsOf(finding).name);
        said.insert(english);
    }
}

void DoctorWordsTest::everyFailure_saysWhatToDo()
{
    for (const Finding finding : allFindings()) {
        if (traitsOf(finding).verdict == Verdict::Failed || traitsOf(finding).verdict == Verdict::Warning)
            QVERIFY2(!DoctorWords::advice(resultOf(finding)).isEmpty(), traitsOf(finding).name);
        if (traitsOf(finding).verdict == Verdict::Ok)
            QVERIFY2(DoctorWords::advice(resultOf(finding)).isEmpty(), traitsOf(finding).name);
    }
}

void DoctorWordsTest::everyButton_isNamedInBothLanguages()
{
    for (const Finding finding : allFindings()) {
        const Remedy remedy = traitsOf(finding).remedy;
        m_translations.setLanguage(u"en"_s);
        const QString english = DoctorWords::button(remedy);
        m_translations.setLanguage(u"gu"_s);
        QCOMPARE(english.isEmpty(), remedy == Remedy::None);
        QVERIFY(english.isEmpty() || DoctorWords::button(remedy) != english);
    }
}

void DoctorWordsTest::everyCheckAndVerdict_isNamed()
{
    QSet<QString> names;
    for (int check = 0; check <= static_cast<int>(CheckId::Gujarati); ++check) {
        QVERIFY(!DoctorWords::title(static_cast<CheckId>(check)).isEmpty());
        names.insert(nameOf(static_cast<CheckId>(check)));
    }
    QCOMPARE(names.size(), static_cast<int>(CheckId::Gujarati) + 1);
    for (const Verdict verdict : {Verdict::Ok, Verdict::Warning, Verdict::Failed, Verdict::Skipped})
        QVERIFY(!DoctorWords::verdict(verdict).isEmpty());
}

void DoctorWordsTest::names_areStableAndUnique()
{
    QSet<QByteArray> names;
    for (const Finding finding : allFindings())
        names.insert(traitsOf(finding).name);
    QCOMPARE(names.size(), allFindings().size());
    QCOMPARE(QByteArray(traitsOf(Finding::Refused).name), QByteArray("refused"));
    QCOMPARE(nameOf(Verdict::Skipped), u"skipped"_s);
}

void DoctorWordsTest::clock_tellsHowWrongAndWhichWay()
{
    QCOMPARE(DoctorWords::sentence(resultOf(Finding::ClockWrong, {u"7260"_s})),
             u"This computer's clock is wrong: 2 h 1 min fast."_s);
    QCOMPARE(DoctorWords::sentence(resultOf(Finding::ClockWrong, {u"-172800"_s})),
             u"This computer's clock is wrong: 2 days slow."_s);
    QCOMPARE(DoctorWords::sentence(resultOf(Finding::ClockOff, {u"-90"_s})), u"This computer's clock is 1 min slow."_s);
}

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::DoctorWordsTest)
#include "DoctorWordsTest.moc"
