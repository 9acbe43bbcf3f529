// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnostics/LogBuffer.h"

#include <QSignalSpy>
#include <QTest>

#include <thread>
#include <vector>

namespace vatochito {

using namespace Qt::StringLiterals;

namespace {

LogLine line(const QString &text)
{
    return LogLine{.category = u"vatochito.sync"_s, .text = text};
}

QStringList texts(const QList<LogLine> &lines)
{
    QStringList texts;
    for (const LogLine &one : lines)
        texts.append(one.text);
    return texts;
}

} // namespace

class LogBufferTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void moreThanItHolds_letsTheOldestGo()
    {
        LogBuffer buffer(2);
        for (const QString &text : {u"one"_s, u"two"_s, u"three"_s})
            buffer.append(line(text));
        QCOMPARE(texts(buffer.linesAfter(0)), QStringList({u"two"_s, u"three"_s}));
    }

    void linesAfter_givesWhatIsNewSinceThen()
    {
        LogBuffer buffer(10);
        buffer.append(line(u"one"_s));
        const quint64 seen = buffer.linesAfter(0).constLast().number;
        QVERIFY(buffer.linesAfter(seen).isEmpty());
        buffer.append(line(u"two"_s));
        QCOMPARE(texts(buffer.linesAfter(seen)), QStringList{u"two"_s});
    }

    void newest_isAtMostWhatWasAskedFor()
    {
        LogBuffer buffer(10);
        QVERIFY(buffer.newest(3).isEmpty());
        for (const QString &text : {u"one"_s, u"two"_s, u"three"_s})
            buffer.append(line(text));
        QCOMPARE(texts(buffer.newest(2)), QStringList({u"two"_s, u"three"_s}));
        QCOMPARE(buffer.newest(20).size(), 3);
    }

    void burst_isToldOnceUntilItIsRead()
    {
        LogBuffer buffer(10);
        const QSignalSpy grew(&buffer, &LogBuffer::grew);
        for (int i = 0; i < 100; ++i)
            buffer.append(line(u"x"_s));
        QCOMPARE(grew.count(), 1);
        buffer.linesAfter(0);
        buffer.append(line(u"y"_s));
        QCOMPARE(grew.count(), 2);
    }

    void clear_forgetsAndTells_butNeverGivesANumberTwice()
    {
        LogBuffer buffer(10);
        buffer.append(line(u"one"_s));
        const quint64 seen = buffer.linesAfter(0).constLast().number;
        const QSignalSpy cleared(&buffer, &LogBuffer::cleared);
        buffer.clear();
        QCOMPARE(cleared.count(), 1);
        QVERIFY(buffer.linesAfter(0).isEmpty());
        buffer.append(line(u"two"_s));
        QVERIFY(buffer.linesAfter(0).constFirst().number > seen);
    }

    void prepend_putsEarlierLinesFirst_asFarAsThereIsRoom()
    {
        LogBuffer buffer(3);
        buffer.append(line(u"now"_s));
        buffer.prepend({line(u"first"_s), line(u"second"_s), line(u"third"_s)});
        const QList<LogLine> lines = buffer.linesAfter(0);
        QCOMPARE(texts(lines), QStringList({u"second"_s, u"third"_s, u"now"_s}));
        QVERIFY(lines[0].number < lines[1].number && lines[1].number < lines[2].number);
    }

    void manyThreads_loseNothing()
    {
        constexpr int kThreads = 4;
        constexpr int kEach = 500;
        LogBuffer buffer(kThreads * kEach);
        std::vector<std::thread> threads;
        for (int thread = 0; thread < kThreads; ++thread) {
            threads.emplace_back([&buffer] {
                for (int i = 0; i < kEach; ++i)
                    buffer.append(line(u"x"_s));
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        const QList<LogLine> lines = buffer.linesAfter(0);
        QCOMPARE(lines.size(), kThreads * kEach);
        QCOMPARE(lines.constLast().number, quint64(kThreads * kEach));
    }
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::LogBufferTest)
#include "LogBufferTest.moc"
