// SPDX-License-Identifier: GPL-3.0-or-later
#include "DesktopOptions.h"

#include "core/Translations.h"

#include <QCommandLineParser>
#include <QUrl>

namespace vatochito {

using namespace Qt::StringLiterals;

namespace {

constexpr int kDone = 0;
constexpr int kUsage = 2;

/// `vatochito://conversation/ID`. \return 0: it is not that.
qint64 conversationOf(const QString &link)
{
    const QUrl url(link, QUrl::StrictMode);
    if (url.scheme() != "vatochito"_L1 || url.host() != "conversation"_L1)
        return 0;
    bool isNumber = false;
    const qint64 id = url.path().mid(1).toLongLong(&isNumber);
    return isNumber && id > 0 ? id : 0;
}

} // namespace

Expected<DesktopOptions, DesktopOptions::Sentence> DesktopOptions::parse(const QStringList &arguments,
                                                                         const QProcessEnvironment &environment)
{
    const QCommandLineOption profile(u"profile"_s, tr("The folder of this person's profile."), u"DIR"_s);
    const QCommandLineOption server(u"server"_s, tr("The address of the server."), u"URL"_s);
    const QCommandLineOption socketBase(u"ws-url"_s, tr("The address of its sockets, where it is another."), u"URL"_s);
    const QCommandLineOption authority(u"authority"_s, tr("Trust the certificates of this file as well, from now on."),
                                       u"FILE"_s);
    const QCommandLineOption language(u"language"_s, tr("The language of the messenger: en or gu."), u"LANGUAGE"_s);
    const QCommandLineOption minimized(u"minimized"_s, tr("Start without a window in the way."));
    const QCommandLineOption verbose(u"verbose"_s, tr("Write more to the log."));

    QCommandLineParser parser;
    parser.setApplicationDescription(tr("Vatochito, a messenger that recovers by itself"));
    parser.addOptions({profile, server, socketBase, authority, language, minimized, verbose});
    parser.addPositionalArgument(u"vatochito://conversation/ID"_s, tr("The conversation to open."), u"[LINK]"_s);
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();

    if (!parser.parse(arguments))
        return failure(Sentence{parser.errorText(), kUsage});
    if (parser.isSet(help))
        return failure(Sentence{parser.helpText(), kDone});
    if (parser.isSet(version))
        return failure(
            Sentence{QCoreApplication::applicationName() + u' ' + QCoreApplication::applicationVersion(), kDone});
    const QStringList links = parser.positionalArguments();
    const bool isLink = links.size() == 1 && conversationOf(links.first()) > 0;
    if (!links.isEmpty() && !isLink)
        return failure(Sentence{tr("Unexpected argument: %1").arg(links.last()), kUsage});
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
    options.authority = flagOrVariable(authority, u"VATOCHITO_AUTHORITY"_s);
    options.language = parser.value(language);
    options.request = {.isMinimized = parser.isSet(minimized),
                       .conversation = isLink ? conversationOf(links.first()) : 0,
                       .activationToken = environment.value(u"XDG_ACTIVATION_TOKEN"_s)};
    options.isVerbose = parser.isSet(verbose);
    return options;
}

} // namespace vatochito
