// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnostics/LogFile.h"
#include "support/client/TestTraces.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>
#include <QTest>

#include <memory>
#include <thread>
#include <vector>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace vatochito {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto kLong = 30s;

QList<QByteArray> linesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<QByteArray> lines = file.readAll().split('\n');
    lines.removeAll(QByteArray());
    return lines;
}

} // namespace

class LogFileTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_profile = std::make_unique<TestFolder>(); }

    void lines_areWrittenInOrder()
    {
        LogFile log(m_profile->path());
        log.append("one");
        log.append("two");
        QVERIFY(log.flush(kLong));
        QCOMPARE(linesOf(newest()), QList<QByteArray>({"one", "two"}));
    }

    void end_writesWhatWaits()
    {
        {
            LogFile log(m_profile->path());
            for (int i = 0; i < 1000; ++i)
                log.append("line");
        }
        QCOMPARE(linesOf(newest()).size(), 1000);
    }

    void nextRun_goesOnWithTheSameFile()
    {
        for (const char *text : {"first", "second"}) {
            LogFile log(m_profile->path());
            log.append(text);
        }
        QCOMPARE(linesOf(newest()), QList<QByteArray>({"first", "second"}));
    }

    void folderAndFile_areTheirOwnersAlone()
    {
        LogFile log(m_profile->path());
        log.append("one");
        QVERIFY(log.flush(kLong));
        constexpr auto kOthers = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup |
                                 QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
        QVERIFY(!(QFileInfo(log.folder()).permissions() & kOthers));
        QVERIFY(!(QFileInfo(newest()).permissions() & (kOthers | QFileDevice::ExeOwner)));
    }

    void fullPart_becomesTheNextOlder_andTheOldestGoes()
    {
        {
            LogFile log(m_profile->path(), 1000);
            for (int i = 0; i < 100; ++i) {
                log.append(QByteArray::number(i).rightJustified(99, '.'));
                QVERIFY(log.flush(kLong)); // one batch each
            }
        }
        const QStringList parts = LogFile::partsIn(m_profile->path());
        QCOMPARE(parts.size(), LogFile::kParts);
        qint64 bytes = 0;
        for (const QString &part : parts) {
            QVERIFY2(QFileInfo::exists(part), qPrintable(part));
            QVERIFY(QFileInfo(part).size() <= 1000);
            bytes += QFileInfo(part).size();
        }
        QVERIFY(bytes <= 5000);
        QVERIFY(linesOf(parts.first()).last().endsWith("99"));
        QVERIFY(linesOf(parts.last()).first().endsWith("50"));
        QCOMPARE(QDir(m_profile->filePath(u"logs"_s)).entryList(QDir::Files).size(), LogFile::kParts);
    }

    void severalAtOnce_loseNoLine_whileTheFileRotates()
    {
        constexpr int kWriters = 4;
        constexpr int kEach = 400;
        {
            std::vector<std::unique_ptr<LogFile>> logs;
            std::vector<std::thread> threads;
            // 4 × 400 × 50 bytes are 80,000: five parts of 20,000 hold them all, through three rotations at least.
            for (int writer = 0; writer < kWriters; ++writer)
                logs.push_back(std::make_unique<LogFile>(m_profile->path(), 20'000));
            for (int writer = 0; writer < kWriters; ++writer) {
                threads.emplace_back([writer, log = logs[static_cast<std::size_t>(writer)].get()] {
                    for (int i = 0; i < kEach; ++i) {
                        log->append((QByteArray::number(writer) + ':' + QByteArray::number(i)).leftJustified(49, '.'));
                        if (i % 10 == 0)
                            log->flush(kLong);
                    }
                });
            }
            for (std::thread &thread : threads)
                thread.join();
        }
        QSet<QByteArray> found;
        qsizetype lines = 0;
        int parts = 0;
        for (const QString &part : LogFile::partsIn(m_profile->path())) {
            parts += QFileInfo::exists(part) ? 1 : 0;
            for (const QByteArray &line : linesOf(part)) {
                QCOMPARE(line.size(), 49);
                found.insert(line);
                ++lines;
            }
        }
        QVERIFY2(parts > 2, "nothing was rotated");
        QCOMPARE(lines, kWriters * kEach);
        QCOMPARE(found.size(), kWriters * kEach);
    }

    void pause_dropsWhatWaits_andKeepsTheFolderAway()
    {
        LogFile log(m_profile->path());
        log.append("secret of the one who leaves");
        log.pause();
        QVERIFY(QDir(log.folder()).removeRecursively());
        log.append("while it is being removed");
        QVERIFY(log.flush(kLong));
        QVERIFY(!QFileInfo::exists(log.folder()));

        log.resume();
        log.append("the next one");
        QVERIFY(log.flush(kLong));
        QCOMPARE(linesOf(newest()), QList<QByteArray>{"the next one"});
    }

    void folderThatCannotBeMade_costsLinesAndNothingElse()
    {
        QFile inTheWay(m_profile->filePath(u"logs"_s));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        LogFile log(m_profile->path());
        log.append("lost");
        QVERIFY(log.flush(kLong));

        QVERIFY(inTheWay.remove());
        log.append("kept");
        QVERIFY(log.flush(kLong));
        QCOMPARE(linesOf(newest()), QList<QByteArray>{"kept"});
    }

    void profileThatIsGone_doesNotComeBack()
    {
        LogFile log(m_profile->path());
        QVERIFY(QDir(m_profile->path()).removeRecursively());
        log.append("lost");
        QVERIFY(log.flush(kLong));
        QVERIFY(!QFileInfo::exists(m_profile->path()));
    }

#ifdef Q_OS_UNIX
    void moreThanMemoryMayHold_isCountedAndLeftOut()
    {
        // A disk that takes nothing until somebody lets it: a pipe without a reader.
        QVERIFY(QDir(m_profile->path()).mkdir(u"logs"_s));
        QCOMPARE(::mkfifo(QFile::encodeName(newest()).constData(), S_IRUSR | S_IWUSR), 0);
        constexpr int kLines = 20;
        constexpr int kTaken = 6; // at most: what is being written, and what waits
        LogFile log(m_profile->path());
        for (int i = 0; i < kLines; ++i)
            log.append(QByteArray(LogFile::kMostWaiting / 4 + 1000, 'x'));
        log.append("after it");

        const int reader = ::open(QFile::encodeName(newest()).constData(), O_RDWR | O_CLOEXEC);
        QVERIFY(reader >= 0);
        QByteArray read;
        QByteArray chunk(65536, '\0');
        while (!read.endsWith("after it\n")) {
            const ssize_t count = ::read(reader, chunk.data(), static_cast<std::size_t>(chunk.size()));
            QVERIFY(count > 0);
            read.append(chunk.constData(), count);
        }
        ::close(reader);

        const qsizetype taken = read.count("x\n");
        QVERIFY(taken <= kTaken);
        // Said wherever there was room again: once, or twice if the thread took its first lines late.
        qsizetype leftOut = 0;
        for (const QByteArray &line : read.split('\n')) {
            if (line.startsWith("left out: lines="))
                leftOut += line.sliced(line.indexOf('=') + 1).toInt();
        }
        QCOMPARE(leftOut, kLines - taken);
    }
#endif

    void newestIn_readsAcrossParts_oldestFirst()
    {
        const auto lineOf = [](int i) {
            return LogLine{.at = fromMicros(i), .process = 7, .category = u"c"_s, .text = QString::number(i)};
        };
        {
            LogFile log(m_profile->path(), 300);
            for (int i = 0; i < 20; ++i) {
                log.append(written(lineOf(i)).toUtf8());
                QVERIFY(log.flush(kLong));
            }
        }
        const QList<LogLine> newestTen = LogFile::newestIn(m_profile->path(), 10);
        QCOMPARE(newestTen.size(), 10);
        QCOMPARE(newestTen.first(), lineOf(10));
        QCOMPARE(newestTen.last(), lineOf(19));
    }

private:
    QString newest() const
    {
        return LogFile::partsIn(m_profile->path()).constFirst();
    }

    std::unique_ptr<TestFolder> m_profile;
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::LogFileTest)
#include "LogFileTest.moc"
