// SPDX-License-Identifier: GPL-3.0-or-later
#include "Cli.h"

#include <QJsonDocument>

#include <utility>

namespace vatochito {

using namespace Qt::StringLiterals;

QList<QJsonObject> CliResult::rows() const
{
    QList<QJsonObject> objects;
    for (const QByteArray &line : out.split('\n')) {
        if (!line.isEmpty())
            objects.append(QJsonDocument::fromJson(line).object());
    }
    return objects;
}

Cli::Cli(QString program, QString server, QString username)
    : m_program(std::move(program))
    , m_server(std::move(server))
    , m_username(std::move(username))
    , m_password(u"Test@123"_s)
{
}

std::unique_ptr<QProcess> Cli::prepare(const QStringList &arguments) const
{
    auto process = std::make_unique<QProcess>();
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"VATOCHITO_PASSWORD"_s, m_password);
    environment.remove(u"VATOCHITO_SERVER"_s);
    environment.remove(u"VATOCHITO_WS_URL"_s);
    environment.remove(u"VATOCHITO_AUTHORITY"_s);
    process->setProcessEnvironment(environment);
    process->setProgram(m_program);
    process->setArguments(
        QStringList{u"--profile"_s, m_profile.path(), u"--server"_s, m_server, u"--language"_s, u"en"_s, u"--json"_s} +
        arguments);
    return process;
}

CliResult Cli::finish(QProcess &process)
{
    constexpr int kLimit = 120'000; // Far more than anything here takes; a failure, not a delay.
    const bool isEnded = process.waitForFinished(kLimit) && process.exitStatus() == QProcess::NormalExit;
    const CliResult result{isEnded ? process.exitCode() : -1, process.readAllStandardOutput(),
                           process.readAllStandardError()};
    traces::append(u"cli.answers"_s, result.out);
    traces::append(u"cli.stderr"_s, result.err);
    return result;
}

CliResult Cli::run(const QStringList &arguments) const
{
    const auto process = start(arguments);
    return finish(*process);
}

CliResult Cli::runAlone(const QStringList &arguments) const
{
    return run(QStringList{u"--session-only"_s, u"--user"_s, m_username} + arguments);
}

std::unique_ptr<QProcess> Cli::start(const QStringList &arguments) const
{
    auto process = prepare(arguments);
    process->start(QIODevice::ReadOnly);
    return process;
}

std::unique_ptr<QProcess> Cli::startInto(QProcess &reader, const QStringList &arguments) const
{
    auto process = prepare(arguments);
    process->setStandardOutputProcess(&reader);
    process->start(QIODevice::ReadOnly);
    return process;
}

} // namespace vatochito
