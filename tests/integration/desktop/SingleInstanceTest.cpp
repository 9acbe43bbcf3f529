// SPDX-License-Identifier: GPL-3.0-or-later
#include "SingleInstance.h"
#include "support/client/LockFiles.h"
#include "support/client/PatientTest.h"
#include "support/client/TestTraces.h"

#include <QFile>
#include <QProcess>
#include <QSignalSpy>

#include <future>

using namespace Qt::StringLiterals;

namespace vatochito {

class SingleInstanceTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstOfAProfile_hasItToItself()
    {
        TestFolder profile;
        SingleInstance first(profile.path());
        QCOMPARE(first.start({}), SingleInstance::Role::First);
        QVERIFY(!(QFile::permissions(profile.filePath(u"window.lock"_s)) &
                  (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
    }

    void later_handsOverWhatItWasStartedWith()
    {
        TestFolder profile;
        SingleInstance first(profile.path());
        QCOMPARE(first.start({}), SingleInstance::Role::First);
        LaunchRequest heard;
        connect(&first, &SingleInstance::requested, this, [&heard](const LaunchRequest &request) { heard = request; });
        const LaunchRequest request{
            .isMinimized = true, .conversation = 5'000'000'000, .activationToken = u"of the click"_s};

        const auto role = startElsewhere(profile.path(), request);

        QCOMPARE(role, SingleInstance::Role::HandedOver);
        QCOMPARE(heard, request);
    }

    void otherProfile_isAnotherMatter()
    {
        TestFolder profile;
        TestFolder other;
        SingleInstance first(profile.path());
        SingleInstance second(other.path());
        QCOMPARE(first.start({}), SingleInstance::Role::First);
        QCOMPARE(second.start({}), SingleInstance::Role::First);
    }

    void afterTheFirstIsGone_theNextIsFirst()
    {
        TestFolder profile;
        {
            SingleInstance first(profile.path());
            QCOMPARE(first.start({}), SingleInstance::Role::First);
        }
        SingleInstance next(profile.path());
        QCOMPARE(next.start({}), SingleInstance::Role::First);
    }

    void lockOfOneThatDiedWhileItStarted_isTaken()
    {
        TestFolder profile;
        QVERIFY(leaveEmptyLock(profile.filePath(u"window.lock"_s)));
        SingleInstance next(profile.path());
        QCOMPARE(next.start({}), SingleInstance::Role::First);
    }

    void program_launchedTwice_endsTheSecondTime()
    {
        TestFolder profile;
        const QStringList arguments{u"--profile"_s, profile.path()};
        QProcess first;
        first.start(QStringLiteral(VATOCHITO_PROGRAM), arguments);
        QTRY_VERIFY(QFile::exists(profile.filePath(u"window.lock"_s)));

        QProcess second;
        second.start(QStringLiteral(VATOCHITO_PROGRAM), arguments + QStringList{u"vatochito://conversation/1"_s});
        QVERIFY(second.waitForFinished());

        QCOMPARE(second.exitStatus(), QProcess::NormalExit);
        QCOMPARE(second.exitCode(), 0);
        QCOMPARE(first.state(), QProcess::Running);
        first.terminate();
        QVERIFY(first.waitForFinished());
    }

private:
    /// Handing over waits, so the first one needs an event loop of its own meanwhile.
    static SingleInstance::Role startElsewhere(const QString &profile, const LaunchRequest &request)
    {
        auto later = std::async(std::launch::async, [&] { return SingleInstance(profile).start(request); });
        const bool isDone =
            waitFor([&later] { return later.wait_for(std::chrono::seconds(0)) == std::future_status::ready; });
        return isDone ? later.get() : SingleInstance::Role::Unheard;
    }
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::SingleInstanceTest)
#include "SingleInstanceTest.moc"
