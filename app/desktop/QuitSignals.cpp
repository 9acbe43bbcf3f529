// SPDX-License-Identifier: GPL-3.0-or-later
#include "QuitSignals.h"

#include "core/LogCategories.h"

#ifdef Q_OS_UNIX

#include <array>
#include <cerrno>
#include <csignal>
#include <utility>

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace vatochito {

namespace {

constexpr std::array kSignals{SIGINT, SIGTERM};

/// A handler may do next to nothing, but it may write: [0] is written by it, [1] read by the notifier.
std::array<int, 2> wire{-1, -1};

void passOn(int)
{
    const int before = errno;
    const char byte = 1;
    // A full wire has a request in it already.
    [[maybe_unused]] const auto written = ::write(wire[0], &byte, 1);
    errno = before;
}

void handleAll(void (*handler)(int))
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    for (const int signal : kSignals)
        sigaction(signal, &action, nullptr);
}

} // namespace

QuitSignals::QuitSignals(QObject *parent) : QObject(parent)
{
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, wire.data()) != 0) {
        qCWarning(lcUi) << "signals end the program without a goodbye: errno=" << errno;
        return;
    }
    for (const int end : wire) {
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
        ::fcntl(end, F_SETFL, O_NONBLOCK);
    }
    m_notifier = std::make_unique<QSocketNotifier>(wire[1], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        if (::read(wire[1], &byte, 1) == 1)
            Q_EMIT quitRequested();
    });
    handleAll(passOn);
}

QuitSignals::~QuitSignals()
{
    if (!m_notifier)
        return;
    handleAll(SIG_DFL);
    m_notifier.reset();
    for (int &end : wire)
        ::close(std::exchange(end, -1));
}

} // namespace vatochito

#else

namespace vatochito {

QuitSignals::QuitSignals(QObject *parent) : QObject(parent) {}
QuitSignals::~QuitSignals() = default;

} // namespace vatochito

#endif
