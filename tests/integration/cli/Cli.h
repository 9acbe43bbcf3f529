// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/client/TestTraces.h"

#include <QJsonObject>
#include <QList>
#include <QProcess>
#include <QString>
#include <QStringList>

#include <memory>

namespace vatochito {

/// One run of vatochito-cli with --json.
struct CliResult
{
    int exitCode = -1;
    QByteArray out;
    QByteArray err;

    /// One object a line; an empty object for a line that is none.
    QList<QJsonObject> rows() const;
    QJsonObject row() const { return rows().value(0); }
};

/// vatochito-cli as a script runs it, for one person with a profile folder of their own.
class Cli
{
public:
    /// \param program  Its executable.
    Cli(QString program, QString server, QString username);

    /// With the keychain. \a username's password is in the environment.
    CliResult run(const QStringList &arguments) const;
    /// --session-only.
    CliResult runAlone(const QStringList &arguments) const;
    /// As run(), while the test goes on. The caller ends it.
    std::unique_ptr<QProcess> start(const QStringList &arguments) const;
    /// The same, with what it answers going to \a reader, which is yet to be started and must outlive it.
    std::unique_ptr<QProcess> startInto(QProcess &reader, const QStringList &arguments) const;

    void setPassword(const QString &password) { m_password = password; }
    /// Another address, as if it had been typed.
    void setServer(const QString &server) { m_server = server; }
    QString profile() const { return m_profile.path(); }
    const QString &username() const { return m_username; }

private:
    std::unique_ptr<QProcess> prepare(const QStringList &arguments) const;
    static CliResult finish(QProcess &process);

    QString m_program;
    QString m_server;
    QString m_username;
    QString m_password;
    TestFolder m_profile;
};

} // namespace vatochito
