// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/client/TestTraces.h"

#include <QHash>
#include <QProcess>
#include <QString>

namespace vatochito {

/// A real vatochito-server on the loopback interface, with a database of its own. It may die and come back: the port
/// and the database stay.
class ServerProcess
{
public:
    /// \param program  The server's executable. \param options  Besides address and folders.
    explicit ServerProcess(QString program, QStringList options = {});
    ~ServerProcess();
    Q_DISABLE_COPY_MOVE(ServerProcess)

    /// From its next start on, as of another version put in its place.
    void setOptions(const QStringList &options) { m_options = options; }
    /// True: it listens.
    bool start();
    /// Runs another command of the program on the same database, as an administrator does: {"epoch", "renew"}. The
    /// event loop runs meanwhile. False: it failed.
    bool administer(const QStringList &words);
    /// As a crash or a power cut ends it: SIGKILL.
    void kill();
    /// The same, but by itself, at the \a count'th time from arm() on that it reaches \a point (before_commit,
    /// after_commit, after_ack): for a server that has fail points, and from its next start on.
    void dieAt(const QString &point, int count);
#ifdef Q_OS_UNIX
    /// False: it is not running.
    bool arm();
#endif
    /// How often it reached \a point when it was armed.
    int deathsAt(const QString &point) const
    {
        return m_deaths.value(point);
    }
    /// From now on it is counted how many lines of its log hold \a text.
    void listenFor(const QByteArray &text)
    {
        m_heard.insert(text, 0);
    }
    int heard(const QByteArray &text) const
    {
        return m_heard.value(text);
    }
    bool isRunning() const
    {
        return m_process.state() == QProcess::Running;
    }

    quint16 port() const
    {
        return m_port;
    }
    QString databasePath() const
    {
        return m_folder.filePath(QStringLiteral("server.db"));
    }
    /// `http://127.0.0.1:<port>`; once started.
    QString address() const;

private:
    QStringList databaseOption() const;
    void keepLog();
    /// 0: it ended before it listened.
    quint16 waitUntilListening();

    QString m_program;
    QStringList m_options;
    TestFolder m_folder;
    QProcess m_process;
    QByteArray m_lastLine; ///< Of the log, as far as it is not whole.
    QHash<QString, int> m_deaths;
    QHash<QByteArray, int> m_heard; ///< Lines, by what is listened for.
    quint16 m_port = 0;             ///< 0 before the first start: any free one.
};

} // namespace vatochito
