// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Connection.h"
#include "diagnostics/SupportReport.h"
#include "models/ConnectionHistoryModel.h"
#include "models/LedgerModel.h"
#include "models/LogListModel.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <qqmlregistration.h>

#include <functional>

namespace vatochito {

class Account;
class Accounts;
class ApplicationLog;
class Calendar;
class Clock;
class NetworkPreferences;
class Settings;

/// What the page about connection and log shows and does. Here, other than on pages for everyone, things are called by
/// their technical names.
class DiagnosticsController final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("AppController owns the only one")
    /// "1 OPEN"
    Q_PROPERTY(QString socketState READ socketState NOTIFY connectionChanged FINAL)
    /// "2 of 5"; empty: none is counted.
    Q_PROPERTY(QString attempt READ attempt NOTIFY connectionChanged FINAL)
    /// "10:42:07"; empty: none is planned.
    Q_PROPERTY(QString nextTry READ nextTry NOTIFY connectionChanged FINAL)
    /// "https://chat.example.org"; empty: nobody is signed in.
    Q_PROPERTY(QString server READ server NOTIFY connectionChanged FINAL)
    Q_PROPERTY(int level READ level NOTIFY connectionChanged FINAL)
    Q_PROPERTY(vatochito::LogListModel *log READ log CONSTANT FINAL)
    Q_PROPERTY(vatochito::ConnectionHistoryModel *history READ history CONSTANT FINAL)
    Q_PROPERTY(vatochito::LedgerModel *ledger READ ledger CONSTANT FINAL)
    /// How much is told in the log from now on; remembered.
    Q_PROPERTY(vatochito::LogListModel::Level logLevel READ logLevel WRITE setLogLevel NOTIFY logLevelChanged FINAL)
    /// Exactly what copyReport() copies; empty until makeReport().
    Q_PROPERTY(QString report READ report NOTIFY reportChanged FINAL)

public:
    /// What the controller works on; all of it must outlive the controller.
    struct Services
    {
        ApplicationLog &log;
        Settings &settings;
        const Accounts &accounts;
        const NetworkPreferences &network;
        const Calendar &calendar;
        const Clock &clock;
        AlarmFactory &alarms;
    };
    /// The people whose names must not stand in a report.
    using Names = std::function<QStringList()>;

    DiagnosticsController(const Services &services, Names names, QObject *parent = nullptr);

    QString socketState() const;
    QString attempt() const;
    QString nextTry() const;
    QString server() const { return m_server; }
    int level() const;
    LogListModel *log() { return &m_logLines; }
    ConnectionHistoryModel *history() { return &m_history; }
    LedgerModel *ledger() { return &m_ledger; }
    LogListModel::Level logLevel() const;
    void setLogLevel(LogListModel::Level level);
    QString report() const { return m_report; }

    Q_INVOKABLE void makeReport();
    Q_INVOKABLE void copyReport();

    /// Null: nobody is signed in. \a account may go before this object if it is told first.
    void setAccount(Account *account);
    void setConnection(const Connection &connection);
    /// What the doctor found, for the report; empty: it was not asked.
    void setChecks(const QList<ReportedCheck> &checks) { m_checks = checks; }
    void retranslate();

Q_SIGNALS:
    void connectionChanged();
    void logLevelChanged();
    void reportChanged();

private:
    Services m_services;
    const Names m_names;
    LogListModel m_logLines;
    ConnectionHistoryModel m_history;
    LedgerModel m_ledger{nullptr};
    Account *m_account = nullptr;
    QString m_server;
    Connection m_connection;
    QList<ReportedCheck> m_checks;
    QString m_report;
};

} // namespace vatochito
