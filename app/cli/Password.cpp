// SPDX-License-Identifier: GPL-3.0-or-later
#include "Password.h"

#include "Printer.h"

namespace vatochito::cli {

std::optional<QString> Password::fromEnvironment()
{
    if (!qEnvironmentVariableIsSet("VATOCHITO_PASSWORD"))
        return std::nullopt;
    return qEnvironmentVariable("VATOCHITO_PASSWORD");
}

std::optional<QString> Password::current(const QString &username)
{
    if (auto password = fromEnvironment())
        return password;
    auto password = readWithoutEcho(tr("Password of %1: ").arg(username));
    if (!password)
        Printer::complain(tr("There is no password. Set VATOCHITO_PASSWORD, or answer on a terminal."));
    return password;
}

std::optional<QString> Password::chosen(const QString &username)
{
    if (auto password = fromEnvironment())
        return password;
    auto first = current(username);
    if (!first)
        return std::nullopt;
    const auto second = readWithoutEcho(tr("The same password again: "));
    if (first == second)
        return first;
    Printer::complain(tr("The two passwords differ."));
    return std::nullopt;
}

} // namespace vatochito::cli
