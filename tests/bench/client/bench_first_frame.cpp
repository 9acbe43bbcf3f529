// SPDX-License-Identifier: GPL-3.0-or-later
// Start to first frame: from starting the process to its word of the first frame, for the messenger with a filled
// profile and for a bare Qt Quick Controls window, in turn. The messenger's first frame has the shape of the list, not
// yet its rows; so the frame with the rows is timed, too.
#include "FilledProfile.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>

#include <algorithm>
#include <cstdio>
#include <optional>
#include <vector>

using namespace Qt::StringLiterals;
using namespace vatochito;

namespace {

constexpr int kRuns = 9;
constexpr int kDeadlineMs = 30'000;

/// Who draws the window: Qt's choice, or its own painter without OpenGL, which is the messenger's choice where there is
/// no graphics card.
enum class Renderer { Default, Painter };

QProcessEnvironment environment(Renderer renderer)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (!environment.contains(u"DISPLAY"_s) && !environment.contains(u"WAYLAND_DISPLAY"_s)) {
        environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        environment.insert(u"QT_QUICK_BACKEND"_s, u"software"_s);
    }
    // A keychain that answers has no token for this profile, and the sign-in page would take the place of the list.
    environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nonexistent"_s);
    if (renderer == Renderer::Painter)
        environment.insert(u"QT_QUICK_BACKEND"_s, u"software"_s);
    return environment;
}

/// Milliseconds until the program has said each of \a words; nothing: it did not.
std::optional<std::vector<double>> timeUntil(const std::vector<QByteArray> &words, const QString &program,
                                             const QStringList &arguments, Renderer renderer)
{
    QProcess process;
    process.setProcessEnvironment(environment(renderer));
    process.setProgram(program);
    process.setArguments(arguments);
    process.setProcessChannelMode(QProcess::MergedChannels);
    QElapsedTimer timer;
    timer.start();
    process.start();
    QByteArray said;
    std::vector<double> elapsed;
    for (const QByteArray &word : words) {
        while (!said.contains(word)) {
            if (!process.waitForReadyRead(kDeadlineMs) && process.bytesAvailable() == 0) {
                std::fprintf(stderr, "%s never said \"%s\":\n%s\n", qPrintable(program), word.constData(),
                             said.constData());
                process.kill();
                process.waitForFinished();
                return {};
            }
            said += process.readAll();
        }
        elapsed.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    process.kill();
    process.waitForFinished();
    return elapsed;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

bool measure(const QString &profile, int messages)
{
    const QString folder = QCoreApplication::applicationDirPath();
    const QByteArray frame = "first frame shown";
    const QByteArray rows = "conversations shown";
    std::vector<double> messenger;
    std::vector<double> listed;
    std::vector<double> bare;
    std::vector<double> painted;
    for (int run = 0; run <= kRuns; ++run) {
        const auto ours =
            timeUntil({frame, rows}, folder + u"/vatochito"_s, {u"--profile"_s, profile}, Renderer::Default);
        const auto limit = timeUntil({frame}, folder + u"/vatochito_bare_window"_s, {}, Renderer::Default);
        const auto painter = timeUntil({frame}, folder + u"/vatochito_bare_window"_s, {}, Renderer::Painter);
        if (!ours || !limit || !painter)
            return false;
        if (run == 0)
            continue; // it warmed the disk's cache for both
        messenger.push_back(ours->at(0));
        listed.push_back(ours->at(1));
        bare.push_back(limit->at(0));
        painted.push_back(painter->at(0));
    }
    std::printf("start to first frame with %d messages, median of %d: messenger %.0f ms, bare window %.0f ms,"
                " ratio %.2f\n",
                messages, kRuns, median(messenger), median(bare), median(messenger) / median(bare));
    std::printf("the same bare window without OpenGL: %.0f ms, ratio %.2f\n", median(painted),
                median(messenger) / median(painted));
    std::printf("start to the rows of %d conversations: messenger %.0f ms, ratio %.2f\n", kFilledConversations,
                median(listed), median(listed) / median(bare));
    return true;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    return measureFilledProfiles(measure) ? 0 : 1;
}
