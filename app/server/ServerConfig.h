// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "server/auth/TokenService.h"
#include "server/domain/Limits.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace vatochito::server {

/// What the command line, the environment and the configuration file say together. Flags win over the environment,
/// the environment over the file.
struct ServerConfig
{
    std::vector<std::string> words; ///< the subcommand and its arguments; "serve" when none is given
    std::string address = "127.0.0.1";
    unsigned short port = 8000;
    std::filesystem::path database; ///< empty: in memory
    std::filesystem::path media;
    std::filesystem::path secret;
    TokenService::Lifetimes lifetimes;
    std::size_t frameLimit = limits::kDefaultFrameBytes;
    double commandRate = limits::kDefaultCommandRate;
    bool offersSync = true;
    std::string logLevel = "info";
    std::string displayName; ///< of `user add`
};

/// Why there is no configuration: a sentence and the exit code (0 after --help and --version, else 2).
struct NoConfig
{
    std::string sentence;
    int exitCode = 2;
};

/// The value of an environment variable, if it is set.
using Environment = std::function<std::optional<std::string>(const std::string &)>;

Expected<ServerConfig, NoConfig> readServerConfig(const std::vector<std::string> &arguments,
                                                  const Environment &environment);

} // namespace vatochito::server
