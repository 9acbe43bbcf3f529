// SPDX-License-Identifier: GPL-3.0-or-later
#include "SenderProcess.h"

#include "sync/Account.h"

#include <utility>

namespace vatochito {

using namespace Qt::StringLiterals;

SenderProcess::SenderProcess(QString program, Task task) : m_program(std::move(program)), m_task(std::move(task)) {}

SenderProcess::~SenderProcess()
{
    if (m_process)
        kill();
}

void SenderProcess::start(int freezeAt)
{
    m_process = std::make_unique<QProcess>();
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"ACCESS_TOKEN"_s, m_task.tokens.access);
    environment.insert(u"REFRESH_TOKEN"_s, m_task.tokens.refresh);
    m_process->setProcessEnvironment(environment);
    // What it logs belongs to the test's output; its lines are its own.
    m_process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process->start(m_program,
                     {m_profile.path(), m_task.server, QString::number(m_task.user.id.value()), m_task.user.username,
                      QString::number(m_task.conversation.value()), QString::number(m_task.count),
                      QString::number(m_task.pause.count()), QString::number(freezeAt)});
}

bool SenderProcess::kill()
{
    m_process->kill();
    m_process->waitForFinished();
    // It may have been given others, and nobody has heard of it yet.
    while (!nextLine().isNull()) {
    }
    return m_process->exitStatus() == QProcess::CrashExit;
}

QString SenderProcess::nextLine()
{
    while (m_process->canReadLine()) {
        const QString line = QString::fromUtf8(m_process->readLine()).trimmed();
        if (!line.startsWith("tokens "_L1))
            return line;
        m_task.tokens = {line.section(u' ', 1, 1), line.section(u' ', 2, 2)};
    }
    return {};
}

bool SenderProcess::hasEndedWell() const
{
    return m_process->state() == QProcess::NotRunning && m_process->exitStatus() == QProcess::NormalExit &&
           m_process->exitCode() == 0;
}

QString SenderProcess::databasePath() const
{
    return vatochito::databasePath(AccountPlace{.profileFolder = m_profile.path(),
                                                .profileId = {},
                                                .server = *ServerAddress::parse(m_task.server),
                                                .me = m_task.user});
}

} // namespace vatochito
