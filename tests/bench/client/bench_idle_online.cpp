// SPDX-License-Identifier: GPL-3.0-or-later
// Half a minute on a healthy connection in which nothing happens: the processor time of a client, without its window,
// with 20 conversations on each level, beside a process whose event loop only waits.
#include "WaitUntil.h"
#include "integration/client/Core.h"
#include "support/client/ServerProcess.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QTimer>

#include <cstdio>
#include <ctime>
#include <optional>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vatochito;

namespace {

constexpr int kConversations = 20;
constexpr auto kSettling = 15s; ///< The index of the search and the last of the catching up are done by then.
constexpr auto kIdle = 30s;     ///< One ping a socket, and one round of polls on level 0.
/// One part in a thousand of a core.
constexpr double kMustMs = 30;

void wait(std::chrono::milliseconds span)
{
    QEventLoop loop;
    QTimer::singleShot(span, &loop, &QEventLoop::quit);
    loop.exec();
}

double processorMs()
{
    return static_cast<double>(std::clock()) * 1000.0 / CLOCKS_PER_SEC;
}

double idleMs()
{
    const double before = processorMs();
    wait(kIdle);
    return processorMs() - before;
}

std::optional<double> onlineMs(const QStringList &options)
{
    ServerProcess server(QStringLiteral(VATOCHITO_SERVER_PROGRAM), options);
    Core alice;
    Core bob;
    if (!server.start() || !alice.registerAt(server.address(), u"alice"_s) ||
        !bob.registerAt(server.address(), u"bob"_s))
        return {};
    for (int i = 0; i < kConversations; ++i) {
        const auto made = alice.account().engine().createGroup(u"Group %1"_s.arg(i), {bob.account().me().id});
        if (!waitUntil([&made] { return made.isFinished(); }) || !made.result())
            return {};
        alice.account().engine().setOpenConversation(*made.result());
    }
    if (!waitUntil([&alice] { return alice.isOnline(); }))
        return {};
    // Bob leaves: alice alone is measured.
    const auto left = bob.account().close();
    if (!waitUntil([&left] { return left.isFinished(); }))
        return {};
    wait(kSettling);
    const double spent = idleMs();
    return alice.isOnline() ? std::optional(spent) : std::nullopt;
}

bool tell(const char *what, const std::optional<double> &ms, double bare)
{
    if (!ms) {
        std::fprintf(stderr, "%s: the connection did not come about or was lost\n", what);
        return false;
    }
    std::printf("%s, %d conversations, online and idle for 30 s: %.1f ms of processor (%.3f %% of a core; an event loop"
                " that only waits: %.1f ms); must be at most %.0f ms\n",
                what, kConversations, *ms, *ms / 300, bare, kMustMs);
    return *ms <= kMustMs;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const double bare = idleMs();
    const bool isLevel0Quiet = tell("level 0", onlineMs({u"--sync"_s, u"off"_s}), bare);
    const bool isLevel1Quiet = tell("level 1", onlineMs({}), bare);
    return isLevel0Quiet && isLevel1Quiet ? 0 : 1;
}
