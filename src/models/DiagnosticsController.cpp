// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/DiagnosticsController.h"

#include "base/Backoff.h"
#include "base/Clock.h"
#include "core/ConnectionNames.h"
#include "diagnostics/ApplicationLog.h"
#include "models/Moments.h"
#include "storage/Settings.h"
#include "sync/Accounts.h"
#include "sync/NetworkPreferences.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLocale>

#include <utility>

namespace vatochito {

using namespace Qt::StringLiterals;

namespace {

LogLevel levelOf(LogListModel::Level level)
{
    switch (level) {
    case LogListModel::Level::Debug:
        return LogLevel::Debug;
    case LogListModel::Level::Info:
        return LogLevel::Info;
    case LogListModel::Level::Warning:
        return LogLevel::Warning;
    case LogListModel::Level::Critical:
        return LogLevel::Critical;
    }
    return LogLevel::Info;
}

/// Without the name and the password that it may ask for.
QString described(const Proxy &proxy)
{
    const QString place = u"%1:%2"_s.arg(proxy.host).arg(proxy.port);
    switch (proxy.kind) {
    case Proxy::Kind::System:
        return u"system"_s;
    case Proxy::Kind::None:
        return u"none"_s;
    case Proxy::Kind::Http:
        return u"http "_s + place;
    case Proxy::Kind::Socks5:
        return u"socks5 "_s + place;
    }
    return {};
}

QList<std::pair<QString, QString>> told(const Settings &settings, const Accounts &accounts,
                                        const NetworkPreferences &network)
{
    const auto &authority = network.authority();
    return {{u"language"_s, settings.language()},
            {u"shown_language"_s, QLocale().name()},
            {u"theme"_s, settings.theme()},
            {u"log_level"_s, settings.logLevel()},
            {u"proxy"_s, described(settings.proxy())},
            {u"message_address"_s, accounts.socketBase().isEmpty() ? u"of the server"_s : accounts.socketBase()},
            {u"private_authority"_s,
             authority ? u"until "_s + authority->validUntil.toUTC().date().toString(Qt::ISODate) : u"none"_s}};
}

} // namespace

DiagnosticsController::DiagnosticsController(const Services &services, Names names, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_names(std::move(names))
    , m_logLines(services.log.buffer(), services.alarms)
    , m_history(services.calendar)
{
    m_connection.status = Connection::Status::SignedOut;
    connect(&m_services.log, &ApplicationLog::levelChanged, this, &DiagnosticsController::logLevelChanged);
}

QString DiagnosticsController::socketState() const
{
    return u"%1 %2"_s.arg(static_cast<int>(m_connection.socket)).arg(nameOf(m_connection.socket));
}

QString DiagnosticsController::attempt() const
{
    if (m_connection.attempt == 0)
        return {};
    const QLocale locale;
    //: An attempt to connect. %1: which one, %2: how many there are
    return tr("%1 of %2").arg(locale.toString(m_connection.attempt), locale.toString(Backoff::kAttempts));
}

QString DiagnosticsController::nextTry() const
{
    if (m_connection.status != Connection::Status::Waiting)
        return {};
    const auto left = m_connection.retryAt - m_services.clock.monotonic();
    const Timestamp at = m_services.clock.now() + std::chrono::duration_cast<std::chrono::microseconds>(left);
    return Moments::local(at).toString(u"HH:mm:ss"_s);
}

int DiagnosticsController::level() const
{
    return m_account ? m_account->level() : 0;
}

LogListModel::Level DiagnosticsController::logLevel() const
{
    switch (m_services.log.level()) {
    case LogLevel::Debug:
        return LogListModel::Level::Debug;
    case LogLevel::Info:
        return LogListModel::Level::Info;
    case LogLevel::Warning:
        return LogListModel::Level::Warning;
    case LogLevel::Critical:
        return LogListModel::Level::Critical;
    }
    return LogListModel::Level::Info;
}

void DiagnosticsController::setLogLevel(LogListModel::Level level)
{
    m_services.settings.setLogLevel(nameOf(levelOf(level)));
    m_services.log.setLevel(levelOf(level));
}

void DiagnosticsController::makeReport()
{
    m_report = SupportReport::text({.now = m_services.clock.now(),
                                    .appVersion = QCoreApplication::applicationVersion(),
                                    .server = m_server,
                                    .level = level(),
                                    .connection = m_connection,
                                    .settings = told(m_services.settings, m_services.accounts, m_services.network),
                                    .checks = m_checks,
                                    .history = m_history.periods(),
                                    .log = m_services.log.buffer().newest(SupportReport::kLogLines),
                                    .names = m_names()});
    Q_EMIT reportChanged();
}

void DiagnosticsController::copyReport()
{
    QGuiApplication::clipboard()->setText(m_report);
}

void DiagnosticsController::setAccount(Account *account)
{
    m_ledger.setAccount(account);
    m_account = account;
    m_server = account ? account->server().toString() : QString();
    m_checks.clear();
    m_history.setStore(account ? &account->cache().connectionHistory() : nullptr);
    if (!std::exchange(m_report, QString()).isEmpty())
        Q_EMIT reportChanged();
    Q_EMIT connectionChanged();
}

void DiagnosticsController::setConnection(const Connection &connection)
{
    if (m_connection == connection)
        return;
    m_connection = connection;
    Q_EMIT connectionChanged();
}

void DiagnosticsController::retranslate()
{
    m_ledger.retranslate();
    m_history.retranslate();
    Q_EMIT connectionChanged();
}

} // namespace vatochito
