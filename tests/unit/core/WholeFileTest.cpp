// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/WholeFile.h"
#include "support/client/TestTraces.h"

#include <QSaveFile>
#include <QTest>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#endif

namespace vatochito {

class WholeFileTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whole_takesThePlaceOfWhatWasThere()
    {
        QVERIFY(write("old"));
        QVERIFY(write("new"));
        QCOMPARE(content(), QByteArray("new"));
    }

#ifdef Q_OS_UNIX
    void diskThatTakesNothing_leavesWhatWasThere()
    {
        QVERIFY(write("old"));
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
        const auto handler = std::signal(SIGXFSZ, SIG_IGN);
        const rlimit none{.rlim_cur = 0, .rlim_max = before.rlim_max};
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &none), 0);
        const bool isWritten = write("new");
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
        std::signal(SIGXFSZ, handler);

        QVERIFY(!isWritten);
        QCOMPARE(content(), QByteArray("old"));
    }
#endif

private:
    bool write(const QByteArray &words)
    {
        QSaveFile file(path());
        return file.open(QIODevice::WriteOnly) && file.write(words) == words.size() && commitWhole(file);
    }

    QByteArray content() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QString path() const
    {
        return m_folder.filePath(QStringLiteral("file"));
    }

    TestFolder m_folder;
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::WholeFileTest)
#include "WholeFileTest.moc"
