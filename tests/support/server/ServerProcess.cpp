// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/server/ServerProcess.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <stdexcept>

namespace vatochito::server {

namespace {

std::vector<char *> argumentList(std::vector<std::string> &arguments)
{
    std::vector<char *> list;
    for (std::string &argument : arguments)
        list.push_back(argument.data());
    list.push_back(nullptr);
    return list;
}

/// Waits for \a pid to end. -1: not by an exit of its own.
int exitCodeOf(pid_t pid)
{
    int status = 0;
    ::waitpid(pid, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

} // namespace

ServerProcess::ServerProcess(std::string program) : m_program(std::move(program)) {}

ServerProcess::~ServerProcess()
{
    if (m_server.pid > 0)
        kill();
}

void ServerProcess::start(const std::vector<std::string> &options)
{
    std::vector<std::string> arguments{"serve", "--listen", "127.0.0.1:" + std::to_string(m_port)};
    arguments.insert(arguments.end(), options.begin(), options.end());
    m_server = spawn(arguments, {});
    awaitListening();
}

void ServerProcess::signal(int number)
{
    ::kill(m_server.pid, number);
}

void ServerProcess::awaitLog(const std::string &text)
{
    if (!m_server.output->awaitLine(text, std::chrono::seconds(60)))
        throw std::runtime_error("the server does not say: " + text);
}

int ServerProcess::terminate()
{
    ::kill(m_server.pid, SIGTERM);
    return awaitEnd();
}

void ServerProcess::kill()
{
    ::kill(m_server.pid, SIGKILL);
    awaitEnd();
}

ServerProcess::Finished ServerProcess::run(const std::vector<std::string> &arguments, const std::string &password) const
{
    const Child child = spawn(arguments, password);
    child.output->awaitEnd();
    return {exitCodeOf(child.pid), child.output->text()};
}

std::string ServerProcess::log() const
{
    return m_server.output ? m_server.output->text() : std::string();
}

ServerProcess::Child ServerProcess::spawn(const std::vector<std::string> &arguments, const std::string &password) const
{
    std::vector<std::string> words{m_program};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<std::string> environment{
        "VATOCHITO_DATABASE=sqlite://" + (m_folder.path() / "server.sqlite3").string(),
        "VATOCHITO_MEDIA=" + (m_folder.path() / "media").string(),
    };
    environment.insert(environment.end(), m_environment.begin(), m_environment.end());
    if (!password.empty())
        environment.push_back("VATOCHITO_PASSWORD=" + password);
    // Made before the fork: only async-signal-safe calls are allowed after it.
    const auto argumentPointers = argumentList(words);
    const auto environmentPointers = argumentList(environment);
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        throw std::runtime_error("no pipe");
    const auto [readingEnd, writingEnd] = ends;
    const pid_t pid = ::fork();
    if (pid == 0) {
        ::dup2(writingEnd, STDOUT_FILENO);
        ::dup2(writingEnd, STDERR_FILENO);
        ::execve(m_program.c_str(), argumentPointers.data(), environmentPointers.data());
        ::_exit(127);
    }
    // Only the child may hold it: its end is the end of the output.
    ::close(writingEnd);
    Child child{pid, std::make_unique<ChildOutput>(readingEnd)};
    if (pid < 0)
        throw std::runtime_error("cannot start " + m_program);
    return child;
}

void ServerProcess::awaitListening()
{
    const auto port = m_server.output->awaitLine("Listening on TCP address 127.0.0.1:", std::chrono::seconds(60));
    if (!port) {
        kill();
        throw std::runtime_error("the server does not listen: " + log());
    }
    m_port = static_cast<unsigned short>(std::stoi(*port));
}

int ServerProcess::awaitEnd()
{
    const int exitCode = exitCodeOf(m_server.pid);
    m_server.pid = 0;
    m_server.output->awaitEnd();
    return exitCode;
}

} // namespace vatochito::server
