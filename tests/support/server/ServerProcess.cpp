// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/server/ServerProcess.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <thread>

namespace vatochito::server {

namespace {

std::string readAll(const std::filesystem::path &file)
{
    std::ifstream stream(file);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

std::vector<char *> argumentList(std::vector<std::string> &arguments)
{
    std::vector<char *> list;
    for (std::string &argument : arguments)
        list.push_back(argument.data());
    list.push_back(nullptr);
    return list;
}

} // namespace

ServerProcess::ServerProcess(std::string program) : m_program(std::move(program)) {}

ServerProcess::~ServerProcess()
{
    if (m_pid > 0)
        kill();
}

void ServerProcess::start(const std::vector<std::string> &options)
{
    std::vector<std::string> arguments{"serve", "--listen", "127.0.0.1:" + std::to_string(m_port)};
    arguments.insert(arguments.end(), options.begin(), options.end());
    m_pid = spawn(arguments, {}, m_folder.path() / "log");
    awaitListening();
}

int ServerProcess::terminate()
{
    ::kill(m_pid, SIGTERM);
    return awaitEnd();
}

void ServerProcess::kill()
{
    ::kill(m_pid, SIGKILL);
    awaitEnd();
}

ServerProcess::Finished ServerProcess::run(const std::vector<std::string> &arguments, const std::string &password) const
{
    const auto output = m_folder.path() / "output";
    const pid_t pid = spawn(arguments, password, output);
    int status = 0;
    ::waitpid(pid, &status, 0);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, readAll(output)};
}

std::string ServerProcess::log() const
{
    return readAll(m_folder.path() / "log");
}

pid_t ServerProcess::spawn(const std::vector<std::string> &arguments, const std::string &password,
                           const std::filesystem::path &output) const
{
    std::vector<std::string> words{m_program};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<std::string> environment{
        "VATOCHITO_DATABASE=sqlite://" + (m_folder.path() / "server.sqlite3").string(),
        "VATOCHITO_MEDIA=" + (m_folder.path() / "media").string(),
    };
    if (!password.empty())
        environment.push_back("VATOCHITO_PASSWORD=" + password);
    // Made before the fork: only async-signal-safe calls are allowed after it.
    const auto argumentPointers = argumentList(words);
    const auto environmentPointers = argumentList(environment);
    const int file = ::open(output.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    const pid_t pid = ::fork();
    if (pid < 0 || file < 0)
        throw std::runtime_error("cannot start " + m_program);
    if (pid == 0) {
        ::dup2(file, STDOUT_FILENO);
        ::dup2(file, STDERR_FILENO);
        ::execve(m_program.c_str(), argumentPointers.data(), environmentPointers.data());
        ::_exit(127);
    }
    ::close(file);
    return pid;
}

void ServerProcess::awaitListening()
{
    // The process is real, and so is the time it takes.
    const std::string marker = "Listening on TCP address 127.0.0.1:";
    for (int attempt = 0; attempt < 3'000; ++attempt) {
        const std::string text = log();
        const auto found = text.find(marker);
        if (found != std::string::npos && text.find('\n', found) != std::string::npos) {
            m_port = static_cast<unsigned short>(std::stoi(text.substr(found + marker.size())));
            return;
        }
        int status = 0;
        if (::waitpid(m_pid, &status, WNOHANG) == m_pid) {
            m_pid = 0;
            throw std::runtime_error("the server ended: " + text);
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    throw std::runtime_error("the server does not listen");
}

int ServerProcess::awaitEnd()
{
    int status = 0;
    ::waitpid(m_pid, &status, 0);
    m_pid = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

} // namespace vatochito::server
