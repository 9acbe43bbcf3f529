// SPDX-License-Identifier: GPL-3.0-or-later
#include "Password.h"

#include <array>
#include <cstdio>
#include <windows.h>

namespace vatochito::cli {

namespace {

/// Turns the console's echo off, and on again however the reading ends.
class SilentConsole
{
public:
    SilentConsole() : m_input(GetStdHandle(STD_INPUT_HANDLE))
    {
        m_isConsole = GetConsoleMode(m_input, &m_before) != 0;
        if (m_isConsole)
            SetConsoleMode(m_input, (m_before & ~static_cast<DWORD>(ENABLE_ECHO_INPUT)) | ENABLE_LINE_INPUT);
    }
    ~SilentConsole()
    {
        if (m_isConsole)
            SetConsoleMode(m_input, m_before);
    }
    Q_DISABLE_COPY_MOVE(SilentConsole)

    bool isConsole() const { return m_isConsole; }

    std::optional<QString> readLine() const
    {
        std::array<wchar_t, 1024> line{};
        DWORD length = 0;
        if (ReadConsoleW(m_input, line.data(), static_cast<DWORD>(line.size()), &length, nullptr) == 0 || length == 0)
            return std::nullopt;
        while (length > 0 && (line[length - 1] == L'\n' || line[length - 1] == L'\r'))
            --length;
        return QString::fromWCharArray(line.data(), static_cast<qsizetype>(length));
    }

private:
    HANDLE m_input;
    DWORD m_before = 0;
    bool m_isConsole = false;
};

} // namespace

std::optional<QString> Password::readWithoutEcho(const QString &prompt)
{
    const SilentConsole console;
    if (!console.isConsole())
        return std::nullopt;
    std::fputs(prompt.toLocal8Bit().constData(), stderr);
    auto line = console.readLine();
    std::fputc('\n', stderr);
    return line;
}

} // namespace vatochito::cli
