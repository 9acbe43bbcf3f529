// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnostics/Redaction.h"

#include <QTest>

namespace vatochito {

using namespace Qt::StringLiterals;

class RedactionTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void secrets_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("clean");
        QTest::newRow("query") << u"open ws://h/ws/chat/4/?token=abc.def-1&x=2"_s
                               << u"open ws://h/ws/chat/4/?token=...&x=2"_s;
        QTest::newRow("already") << u"ws://h/?token=..."_s << u"ws://h/?token=..."_s;
        QTest::newRow("jwt") << u"got eyJhbGciOi_J9.eyJ1c2Vy-fQ.c2lnbg today"_s << u"got ... today"_s;
        QTest::newRow("header") << u"Authorization: Bearer abc123"_s << u"Authorization: ..."_s;
        QTest::newRow("bearer") << u"sent bearer abc123 along"_s << u"sent bearer ... along"_s;
        QTest::newRow("proxy") << u"via http://eve:pa$$@proxy:8080/"_s << u"via http://...@proxy:8080/"_s;
        QTest::newRow("harmless") << u"[WebSocket] Reconnecting in 2s... (attempt 1 of 5)"_s
                                  << u"[WebSocket] Reconnecting in 2s... (attempt 1 of 5)"_s;
    }
    void secrets()
    {
        QFETCH(QString, text);
        QFETCH(QString, clean);
        QCOMPARE(withoutSecrets(text), clean);
    }

    void names_areTakenOutWhereTheyAreWords()
    {
        const QStringList names{u"bob"_s, u"Bob Builder"_s, u"કિરણ"_s};
        QCOMPARE(withoutNames(u"bob wrote; Bob Builder too; bobsled; કિરણ."_s, names),
                 u"... wrote; ... too; bobsled; ...."_s);
    }

    void names_thatAreNumbersOrLetters_areLeft()
    {
        QCOMPARE(withoutNames(u"code=1006 a=4"_s, {u"1006"_s, u"a"_s, QString()}), u"code=1006 a=4"_s);
    }

    void names_areNoPatterns() { QCOMPARE(withoutNames(u"a.b axb"_s, {u"a.b"_s}), u"... axb"_s); }
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::RedactionTest)
#include "RedactionTest.moc"
