// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

#include <optional>

namespace vatochito::cli {

/// Where passwords come from: VATOCHITO_PASSWORD, else a prompt without echo. Never the command line, which others on
/// the computer can read.
class Password
{
    Q_DECLARE_TR_FUNCTIONS(vatochito::cli::Password)

public:
    /// Nothing: there is no terminal to ask on, or the person did not want to answer.
    static std::optional<QString> current(const QString &username);
    /// For a new account: asked for twice. Nothing also when the two differ; the person has been told.
    static std::optional<QString> chosen(const QString &username);

private:
    static std::optional<QString> fromEnvironment();
    /// Each operating system has its own file.
    static std::optional<QString> readWithoutEcho(const QString &prompt);
};

} // namespace vatochito::cli
