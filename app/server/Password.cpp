// SPDX-License-Identifier: GPL-3.0-or-later
#include "Password.h"

#include <termios.h>
#include <unistd.h>

#include <iostream>

namespace vatochito::server {

namespace {

/// Silences the terminal while it lives.
class NoEcho
{
public:
    NoEcho()
    {
        m_isTerminal = ::isatty(STDIN_FILENO) != 0 && ::tcgetattr(STDIN_FILENO, &m_before) == 0;
        if (!m_isTerminal)
            return;
        termios silent = m_before;
        silent.c_lflag &= static_cast<tcflag_t>(~ECHO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    ~NoEcho()
    {
        if (!m_isTerminal)
            return;
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
        std::cerr << '\n';
    }
    NoEcho(const NoEcho &) = delete;
    NoEcho &operator=(const NoEcho &) = delete;

private:
    termios m_before{};
    bool m_isTerminal = false;
};

} // namespace

Result<std::string> askPassword(const Environment &environment)
{
    if (const auto password = environment("VATOCHITO_PASSWORD"))
        return *password;
    std::cerr << "Password: " << std::flush;
    const NoEcho silence;
    std::string password;
    if (!std::getline(std::cin, password))
        return failure(ServerError::invalid("No password was given."));
    return password;
}

} // namespace vatochito::server
