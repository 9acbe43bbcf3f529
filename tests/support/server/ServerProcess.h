// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/server/ChildOutput.h"
#include "support/server/TemporaryFolder.h"

#include <sys/types.h>

#include <memory>
#include <string>
#include <vector>

namespace vatochito::server {

/// A real vatochito-server with a database of its own, on a free port that it keeps over restarts.
class ServerProcess
{
public:
    struct Finished
    {
        int exitCode = -1;
        std::string output; ///< stdout and stderr
    };

    /// \a program is the server's path. Nothing runs yet.
    explicit ServerProcess(std::string program);
    /// Kills what still runs.
    ~ServerProcess();
    ServerProcess(const ServerProcess &) = delete;
    ServerProcess &operator=(const ServerProcess &) = delete;

    /// Waits until the server says that it listens. Throws when it ends instead.
    void start(const std::vector<std::string> &options = {});
    /// For what is started from now on, "NAME=value" each.
    void setEnvironment(std::vector<std::string> variables) { m_environment = std::move(variables); }
    /// Another program from now on, with the same database.
    void setProgram(std::string program) { m_program = std::move(program); }
    void signal(int number);
    /// Throws when it does not come within 30 s.
    void awaitLog(const std::string &text);
    /// SIGTERM. \return the exit code.
    int terminate();
    /// SIGKILL: no chance to tidy up.
    void kill();
    /// One run of a subcommand on the same database. \a password goes into its environment.
    Finished run(const std::vector<std::string> &arguments, const std::string &password = {}) const;

    /// Of the server that runs; 0: none does.
    pid_t pid() const { return m_server.pid; }
    unsigned short port() const { return m_port; }
    const std::filesystem::path &folder() const { return m_folder.path(); }
    /// What it has logged since start(), up to now.
    std::string log() const;

private:
    struct Child
    {
        pid_t pid = 0;
        std::unique_ptr<ChildOutput> output; ///< stdout and stderr
    };

    Child spawn(const std::vector<std::string> &arguments, const std::string &password) const;
    void awaitListening();
    int awaitEnd();

    std::string m_program;
    std::vector<std::string> m_environment;
    TemporaryFolder m_folder;
    Child m_server;
    unsigned short m_port = 0;
};

} // namespace vatochito::server
