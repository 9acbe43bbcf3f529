// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/Moments.h"

#include "core/Translations.h"
#include "models/Avatars.h"

#include <QLocale>
#include <QTest>

using namespace Qt::StringLiterals;

namespace vatochito {

class MomentsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void dayLabel_namesTheNearestDays();
    void inList_growsCoarserWithAge();
    void duration_growsCoarserWithLength();
    void lastSeen_namesTheDay();
    void gujarati_namesDaysInGujarati();
    void initials_areWholeLetters_data();
    void initials_areWholeLetters();
    void hue_isFixedById();

private:
    Translations m_translations;
};

void MomentsTest::init()
{
    m_translations.setLanguage(u"en"_s);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::India));
}

void MomentsTest::duration_growsCoarserWithLength()
{
    using namespace std::chrono_literals;
    QCOMPARE(Moments::duration(0ms), u"0 s"_s);
    QCOMPARE(Moments::duration(59'999ms), u"59 s"_s);
    QCOMPARE(Moments::duration(25min + 59s), u"25 min"_s);
    QCOMPARE(Moments::duration(1h + 4min), u"1 h 4 min"_s);
    QCOMPARE(Moments::duration(74h), u"3 d 2 h"_s);
}

void MomentsTest::dayLabel_namesTheNearestDays()
{
    const QDate today(2026, 11, 23);
    QCOMPARE(Moments::dayLabel(today, today), u"Today"_s);
    QCOMPARE(Moments::dayLabel(today.addDays(-1), today), u"Yesterday"_s);
    QCOMPARE(Moments::dayLabel(QDate(2026, 11, 16), today), u"Monday, 16 November"_s);
    QCOMPARE(Moments::dayLabel(QDate(2025, 12, 31), today), u"31 December 2025"_s);
}

void MomentsTest::inList_growsCoarserWithAge()
{
    const auto moment = parseIso8601("2026-11-23T10:42:00Z");
    QVERIFY(moment);
    const QDate day = Moments::local(*moment).date();
    QCOMPARE(Moments::inList(*moment, day), Moments::timeOfDay(*moment));
    QCOMPARE(Moments::inList(*moment, day.addDays(1)), u"Mon"_s);
    QCOMPARE(Moments::inList(*moment, day.addDays(6)), u"Mon"_s);
    QCOMPARE(Moments::inList(*moment, day.addDays(7)), u"23/11/26"_s);
}

void MomentsTest::lastSeen_namesTheDay()
{
    const auto moment = parseIso8601("2026-11-23T10:42:00Z");
    QVERIFY(moment);
    const QDate day = Moments::local(*moment).date();
    const QString time = Moments::timeOfDay(*moment);
    QCOMPARE(Moments::lastSeen(*moment, day), u"last seen today at "_s + time);
    QCOMPARE(Moments::lastSeen(*moment, day.addDays(1)), u"last seen yesterday at "_s + time);
    QCOMPARE(Moments::lastSeen(*moment, day.addDays(9)), u"last seen on 23/11/26"_s);
}

void MomentsTest::gujarati_namesDaysInGujarati()
{
    m_translations.setLanguage(u"gu"_s);
    const QDate today(2026, 11, 23);
    QCOMPARE(Moments::dayLabel(today, today), u"આજે"_s);
    QCOMPARE(Moments::dayLabel(today.addDays(-1), today), u"ગઈકાલે"_s);
    QCOMPARE(Moments::dayLabel(QDate(2026, 11, 16), today), u"સોમવાર, 16 નવેમ્બર"_s);
}

void MomentsTest::initials_areWholeLetters_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("initials");
    QTest::newRow("one word") << u"alice"_s << u"A"_s;
    QTest::newRow("two words") << u"Bob  the Builder"_s << u"BB"_s;
    QTest::newRow("vowel sign") << u"કિરણ"_s << u"કિ"_s;
    QTest::newRow("outside the basic plane") << u"😀 x"_s << u"😀X"_s;
    QTest::newRow("in brackets") << u"Raj (Ahmedabad)"_s << u"RA"_s;
    QTest::newRow("no letter") << u"?!"_s << u"?"_s;
    QTest::newRow("nothing") << u"  "_s << QString();
}

void MomentsTest::initials_areWholeLetters()
{
    QFETCH(QString, name);
    QTEST(avatarInitials(name), "initials");
}

void MomentsTest::hue_isFixedById()
{
    QCOMPARE(avatarHue(7), 7);
    QCOMPARE(avatarHue(8), 0);
    QCOMPARE(avatarHue(5'000'000'001), 1);
}

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::MomentsTest)
#include "MomentsTest.moc"
