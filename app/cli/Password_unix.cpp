// SPDX-License-Identifier: GPL-3.0-or-later
#include "Password.h"

#include <csignal>
#include <cstdio>
#include <termios.h>
#include <unistd.h>

namespace vatochito::cli {

namespace {

/// Turns the terminal's echo off, and on again however the reading ends: Ctrl+C only interrupts the read meanwhile.
class SilentTerminal
{
public:
    SilentTerminal()
    {
        m_isTerminal = tcgetattr(STDIN_FILENO, &m_before) == 0;
        if (!m_isTerminal)
            return;
        struct sigaction interrupt = {};
        interrupt.sa_handler = [](int) {};
        sigaction(SIGINT, &interrupt, &m_interruptBefore);
        termios silent = m_before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    ~SilentTerminal()
    {
        if (!m_isTerminal)
            return;
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
        sigaction(SIGINT, &m_interruptBefore, nullptr);
    }
    Q_DISABLE_COPY_MOVE(SilentTerminal)

    bool isTerminal() const { return m_isTerminal; }

private:
    termios m_before = {};
    struct sigaction m_interruptBefore = {};
    bool m_isTerminal = false;
};

/// Byte by byte, so that nothing after the line is taken from whoever reads next.
std::optional<QByteArray> readLine()
{
    QByteArray line;
    char byte = 0;
    while (true) {
        const ssize_t got = read(STDIN_FILENO, &byte, 1);
        if (got != 1)
            return std::nullopt;
        if (byte == '\n')
            return line;
        line.append(byte);
    }
}

} // namespace

std::optional<QString> Password::readWithoutEcho(const QString &prompt)
{
    const SilentTerminal terminal;
    if (!terminal.isTerminal())
        return std::nullopt;
    std::fputs(prompt.toUtf8().constData(), stderr);
    const auto line = readLine();
    std::fputc('\n', stderr);
    if (!line)
        return std::nullopt;
    return QString::fromUtf8(*line);
}

} // namespace vatochito::cli
