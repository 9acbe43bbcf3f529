// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnostics/LogLine.h"

#include <QTest>

namespace vatochito {

using namespace Qt::StringLiterals;

class LogLineTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void written_isReadBackTheSame()
    {
        const LogLine line{.at = *parseIso8601("2026-11-25T06:14:13.978824Z"),
                           .level = LogLevel::Warning,
                           .process = 4711,
                           .category = u"vatochito.sync"_s,
                           .text = u"list not read: reason=timeout  twice"_s};
        QCOMPARE(written(line), u"2026-11-25T06:14:13.978824Z warning 4711 vatochito.sync "
                                "list not read: reason=timeout  twice"_s);
        QCOMPARE(readLogLine(written(line)), line);
    }

    void anythingElse_isNoLine()
    {
        for (const QString &text : {u""_s, u"left out: lines=3"_s, u"2026-11-25T06:14:13.978824Z loud 1 a b"_s,
                                    u"2026-11-25T06:14:13.978824Z info x a b"_s})
            QVERIFY2(!readLogLine(text), qPrintable(text));
    }

    void levels_haveNamesThatLeadBack()
    {
        for (const LogLevel level : {LogLevel::Debug, LogLevel::Info, LogLevel::Warning, LogLevel::Critical})
            QCOMPARE(logLevelNamed(nameOf(level)), level);
        QVERIFY(!logLevelNamed(u"loud"_s));
    }
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::LogLineTest)
#include "LogLineTest.moc"
