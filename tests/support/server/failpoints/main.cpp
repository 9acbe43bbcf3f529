// SPDX-License-Identifier: GPL-3.0-or-later
// vatochito-server with fail points, for the tests alone; the program that people run has none. VATOCHITO_FAIL_POINT
// names the point (before_commit, after_commit, after_ack), VATOCHITO_FAIL_MODE what happens there (hang, the default,
// or kill). Nothing happens before SIGUSR1, and then at the VATOCHITO_FAIL_COUNT'th time (1) that the point is reached.
#include "AdminCommands.h"
#include "ServeCommand.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>

namespace {

using namespace vatochito::server;

std::atomic<bool> isArmed = false;

std::optional<std::string> variable(const std::string &name)
{
    const char *value = std::getenv(name.c_str());
    return value ? std::optional<std::string>(value) : std::nullopt;
}

const char *nameOf(FailPoint point)
{
    switch (point) {
    case FailPoint::BeforeCommit:
        return "before_commit";
    case FailPoint::AfterCommit:
        return "after_commit";
    case FailPoint::AfterAck:
        return "after_ack";
    }
    return "";
}

FailPoints failPointsFromEnvironment()
{
    const std::string wanted = variable("VATOCHITO_FAIL_POINT").value_or("");
    const bool kills = variable("VATOCHITO_FAIL_MODE") == "kill";
    const auto countdown =
        std::make_shared<std::atomic<long>>(std::stol(variable("VATOCHITO_FAIL_COUNT").value_or("1")));
    return FailPoints([wanted, kills, countdown](FailPoint point) {
        if (!isArmed || wanted != nameOf(point) || --*countdown != 0)
            return;
        spdlog::warn("fail point reached: {}", wanted);
        if (kills)
            ::kill(::getpid(), SIGKILL);
        for (;;)
            ::pause();
    });
}

} // namespace

int main(int argc, char **argv)
{
    const auto config = readServerConfig(std::vector<std::string>(argv + 1, argv + argc), variable);
    if (!config) {
        std::cerr << config.error().sentence << '\n';
        return config.error().exitCode;
    }
    auto logger = spdlog::stderr_logger_mt("vatochito");
    logger->flush_on(spdlog::level::info);
    spdlog::set_default_logger(std::move(logger));
    if (config->words != std::vector<std::string>{"serve"})
        return runAdminCommand(*config, variable, std::cout, std::cerr);
    ::signal(SIGUSR1, [](int) {
        isArmed = true;
        // Who armed it must not go on before it is.
        static constexpr std::string_view kWord = "fail point armed\n";
        [[maybe_unused]] const auto written = ::write(STDERR_FILENO, kWord.data(), kWord.size());
    });
    return serve(*config, failPointsFromEnvironment());
}
