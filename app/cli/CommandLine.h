// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "core/Ids.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace vatochito::cli {

/// What was asked for, checked as far as it can be without an account.
struct Request
{
    QString command;
    QStringList arguments;

    QString profile;    ///< Empty: the platform's folder.
    QString server;     ///< Empty: the remembered one.
    QString socketBase; ///< Empty: follows from the server.
    QString authority;  ///< A file of certificates to trust from now on; empty: the remembered one, if any.
    QString user;       ///< Of --session-only; empty otherwise.
    bool isJson = false;

    bool isOffline = false;
    bool keepsCache = false;
    bool isForced = false;
    QString displayName;
    int limit = 50;
    MessageId before;
    ConversationId wantedConversation; ///< Of --conversation; invalid: all.
    QString target;                    ///< A file.
    MessageId replyTo;
    std::chrono::milliseconds wait{std::chrono::seconds(10)};
    std::optional<std::chrono::milliseconds> duration;

    bool isSessionOnly() const { return !user.isEmpty(); }
    /// The argument at \a index as a conversation; the command line's reader has checked it.
    ConversationId conversation(qsizetype index = 0) const { return ConversationId(arguments.at(index).toLongLong()); }
    /// The second argument as a message, as checked as that.
    MessageId message() const { return MessageId(arguments.at(1).toLongLong()); }
};

/// Reads the command line and the environment (cli.md, vatochito-cli). Flags win.
class CommandLine
{
    Q_DECLARE_TR_FUNCTIONS(vatochito::cli::CommandLine)

public:
    /// \param arguments  With the program's name first.
    CommandLine(const QStringList &arguments, const QProcessEnvironment &environment);

    /// Told apart from the rest, because the sentences about the rest are said in this language. Empty: not told.
    QString language() const { return m_parser.value(QStringLiteral("language")); }
    QString profile() const { return m_parser.value(QStringLiteral("profile")); }
    bool isVerbose() const { return m_parser.isSet(QStringLiteral("verbose")); }
    bool wantsHelp() const { return m_parser.isSet(QStringLiteral("help")); }
    bool wantsVersion() const { return m_parser.isSet(QStringLiteral("version")); }

    static QString usage();
    /// The error is a sentence about what is wrong.
    Expected<Request, QString> request() const;

private:
    using Check = Expected<void, QString>;

    Check checkUse(const QString &command, const QStringList &arguments) const;
    Check checkOptions(const QString &command) const;
    Check checkSession(const QString &command) const;
    Expected<long long, QString> positive(const QString &option) const;
    Expected<std::chrono::milliseconds, QString> seconds(const QString &option) const;
    Check readNumbers(Request &request) const;
    QString flagOrVariable(const QString &flag, const QString &variable) const;

    QCommandLineParser m_parser;
    QProcessEnvironment m_environment;
    bool m_isParsed = false;
};

} // namespace vatochito::cli
