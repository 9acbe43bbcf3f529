// SPDX-License-Identifier: GPL-3.0-or-later
// Ten seconds of nothing: frames rendered and processor time used by the messenger with a filled list on the screen,
// beside a bare Qt Quick Controls window that does nothing either.
#include "FilledProfile.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>

#include <chrono>
#include <cstdio>
#include <optional>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vatochito;

namespace {

constexpr int kDeadlineMs = 30'000;
/// The server of the filled profile is not there: after the last attempt nothing is left to do.
constexpr auto kSettling = 45s;
constexpr auto kIdle = 10s;

struct Use
{
    double processorMs = 0;
    int frames = 0;
    double memoryMiB = 0;
};

/// Milliseconds of processor time of \a process so far (proc(5), stat: utime and stime).
double processorTime(qint64 process)
{
    QFile stat(u"/proc/%1/stat"_s.arg(process));
    if (!stat.open(QIODevice::ReadOnly))
        return 0;
    // The name may hold blanks; what follows it is counted from its closing bracket.
    const QByteArray all = stat.readAll();
    const QList<QByteArray> fields = all.mid(all.lastIndexOf(')') + 2).split(' ');
    const double ticks = fields.value(11).toDouble() + fields.value(12).toDouble();
    return ticks * 1000.0 / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

/// MiB resident (proc(5), smaps_rollup: Rss), shared libraries included.
double residentMemory(qint64 process)
{
    QFile rollup(u"/proc/%1/smaps_rollup"_s.arg(process));
    if (!rollup.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> lines = rollup.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("Rss:"))
            return line.mid(4).replace("kB", "").trimmed().toDouble() / 1024;
    }
    return 0;
}

std::optional<Use> idleUse(const QString &program, const QStringList &arguments, std::chrono::seconds settling,
                           bool isPainted = false)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (!environment.contains(u"DISPLAY"_s) && !environment.contains(u"WAYLAND_DISPLAY"_s)) {
        environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        environment.insert(u"QT_QUICK_BACKEND"_s, u"software"_s);
    }
    // Without OpenGL, as the messenger draws where there is no graphics card.
    if (isPainted)
        environment.insert(u"QT_QUICK_BACKEND"_s, u"software"_s);
    // A keychain that answers has no token for this profile, and the sign-in page would take the place of the list.
    environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nonexistent"_s);
    // Each frame is a line of this category.
    environment.insert(u"QT_LOGGING_RULES"_s, u"qt.scenegraph.time.renderloop.debug=true"_s);
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    QByteArray said;
    while (!said.contains("first frame shown")) {
        if (!process.waitForReadyRead(kDeadlineMs) && process.bytesAvailable() == 0)
            return {};
        said += process.readAll();
    }
    const auto pump = [&process](std::chrono::milliseconds span) {
        QByteArray lines;
        const auto end = std::chrono::steady_clock::now() + span;
        while (std::chrono::steady_clock::now() < end) {
            process.waitForReadyRead(100);
            lines += process.readAll();
        }
        return lines;
    };
    pump(settling);
    const double before = processorTime(process.processId());
    const QByteArray lines = pump(kIdle);
    const Use use{processorTime(process.processId()) - before, static_cast<int>(lines.count("rame rendered ")),
                  residentMemory(process.processId())};
    process.kill();
    process.waitForFinished();
    return use;
}

bool measure(const QString &profile, int messages)
{
    const QString folder = QCoreApplication::applicationDirPath();
    const auto ours = idleUse(folder + u"/vatochito"_s, {u"--profile"_s, profile}, kSettling);
    const auto limit = idleUse(folder + u"/vatochito_bare_window"_s, {}, 3s);
    const auto painted = idleUse(folder + u"/vatochito_bare_window"_s, {}, 3s, true);
    if (!ours || !limit || !painted) {
        std::fprintf(stderr, "no frame was shown\n");
        return false;
    }
    std::printf("idle for 10 s: messenger %d frames, %.0f ms of processor; bare window %d frames, %.0f ms\n",
                ours->frames, ours->processorMs, limit->frames, limit->processorMs);
    std::printf("memory, idle on the list of %d conversations with %d messages: messenger %.0f MiB, bare window"
                " %.0f MiB, ratio %.2f\n",
                kFilledConversations, messages, ours->memoryMiB, limit->memoryMiB, ours->memoryMiB / limit->memoryMiB);
    std::printf("the same bare window without OpenGL: %.0f MiB, ratio %.2f\n", painted->memoryMiB,
                ours->memoryMiB / painted->memoryMiB);
    return true;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    return measureFilledProfiles(measure) ? 0 : 1;
}
