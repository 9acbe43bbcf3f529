// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/PlainText.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace vatochito {

class PlainTextTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordsReadFromTheLeft_needNoIsolation_data();
    void wordsReadFromTheLeft_needNoIsolation();
    void wordsThatTurn_areIsolated_data();
    void wordsThatTurn_areIsolated();
    void sentence_isReadFromTheLeftWhateverItHolds_data();
    void sentence_isReadFromTheLeftWhateverItHolds();
    void withoutTurns_showsTheRealEndOfAFileName();
    void controls_areReplacedButForLinesAndTabs();
    void halvesOfPairs_areReplaced_data();
    void halvesOfPairs_areReplaced();
    void beginning_isWholeLetters_data();
    void beginning_isWholeLetters();
};

void PlainTextTest::wordsReadFromTheLeft_needNoIsolation_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("Latin") << u"Bob Builder"_s;
    QTest::newRow("Gujarati") << u"મીરાબેન જોશી"_s;
    QTest::newRow("signs") << u"!!! 123 👍"_s;
}

void PlainTextTest::wordsReadFromTheLeft_needNoIsolation()
{
    QFETCH(const QString, text);
    QCOMPARE(plaintext::isolated(text), text);
}

void PlainTextTest::wordsThatTurn_areIsolated_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("isolated");
    QTest::newRow("Hebrew") << u"שלום"_s << u"\u2068שלום\u2069"_s;
    QTest::newRow("Arabic digits") << u"\u0661"_s << u"\u2068\u0661\u2069"_s;
    QTest::newRow("override") << u"a\u202Eb"_s << u"\u2068a\u202Eb\u2069"_s;
    QTest::newRow("isolate left open") << u"a\u2067b"_s << u"\u2068a\u2067b\u2069\u2069"_s;
    QTest::newRow("end too many") << u"a\u2069\u202Eb"_s << u"\u2068a\u202Eb\u2069"_s;
    QTest::newRow("isolate of its own") << u"\u2067a\u2069"_s << u"\u2068\u2067a\u2069\u2069"_s;
    QTest::newRow("beyond 16 bits") << QString::fromUcs4(U"\U00010900") // Phoenician
                                    << u"\u2068"_s + QString::fromUcs4(U"\U00010900") + u"\u2069"_s;
}

void PlainTextTest::wordsThatTurn_areIsolated()
{
    QFETCH(const QString, text);
    QFETCH(const QString, isolated);
    QCOMPARE(plaintext::isolated(text), isolated);
}

void PlainTextTest::sentence_isReadFromTheLeftWhateverItHolds_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("Hebrew") << u"שלום"_s;
    QTest::newRow("override") << u"\u202EBob"_s;
    QTest::newRow("end too many") << u"\u2069שלום"_s;
}

void PlainTextTest::sentence_isReadFromTheLeftWhateverItHolds()
{
    QFETCH(const QString, name);
    QVERIFY(!u"%1: hello"_s.arg(plaintext::isolated(name)).isRightToLeft());
}

void PlainTextTest::withoutTurns_showsTheRealEndOfAFileName()
{
    QCOMPARE(plaintext::withoutTurns(u"photo\u202Egpj.exe"_s), u"photogpj.exe"_s);
    QCOMPARE(plaintext::withoutTurns(u"\u2066a\u2069\u202Db\u202C"_s), u"ab"_s);
    QCOMPARE(plaintext::withoutTurns(u"כתב.txt"_s), u"כתב.txt"_s);
}

void PlainTextTest::controls_areReplacedButForLinesAndTabs()
{
    QCOMPARE(plaintext::withoutControls(u"\u001b]0;root\u0007 \u009b2J \rover\u007f"_s),
             u"\uFFFD]0;root\uFFFD \uFFFD2J \uFFFDover\uFFFD"_s);
    QCOMPARE(plaintext::withoutControls(u"one\r\ntwo\n\tકેમ છો? 👍"_s), u"one\ntwo\n\tકેમ છો? 👍"_s);
}

void PlainTextTest::halvesOfPairs_areReplaced_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const QChar high(0xD83D);
    const QChar low(0xDC4D);
    QTest::newRow("whole") << u"કેમ 👍"_s << u"કેમ 👍"_s;
    QTest::newRow("first half") << u"a"_s + high + u" b"_s << u"a\uFFFD b"_s;
    QTest::newRow("second half") << u"a"_s + low + u" b"_s << u"a\uFFFD b"_s;
    QTest::newRow("turned round") << QString(low) + high << u"\uFFFD\uFFFD"_s;
    QTest::newRow("half before a whole one") << QString(high) + high + low << u"\uFFFD👍"_s;
    QTest::newRow("at the end") << u"a"_s + high << u"a\uFFFD"_s;
}

void PlainTextTest::halvesOfPairs_areReplaced()
{
    QFETCH(const QString, text);
    QFETCH(const QString, expected);
    QCOMPARE(plaintext::wellFormed(text), expected);
}

void PlainTextTest::beginning_isWholeLetters_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("length");
    QTest::addColumn<QString>("beginning");
    QTest::newRow("short") << u"abc"_s << 3 << u"abc"_s;
    QTest::newRow("Latin") << u"abcd"_s << 3 << u"abc…"_s;
    QTest::newRow("vowel sign") << u"કકિ"_s << 2 << u"ક…"_s;
    QTest::newRow("two halves") << u"ab😀"_s << 3 << u"ab…"_s;
    QTest::newRow("one endless letter") << u"e"_s + QString(40, QChar(0x301)) << 10
                                        << u"e"_s + QString(9, QChar(0x301)) + u"…"_s;
    QTest::newRow("two halves and no room") << u"😀"_s << 1 << u"…"_s;
}

void PlainTextTest::beginning_isWholeLetters()
{
    QFETCH(const QString, text);
    QFETCH(const int, length);
    QFETCH(const QString, beginning);
    QCOMPARE(plaintext::beginning(text, length), beginning);
}

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::PlainTextTest)
#include "PlainTextTest.moc"
