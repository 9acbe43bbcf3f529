// SPDX-License-Identifier: GPL-3.0-or-later
#include "CommandLine.h"

#include "CommandUses.h"
#include "core/Translations.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <type_traits>
#include <utility>

namespace vatochito::cli {

using namespace Qt::StringLiterals;

namespace {

/// Options that any command takes.
const QStringList &globalOptions()
{
    static const QStringList names{u"profile"_s,  u"server"_s,  u"ws-url"_s,       u"authority"_s, u"json"_s,
                                   u"language"_s, u"verbose"_s, u"session-only"_s, u"user"_s};
    return names;
}

QList<QCommandLineOption> options()
{
    const auto valued = [](const QString &name, const QString &value) {
        return QCommandLineOption(name, QString(), value);
    };
    QList<QCommandLineOption> all{
        valued(u"profile"_s, u"DIR"_s),       valued(u"server"_s, u"URL"_s),        valued(u"ws-url"_s, u"URL"_s),
        valued(u"authority"_s, u"FILE"_s),    valued(u"language"_s, u"LANGUAGE"_s), valued(u"user"_s, u"NAME"_s),
        valued(u"display-name"_s, u"NAME"_s), valued(u"limit"_s, u"N"_s),           valued(u"before"_s, u"ID"_s),
        valued(u"reply-to"_s, u"ID"_s),       valued(u"file"_s, u"PATH"_s),         valued(u"wait"_s, u"SECONDS"_s),
        valued(u"for"_s, u"SECONDS"_s),       valued(u"conversation"_s, u"ID"_s),   valued(u"to"_s, u"FILE"_s),
    };
    for (const auto &flag : {u"json"_s, u"verbose"_s, u"session-only"_s, u"offline"_s, u"keep-cache"_s, u"force"_s})
        all.append(QCommandLineOption(flag));
    all.append(QCommandLineOption(QStringList{u"h"_s, u"help"_s}));
    all.append(QCommandLineOption(QStringList{u"v"_s, u"version"_s}));
    return all;
}

} // namespace

CommandLine::CommandLine(const QStringList &arguments, const QProcessEnvironment &environment)
    : m_environment(environment)
{
    m_parser.addOptions(options());
    m_isParsed = m_parser.parse(arguments);
}

QString CommandLine::usage()
{
    QString text = tr("Usage: vatochito-cli [OPTION…] COMMAND");
    text += u"\n\n"_s;
    for (const CommandUse &use : CommandUse::all()) {
        if (use.arguments != CommandUse::Arguments::NotInThisVersion)
            text += u"  "_s + use.synopsis + u'\n';
    }
    const std::pair<QString, QString> explained[] = {
        {u"--profile DIR"_s, tr("the folder of this person's profile")},
        {u"--server URL"_s, tr("the address of the server (or VATOCHITO_SERVER)")},
        {u"--ws-url URL"_s, tr("the address of its sockets, where it is another (or VATOCHITO_WS_URL)")},
        {u"--authority FILE"_s, tr("trust the certificates of this file as well (or VATOCHITO_AUTHORITY)")},
        {u"--json"_s, tr("one JSON object a line")},
        {u"--language en|gu"_s, tr("the language of what is said here")},
        {u"--verbose"_s, tr("write the log to stderr")},
        {u"--session-only --user NAME"_s, tr("sign in for this command alone, without the keychain")},
    };
    for (const auto &[option, explanation] : explained)
        text += u"\n  "_s + option.leftJustified(28) + explanation;
    text += u"\n\n"_s + tr("The password comes from VATOCHITO_PASSWORD, or is asked for.");
    return text;
}

Expected<Request, QString> CommandLine::request() const
{
    const QStringList given = m_parser.positionalArguments();
    if (given.isEmpty())
        return failure(m_isParsed ? tr("Say what to do.") : m_parser.errorText());

    Request request;
    request.command = given.first();
    request.arguments = given.mid(1);
    if (const Check fits = checkUse(request.command, request.arguments); !fits)
        return failure(QString(fits.error()));

    request.profile = profile();
    request.server = flagOrVariable(u"server"_s, u"VATOCHITO_SERVER"_s);
    request.socketBase = flagOrVariable(u"ws-url"_s, u"VATOCHITO_WS_URL"_s);
    request.authority = flagOrVariable(u"authority"_s, u"VATOCHITO_AUTHORITY"_s);
    request.user = m_parser.value(u"user"_s);
    request.isJson = m_parser.isSet(u"json"_s);
    request.isOffline = m_parser.isSet(u"offline"_s);
    request.keepsCache = m_parser.isSet(u"keep-cache"_s);
    request.isForced = m_parser.isSet(u"force"_s);
    request.target = m_parser.value(u"to"_s);
    request.displayName = m_parser.value(u"display-name"_s);
    if (const Check read = readNumbers(request); !read)
        return failure(QString(read.error()));
    return request;
}

CommandLine::Check CommandLine::checkUse(const QString &command, const QStringList &arguments) const
{
    const CommandUse *use = CommandUse::find(command);
    if (!use)
        return failure(tr("There is no command \"%1\".").arg(command));
    // Before anything is said about its options, which this version does not know either.
    if (use->arguments == CommandUse::Arguments::NotInThisVersion)
        return failure(tr("\"%1\" is not in this version yet.").arg(command));
    if (!m_isParsed)
        return failure(m_parser.errorText());
    if (!use->accepts(arguments))
        return failure(tr("It is written so: %1").arg(use->synopsis));
    if (const Check fits = checkOptions(command); !fits)
        return fits;
    return checkSession(command);
}

CommandLine::Check CommandLine::checkOptions(const QString &command) const
{
    const QStringList allowed = globalOptions() + CommandUse::find(command)->options;
    const QStringList given = m_parser.optionNames();
    for (const QString &option : given) {
        if (!allowed.contains(option))
            return failure(tr("\"%1\" takes no --%2.").arg(command, option));
    }
    if (command == "export"_L1 && m_parser.value(u"to"_s).isEmpty())
        return failure(tr("It is written so: %1").arg(CommandUse::find(command)->synopsis));
    if (given.contains(u"file"_s))
        return failure(tr("Sending files is not in this version yet."));
    if (!language().isEmpty() && !Translations::languages().contains(language()))
        return failure(tr("There is no language \"%1\" here: en and gu are.").arg(language()));
    return {};
}

CommandLine::Check CommandLine::checkSession(const QString &command) const
{
    const bool isSessionOnly = m_parser.isSet(u"session-only"_s);
    if (isSessionOnly && CommandUse::find(command)->signsIn)
        return failure(tr("\"%1\" takes no --%2.").arg(command, u"session-only"_s));
    if (isSessionOnly != !m_parser.value(u"user"_s).isEmpty())
        return failure(tr("--session-only and --user NAME go together."));
    return {};
}

Expected<long long, QString> CommandLine::positive(const QString &option) const
{
    bool isNumber = false;
    const long long number = m_parser.value(option).toLongLong(&isNumber);
    if (!isNumber || number <= 0)
        return failure(tr("--%1 takes a whole number above 0.").arg(option));
    return number;
}

Expected<std::chrono::milliseconds, QString> CommandLine::seconds(const QString &option) const
{
    constexpr double kMost = 1e6; // Eleven days, far from where milliseconds would overflow a timer.
    bool isNumber = false;
    const double number = m_parser.value(option).toDouble(&isNumber);
    if (!isNumber || !(number >= 0 && number <= kMost))
        return failure(tr("--%1 takes a number of seconds.").arg(option));
    return std::chrono::milliseconds(std::llround(number * 1000));
}

CommandLine::Check CommandLine::readNumbers(Request &request) const
{
    QString wrong;
    const auto readId = [&](const QString &option, auto &id) {
        if (!m_parser.isSet(option))
            return;
        if (const auto number = positive(option))
            id = std::remove_reference_t<decltype(id)>(*number);
        else
            wrong = number.error();
    };
    readId(u"before"_s, request.before);
    readId(u"conversation"_s, request.wantedConversation);
    readId(u"reply-to"_s, request.replyTo);
    if (m_parser.isSet(u"limit"_s)) {
        if (const auto number = positive(u"limit"_s))
            request.limit = static_cast<int>(std::min<long long>(*number, std::numeric_limits<int>::max()));
        else
            wrong = number.error();
    }
    if (m_parser.isSet(u"wait"_s)) {
        if (const auto wait = seconds(u"wait"_s))
            request.wait = *wait;
        else
            wrong = wait.error();
    }
    if (m_parser.isSet(u"for"_s)) {
        if (const auto duration = seconds(u"for"_s))
            request.duration = *duration;
        else
            wrong = duration.error();
    }
    if (!wrong.isEmpty())
        return failure(std::move(wrong));
    return {};
}

QString CommandLine::flagOrVariable(const QString &flag, const QString &variable) const
{
    return m_parser.isSet(flag) ? m_parser.value(flag) : m_environment.value(variable);
}

} // namespace vatochito::cli
