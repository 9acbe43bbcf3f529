// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/client/ServerProcess.h"

#include "support/client/EndWithParent.h"

#include <QDeadlineTimer>
#include <QEventLoop>
#include <QRegularExpression>

#include <chrono>
#include <utility>

#ifdef Q_OS_UNIX
#include <signal.h>
#include <sys/types.h>
#endif

namespace vatochito {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

ServerProcess::ServerProcess(QString program, QStringList options)
    : m_program(std::move(program)), m_options(std::move(options))
{
    // Of the two streams the log is the one that tells the port.
    m_process.setProcessChannelMode(QProcess::MergedChannels);
#ifdef Q_OS_UNIX
    m_process.setChildProcessModifier(endWithParent);
#endif
}

ServerProcess::~ServerProcess()
{
    kill();
}

bool ServerProcess::start()
{
    const QStringList places{
        u"serve"_s, u"--listen"_s, u"127.0.0.1:%1"_s.arg(m_port), u"--media"_s, m_folder.filePath(u"media"_s),
    };
    m_process.disconnect();
    // It may have died by itself.
    if (m_process.isOpen())
        keepLog();
    m_process.start(m_program, places + databaseOption() + m_options);
    const quint16 port = waitUntilListening();
    if (port == 0) {
        kill();
        return false;
    }
    m_port = port;
    // Nobody reads the log from here on; a full pipe would block the server.
    QObject::connect(&m_process, &QProcess::readyRead, &m_process, [this] { keepLog(); });
    keepLog();
    return true;
}

quint16 ServerProcess::waitUntilListening()
{
    static const QRegularExpression listening(u"Listening on TCP address 127\\.0\\.0\\.1:(\\d+)"_s);
    const QDeadlineTimer deadline(60s);
    QByteArray log;
    while (!deadline.hasExpired()) {
        const QByteArray said = m_process.readAll();
        traces::append(u"server.log"_s, said);
        log += said;
        if (const auto match = listening.match(QString::fromUtf8(log)); match.hasMatch())
            return match.captured(1).toUShort();
        if (!m_process.waitForReadyRead(static_cast<int>(deadline.remainingTime())))
            break;
    }
    qWarning("the server does not listen: %s", log.constData());
    return 0;
}

void ServerProcess::keepLog()
{
    constexpr QByteArrayView kDeath("fail point reached: ");
    const QByteArray said = m_process.readAll();
    traces::append(u"server.log"_s, said);
    QByteArrayList lines = (m_lastLine + said).split('\n');
    m_lastLine = lines.takeLast();
    for (const QByteArray &line : std::as_const(lines)) {
        for (auto text = m_heard.begin(); text != m_heard.end(); ++text)
            *text += line.contains(text.key()) ? 1 : 0;
        if (const qsizetype at = line.indexOf(kDeath); at >= 0) {
            ++m_deaths[QString::fromUtf8(line.mid(at + kDeath.size()).trimmed())];
            m_process.kill(); // where it hangs
        }
    }
}

QStringList ServerProcess::databaseOption() const
{
    return {u"--database"_s, u"sqlite://"_s + databasePath()};
}

bool ServerProcess::administer(const QStringList &words)
{
    QProcess command;
    command.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QEventLoop loop;
    QObject::connect(&command, &QProcess::finished, &loop, &QEventLoop::quit);
    QObject::connect(&command, &QProcess::errorOccurred, &loop, &QEventLoop::quit);
    command.start(m_program, words + databaseOption());
    if (command.state() != QProcess::NotRunning)
        loop.exec();
    return command.state() == QProcess::NotRunning && command.exitStatus() == QProcess::NormalExit &&
           command.exitCode() == 0;
}

void ServerProcess::kill()
{
    m_process.disconnect();
    m_process.kill();
    m_process.waitForFinished();
    keepLog();
}

void ServerProcess::dieAt(const QString &point, int count)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"VATOCHITO_FAIL_POINT"_s, point);
    // The ack is with another thread: while the one that tells the others hangs, it goes out.
    environment.insert(u"VATOCHITO_FAIL_MODE"_s, point == "after_ack"_L1 ? u"hang"_s : u"kill"_s);
    environment.insert(u"VATOCHITO_FAIL_COUNT"_s, QString::number(count));
    m_process.setProcessEnvironment(environment);
}

#ifdef Q_OS_UNIX
bool ServerProcess::arm()
{
    // 0 would be the test itself.
    const auto id = static_cast<pid_t>(m_process.processId());
    return id > 0 && ::kill(id, SIGUSR1) == 0;
}
#endif

QString ServerProcess::address() const
{
    return u"http://127.0.0.1:%1"_s.arg(m_port);
}

} // namespace vatochito
