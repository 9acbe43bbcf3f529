// SPDX-License-Identifier: GPL-3.0-or-later
#include "DesktopApp.h"
#include "DesktopOptions.h"
#include "SingleInstance.h"

#include "base/Clock.h"
#include "core/LogCategories.h"
#include "core/Sentences.h"
#include "core/Translations.h"
#include "diagnostics/ApplicationLog.h"
#include "diagnostics/MessageTap.h"
#include "platform/Graphics.h"
#include "platform/ProfileFolder.h"
#include "sync/Profile.h"

#include <QGuiApplication>
#include <QQuickStyle>
#include <QQuickWindow>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace vatochito;

namespace {

constexpr int kDone = 0;
constexpr int kFailed = 1;

void say(std::FILE *stream, const QString &text)
{
    std::fputs(qPrintable(text + u'\n'), stream);
}

/// The command line is read before there is a window, and answered in the language of the system.
Expected<DesktopOptions, DesktopOptions::Sentence> readOptions(const QStringList &arguments)
{
    Translations translations;
    translations.setLanguage(u"system"_s);
    return DesktopOptions::parse(arguments, QProcessEnvironment::systemEnvironment());
}

/// Images that share one texture are icons here; what Qt Quick would set aside for them is as large as the screen.
void keepTexturesSmall()
{
    for (const char *side : {"QSG_ATLAS_WIDTH", "QSG_ATLAS_HEIGHT"}) {
        if (!qEnvironmentVariableIsSet(side))
            qputenv(side, "512");
    }
}

/// Unless the person has chosen how windows are drawn.
void drawWithoutOpenGlOnTheProcessor()
{
    if (qEnvironmentVariableIsSet("QT_QUICK_BACKEND") || qEnvironmentVariableIsSet("QSG_RHI_BACKEND") ||
        hasGraphicsCard())
        return;
    QQuickWindow::setSceneGraphBackend(u"software"_s);
    qCInfo(lcUi) << "no graphics card: drawn without OpenGL";
}

} // namespace

int main(int argc, char *argv[])
{
    keepTexturesSmall();
    qSetMessagePattern(u"%{category}: %{message}"_s);
    QGuiApplication::setApplicationName(u"vatochito"_s);
    QGuiApplication::setApplicationVersion(QStringLiteral(VATOCHITO_VERSION));
    QGuiApplication::setDesktopFileName(u"vatochito"_s);
    QGuiApplication application(argc, argv);
    application.setQuitOnLastWindowClosed(false);

    const auto options = readOptions(QCoreApplication::arguments());
    if (!options) {
        say(options.error().exitCode == 0 ? stdout : stderr, options.error().text);
        return options.error().exitCode;
    }
    auto profile = Profile::open(options->profile.isEmpty() ? defaultProfileFolder() : options->profile);
    if (!profile) {
        qCCritical(lcStorage) << "profile not opened: reason=" << profile.error().detail;
        say(stderr, Sentences::forError(profile.error()));
        return kFailed;
    }

    const SystemClock clock;
    ApplicationLog log(profile->folder(), clock);
    const MessageTap tap(log, MessageTap::Echo::Kept);

    SingleInstance instance(profile->folder());
    switch (instance.start(options->request)) {
    case SingleInstance::Role::First:
        break;
    case SingleInstance::Role::HandedOver:
        return kDone;
    case SingleInstance::Role::Unheard:
        say(stderr, DesktopApp::alreadyOpenSentence());
        return kFailed;
    }

    QQuickStyle::setStyle(u"Basic"_s);
    drawWithoutOpenGlOnTheProcessor();

    DesktopApp app(*options, *std::move(profile), log);
    QObject::connect(&instance, &SingleInstance::requested, &app, &DesktopApp::comply);
    if (!app.show())
        return kFailed;
    return QGuiApplication::exec();
}
