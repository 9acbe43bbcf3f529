// SPDX-License-Identifier: GPL-3.0-or-later
// Start to first frame: from starting the process to its word of the first frame, for the messenger with a filled
// profile and for a bare Qt Quick Controls window, in turn.
#include "FilledProfile.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <optional>
#include <vector>

using namespace Qt::StringLiterals;
using namespace vatochito;

namespace {

constexpr int kRuns = 9;
constexpr int kDeadlineMs = 30'000;

QProcessEnvironment environment()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (!environment.contains(u"DISPLAY"_s) && !environment.contains(u"WAYLAND_DISPLAY"_s)) {
        environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        environment.insert(u"QT_QUICK_BACKEND"_s, u"software"_s);
    }
    return environment;
}

/// Milliseconds; nothing: there was no frame.
std::optional<double> firstFrame(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessEnvironment(environment());
    process.setProgram(program);
    process.setArguments(arguments);
    process.setProcessChannelMode(QProcess::MergedChannels);
    QElapsedTimer timer;
    timer.start();
    process.start();
    QByteArray said;
    while (!said.contains("first frame shown")) {
        if (!process.waitForReadyRead(kDeadlineMs) && process.bytesAvailable() == 0) {
            std::fprintf(stderr, "%s shows no frame:\n%s\n", qPrintable(program), said.constData());
            process.kill();
            process.waitForFinished();
            return {};
        }
        said += process.readAll();
    }
    const double elapsed = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    process.kill();
    process.waitForFinished();
    return elapsed;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QString folder = QCoreApplication::applicationDirPath();
    QTemporaryDir scratch;
    const QString profile = scratch.filePath(u"profile"_s);
    if (const Status made = makeFilledProfile(profile); !made) {
        std::fprintf(stderr, "no profile: %s\n", qPrintable(made.error().detail));
        return 1;
    }

    std::vector<double> messenger;
    std::vector<double> bare;
    for (int run = 0; run <= kRuns; ++run) {
        const auto ours = firstFrame(folder + u"/vatochito"_s, {u"--profile"_s, profile});
        const auto limit = firstFrame(folder + u"/vatochito_bare_window"_s, {});
        if (!ours || !limit)
            return 1;
        if (run == 0)
            continue; // it warmed the disk's cache for both
        messenger.push_back(*ours);
        bare.push_back(*limit);
    }
    std::printf("start to first frame, median of %d: messenger %.0f ms, bare window %.0f ms, ratio %.2f\n", kRuns,
                median(messenger), median(bare), median(messenger) / median(bare));
    return 0;
}
