// SPDX-License-Identifier: GPL-3.0-or-later
#include "DesktopApp.h"

#include "ApplicationFont.h"
#include "DesktopDoctor.h"

#include "core/LogCategories.h"
#include "core/WhenDone.h"
#include "net/AuthClient.h"
#include "net/NegotiatedLink.h"
#include "platform/NetworkWatcher.h"

#include <QGuiApplication>
#include <QIcon>
#include <QQuickWindow>
#include <QRandomGenerator>
#include <QtQml/QQmlExtensionPlugin>

#include <utility>

Q_IMPORT_QML_PLUGIN(Vatochito_ComponentsPlugin)
Q_IMPORT_QML_PLUGIN(Vatochito_ModelsPlugin)
Q_IMPORT_QML_PLUGIN(Vatochito_PagesPlugin)
Q_IMPORT_QML_PLUGIN(Vatochito_ThemePlugin)
Q_IMPORT_QML_PLUGIN(Vatochito_UiPlugin)

namespace vatochito {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A window that nobody sees draws no frame; the messenger connects all the same.
constexpr auto kFirstFrameWait = 2s;

} // namespace

DesktopApp::DesktopApp(const DesktopOptions &options, Profile profile, ApplicationLog &log, QObject *parent)
    : QObject(parent)
    , m_log(log)
    , m_settings(profile.folder())
    , m_transport(m_alarms)
    , m_keychain(u"vatochito"_s, m_alarms)
    , m_vault(m_keychain)
    , m_network(profile, m_settings, &m_keychain, m_transport)
    , m_accounts(std::move(profile), services())
    , m_controller({.accounts = m_accounts,
                    .settings = m_settings,
                    .network = m_network,
                    .translations = m_translations,
                    .log = log,
                    .clock = m_clock,
                    .alarms = m_alarms,
                    .doctor = desktopDoctor({.accounts = m_accounts,
                                             .settings = m_settings,
                                             .vault = m_vault,
                                             .clock = m_clock,
                                             .alarms = m_alarms,
                                             .transport = m_transport})},
                   options.server)
    , m_place(m_settings, m_alarms)
    , m_request(options.request)
    , m_authorityFile(options.authority)
    , m_patience(m_alarms.makeAlarm())
{
    m_accounts.setSocketBase(options.socketBase);
    followLog(options.isVerbose);
    m_translations.setLanguage(options.language.isEmpty() ? m_settings.language() : options.language);
    connect(&m_translations, &Translations::languageChanged, &m_engine, &QQmlEngine::retranslate);
    connect(qGuiApp, &QGuiApplication::lastWindowClosed, this, &DesktopApp::quit);
    connect(&m_quitSignals, &QuitSignals::quitRequested, this, &DesktopApp::quit);
}

DesktopApp::~DesktopApp() = default;

void DesktopApp::followLog(bool isVerbose)
{
    m_log.setLevel(isVerbose ? LogLevel::Debug : logLevelNamed(m_settings.logLevel()).value_or(LogLevel::Info));
    connect(&m_accounts, &Accounts::aboutToRemoveTraces, &m_log, &ApplicationLog::pause);
    connect(&m_accounts, &Accounts::tracesRemoved, &m_log, &ApplicationLog::resume);
}

bool DesktopApp::show()
{
    m_engine.addImportPath(u"qrc:/qt/qml"_s); // the default from Qt 6.5 on
    QVariantMap properties = m_place.initialProperties();
    properties.insert(u"app"_s, QVariant::fromValue(&m_controller));
    if (m_request.isMinimized)
        properties.insert(u"visibility"_s, QWindow::Minimized);
    m_engine.setInitialProperties(properties);
    m_engine.load(QUrl(u"qrc:/qt/qml/Vatochito/Ui/Main.qml"_s));

    const QObjectList roots = m_engine.rootObjects();
    m_window = roots.isEmpty() ? nullptr : qobject_cast<QQuickWindow *>(roots.first());
    if (!m_window)
        return false;
    m_place.follow(*m_window);
    atNextFrame([this] {
        qCInfo(lcUi) << "first frame shown";
        start();
    });
    m_patience->start(kFirstFrameWait, [this] { start(); });
    return true;
}

void DesktopApp::start()
{
    if (std::exchange(m_isStarted, true))
        return;
    QGuiApplication::setFont(applicationFont());
    QGuiApplication::setWindowIcon(QIcon(u":/vatochito/icons/mark.svg"_s));
    m_log.recallEarlier();
    whenDone(m_network.load(m_authorityFile), this, [this](const Status &loaded) {
        if (!loaded)
            m_controller.tellError(loaded.error());
    });
    m_controller.openLast();
    m_controller.openConversation(m_request.conversation);
    if (const ConversationListModel *list = m_controller.conversations()) {
        connect(
            list, &ConversationListModel::countChanged, this,
            [this] { atNextFrame([] { qCInfo(lcUi) << "conversations shown"; }); }, Qt::SingleShotConnection);
    }
    // The page goes first: keychain and sockets want the same thread.
    atNextFrame([this] { connectOnce(); });
    m_patience->start(kFirstFrameWait, [this] { connectOnce(); });
}

void DesktopApp::atNextFrame(std::function<void()> then)
{
    connect(m_window, &QQuickWindow::frameSwapped, this, std::move(then),
            static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
}

void DesktopApp::comply(const LaunchRequest &request)
{
    // One that comes before there is an account is opened with it.
    if (m_isStarted)
        m_controller.openConversation(request.conversation);
    else
        m_request.conversation = request.conversation;
    if (request.isMinimized || !m_window)
        return;
    // Wayland gives the front to whoever holds the token of the click.
    if (!request.activationToken.isEmpty())
        qputenv("XDG_ACTIVATION_TOKEN", request.activationToken.toUtf8());
    m_window->setWindowStates(m_window->windowStates() & ~Qt::WindowMinimized);
    m_window->show();
    m_window->raise();
    m_window->requestActivate();
}

QString DesktopApp::alreadyOpenSentence()
{
    return tr("Vatochito is already open with this profile, but does not answer.");
}

void DesktopApp::quit()
{
    if (std::exchange(m_isQuitting, true))
        return;
    m_place.save();
    Account *account = m_accounts.current();
    if (!account) {
        QCoreApplication::quit();
        return;
    }
    m_patience->start(kFarewell, [] { QCoreApplication::quit(); });
    whenDone(account->close(), this, [](const Status &) { QCoreApplication::quit(); });
}

AccountServices DesktopApp::services()
{
    return {
        .vault = &m_vault,
        .clock = m_clock,
        .alarms = m_alarms,
        .makeAuthenticator = [this](const ServerAddress &address) -> std::unique_ptr<Authenticator> {
            return std::make_unique<AuthClient>(address, m_transport, m_alarms);
        },
        .makeLink = [this](const LinkPlace &place, TokenSource &tokens) -> std::unique_ptr<Link> {
            return std::make_unique<NegotiatedLink>(
                place.server,
                LinkWorld{.transport = m_transport,
                          .tokens = tokens,
                          .alarms = m_alarms,
                          .clock = m_clock,
                          .random = [] { return QRandomGenerator::global()->generateDouble(); }},
                place.installation, place.level);
        },
        .hasNetwork = [] { return !NetworkWatcher::addressesOfThisComputer().isEmpty(); },
    };
}

void DesktopApp::connectOnce()
{
    if (std::exchange(m_isConnecting, true))
        return;
    m_patience->stop();
    m_hints = std::make_unique<SystemHints>(SystemHints::Sources::ofThisSystem(m_clock, m_alarms, m_transport),
                                            [this] { return m_accounts.current(); });
    m_controller.connectLast();
}

} // namespace vatochito
