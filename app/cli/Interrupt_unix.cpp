// SPDX-License-Identifier: GPL-3.0-or-later
#include "Interrupt.h"

#include <QSocketNotifier>

#include <array>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace vatochito::cli {

namespace {

// A signal handler is a plain function that may do little more than write to a pipe.
std::array<int, 2> g_pipe{-1, -1};

void writeToPipe(int)
{
    const char byte = 0;
    // A full pipe has said it already.
    [[maybe_unused]] const ssize_t written = write(g_pipe[1], &byte, 1);
}

} // namespace

Interrupt::Interrupt(QObject *parent) : QObject(parent)
{
    if (pipe(g_pipe.data()) != 0)
        return; // Then the signals end the program as they always do.
    for (const int end : g_pipe) {
        fcntl(end, F_SETFD, FD_CLOEXEC);
        fcntl(end, F_SETFL, O_NONBLOCK);
    }
    auto *notifier = new QSocketNotifier(g_pipe[0], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        [[maybe_unused]] const ssize_t got = read(g_pipe[0], &byte, 1);
        ask();
    });
    std::signal(SIGINT, writeToPipe);
    std::signal(SIGTERM, writeToPipe);
    // Who reads the answers may go away, which the next write then tells. Sockets of Qt ignore it as well, later on.
    std::signal(SIGPIPE, SIG_IGN);
}

Interrupt::~Interrupt()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    for (int &end : g_pipe) {
        if (end >= 0)
            close(end);
        end = -1;
    }
}

void Interrupt::ask()
{
    m_isAsked = true;
    Q_EMIT asked();
}

} // namespace vatochito::cli
