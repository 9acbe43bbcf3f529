// SPDX-License-Identifier: GPL-3.0-or-later
#include "AdminCommands.h"
#include "ServeCommand.h"
#include "ServerConfig.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <cstdlib>
#include <exception>
#include <iostream>

namespace {

std::optional<std::string> environmentVariable(const std::string &name)
{
    const char *value = std::getenv(name.c_str());
    if (!value)
        return std::nullopt;
    return std::string(value);
}

void startLog(const std::string &level)
{
    auto logger = spdlog::stderr_logger_mt("vatochito");
    logger->set_pattern("%Y-%m-%dT%H:%M:%S.%e %l %v");
    logger->set_level(spdlog::level::from_str(level));
    // Whoever starts the server waits for the line with its port.
    logger->flush_on(spdlog::level::info);
    spdlog::set_default_logger(std::move(logger));
}

int run(const std::vector<std::string> &arguments)
{
    using namespace vatochito::server;
    const auto config = readServerConfig(arguments, environmentVariable);
    if (!config) {
        (config.error().exitCode == 0 ? std::cout : std::cerr) << config.error().sentence << std::endl;
        return config.error().exitCode;
    }
    startLog(config->logLevel);
    if (config->words == std::vector<std::string>{"serve"})
        return serve(*config);
    return runAdminCommand(*config, environmentVariable, std::cout, std::cerr);
}

} // namespace

int main(int argc, char **argv)
{
    try {
        return run(std::vector<std::string>(argv + 1, argv + argc));
    } catch (const std::exception &error) {
        std::cerr << "vatochito-server: " << error.what() << '\n';
        return 1;
    }
}
