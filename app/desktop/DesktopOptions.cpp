// SPDX-License-Identifier: GPL-3.0-or-later
#include "DesktopOptions.h"

#include "core/Translations.h"

#include <QCommandLineParser>

namespace vatochito {

using namespace Qt::StringLiterals;

namespace {

constexpr int kDone = 0;
constexpr int kUsage = 2;

} // namespace

Expected<DesktopOptions, DesktopOptions::Sentence> DesktopOptions::parse(const QStringList &arguments,
                                                                         const QProcessEnvironment &environment)
{
    const QCommandLineOption profile(u"profile"_s, tr("The folder of this person's profile."), u"DIR"_s);
    const QCommandLineOption server(u"server"_s, tr("The address of the server."), u"URL"_s);
    const QCommandLineOption socketBase(u"ws-url"_s, tr("The address of its sockets, where it is another."), u"URL"_s);
    const QCommandLineOption language(u"language"_s, tr("The language of the messenger: en or gu."), u"LANGUAGE"_s);
    const QCommandLineOption verbose(u"verbose"_s, tr("Write more to the log."));

    QCommandLineParser parser;
    parser.setApplicationDescription(tr("Vatochito, a messenger that recovers by itself"));
    parser.addOptions({profile, server, socketBase, language, verbose});
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();

    if (!parser.parse(arguments))
        return failure(Sentence{parser.errorText(), kUsage});
    if (parser.isSet(help))
        return failure(Sentence{parser.helpText(), kDone});
    if (parser.isSet(version))
        return failure(
            Sentence{QCoreApplication::applicationName() + u' ' + QCoreApplication::applicationVersion(), kDone});
    if (!parser.positionalArguments().isEmpty())
        return failure(Sentence{tr("Unexpected argument: %1").arg(parser.positionalArguments().first()), kUsage});
    if (parser.isSet(language) && !Translations::languages().contains(parser.value(language)))
        return failure(
            Sentence{tr("There is no language \"%1\" here: en and gu are.").arg(parser.value(language)), kUsage});

    const auto flagOrVariable = [&](const QCommandLineOption &option, const QString &variable) {
        return parser.isSet(option) ? parser.value(option) : environment.value(variable);
    };
    DesktopOptions options;
    options.profile = parser.value(profile);
    options.server = flagOrVariable(server, u"VATOCHITO_SERVER"_s);
    options.socketBase = flagOrVariable(socketBase, u"VATOCHITO_WS_URL"_s);
    options.language = parser.value(language);
    options.isVerbose = parser.isSet(verbose);
    return options;
}

} // namespace vatochito
