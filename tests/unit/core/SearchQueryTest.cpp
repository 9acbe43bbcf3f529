// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/SearchQuery.h"

#include <QDateTime>
#include <QTest>

namespace vatochito {

using namespace Qt::StringLiterals;
using Range = TextRange;
using Term = SearchQuery::Term;

class SearchQueryTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void words_areFoldedAndTheLastOneIsStillBeingTyped()
    {
        QCOMPARE(SearchQuery::parse(u"Hello Wor"_s).terms, QList<Term>({{{u"hello"_s}, false}, {{u"wor"_s}, true}}));
    }

    void spaceBehindTheLastWord_endsIt()
    {
        QCOMPARE(SearchQuery::parse(u"wor "_s).terms, QList<Term>({{{u"wor"_s}, false}}));
    }

    void oneLetterThatMayGoOn_waitsForTheNextOne()
    {
        QCOMPARE(SearchQuery::parse(u"good m"_s).terms, QList<Term>({{{u"good"_s}, false}}));
        QCOMPARE(SearchQuery::parse(u"\"good m"_s).terms, QList<Term>({{{u"good"_s}, false}}));
        QCOMPARE(SearchQuery::parse(u"m"_s).terms, QList<Term>({{{u"m"_s}, false}}));
        QCOMPARE(SearchQuery::parse(u"કે"_s).terms, QList<Term>({{{u"કે"_s}, true}}));
    }

    void quotes_makeAPhrase()
    {
        QCOMPARE(SearchQuery::parse(u"\"Good morning\" all"_s).terms,
                 QList<Term>({{{u"good"_s, u"morning"_s}, false}, {{u"all"_s}, true}}));
        QCOMPARE(SearchQuery::parse(u"“good morning”"_s).terms, QList<Term>({{{u"good"_s, u"morning"_s}, false}}));
    }

    void openQuote_isAPhraseThatGoesOn()
    {
        QCOMPARE(SearchQuery::parse(u"\"good mor"_s).terms, QList<Term>({{{u"good"_s, u"mor"_s}, true}}));
    }

    void wordCutBySigns_isAPhraseOfItsParts()
    {
        QCOMPARE(SearchQuery::parse(u"wi-fi"_s).terms, QList<Term>({{{u"wi"_s, u"fi"_s}, true}}));
    }

    void operatorsAndControlCharacters_areNoMoreThanWords_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("terms");
        QTest::newRow("operators") << u"a AND b OR NOT c"_s << 5;
        QTest::newRow("near") << u"NEAR(a b, 2)"_s << 3;
        QTest::newRow("column") << u"content:x ^y -z *"_s << 3;
        QTest::newRow("signs alone") << u"(){}[]+-*/^:;'%_\\"_s << 0;
        QTest::newRow("lone quote") << u"\""_s << 0;
        QTest::newRow("control characters") << u"a\u0000b\u0007\u202E"_s << 1;
        QTest::newRow("half a character") << QString(QChar(0xD83D)) << 0;
        QTest::newRow("emoji") << u"👋❤️"_s << 0;
    }

    void operatorsAndControlCharacters_areNoMoreThanWords()
    {
        QFETCH(QString, typed);
        QFETCH(int, terms);
        QCOMPARE(SearchQuery::parse(typed).terms.size(), terms);
    }

    void filters_areTakenOut()
    {
        const SearchQuery query = SearchQuery::parse(u"from:@Bob after:2026-01-02 before:2026-02-03 tea"_s);
        QCOMPARE(query.sender, u"Bob"_s);
        QCOMPARE(toMicros(*query.since), QDate(2026, 1, 2).startOfDay().toMSecsSinceEpoch() * 1000);
        QCOMPARE(toMicros(*query.until), QDate(2026, 2, 3).startOfDay().toMSecsSinceEpoch() * 1000);
        QCOMPARE(query.terms, QList<Term>({{{u"tea"_s}, true}}));
    }

    void filtersInGujarati_areTakenOutToo()
    {
        const SearchQuery query = SearchQuery::parse(u"તરફથી:બોબ પછી:૨૦૨૬-૧-૨ પહેલાં:2026-02-03 ચા"_s);
        QCOMPARE(query.sender, u"બોબ"_s);
        QCOMPARE(toMicros(*query.since), QDate(2026, 1, 2).startOfDay().toMSecsSinceEpoch() * 1000);
        QCOMPARE(toMicros(*query.until), QDate(2026, 2, 3).startOfDay().toMSecsSinceEpoch() * 1000);
        QCOMPARE(query.terms, QList<Term>({{{u"ચા"_s}, true}}));
    }

    void dayThatIsNone_isToldAndIsNoWord()
    {
        const SearchQuery query = SearchQuery::parse(u"tea after:2026-13-01"_s);
        QCOMPARE(query.misreadDay, u"2026-13-01"_s);
        QCOMPARE(query.terms.size(), 1);
        QVERIFY(!SearchQuery::parse(u"after:2026"_s).isEmpty());
    }

    void filterThatMeansNothing_isWords()
    {
        QCOMPARE(SearchQuery::parse(u"after:tea "_s).terms, QList<Term>({{{u"after"_s, u"tea"_s}, false}}));
        QCOMPARE(SearchQuery::parse(u"from: "_s).terms, QList<Term>({{{u"from"_s}, false}}));
        QVERIFY(SearchQuery::parse(u"  "_s).isEmpty());
    }

    void hits_areThePlacesOfTheWords()
    {
        const SearchQuery query = SearchQuery::parse(u"hello કે"_s);
        QCOMPARE(query.hitsIn(u"Hello! કેમ છો, hello"_s), QList<Range>({{0, 5}, {7, 3}, {15, 5}}));
    }

    void hitsOfAPhrase_areOnePlace()
    {
        QCOMPARE(SearchQuery::parse(u"\"good morning\""_s).hitsIn(u"A good, morning; good evening"_s),
                 QList<Range>({{2, 13}}));
    }

    void vowelSign_isPartOfItsWord()
    {
        QCOMPARE(SearchQuery::parse(u"કિમ"_s).hitsIn(u"કેમ છો"_s), QList<Range>());
        QCOMPARE(SearchQuery::parse(u"કેમ"_s).hitsIn(u"કેમછો 👋કેમ"_s), QList<Range>({{0, 5}, {8, 3}}));
    }

    void signOfAPictureInAPhrase_keepsItsPlace()
    {
        const QString written = u"I ❤️ you so much"_s;
        const SearchQuery query = SearchQuery::parse(u"\"I ❤️ you\""_s);
        QCOMPARE(query.terms, QList<Term>({{{u"i"_s, u"\uFE0F"_s, u"you"_s}, false}}));
        QCOMPARE(query.hitsIn(written), QList<Range>({{0, 8}}));
    }

    void signOfAPictureBesideAPhrase_isNotLookedFor()
    {
        QCOMPARE(SearchQuery::parse(u"\"❤️ you ❤️\""_s).terms, QList<Term>({{{u"you"_s}, false}}));
        QCOMPARE(SearchQuery::parse(u"\"you ❤️ m"_s).terms, QList<Term>({{{u"you"_s}, false}}));
    }

    void letterBeyondTheFirstPlane_isAWord()
    {
        QCOMPARE(SearchQuery::parse(u"𝒳y"_s).hitsIn(u"a 𝒳y"_s), QList<Range>({{2, 3}}));
    }
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::SearchQueryTest)
#include "SearchQueryTest.moc"
