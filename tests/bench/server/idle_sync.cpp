// SPDX-License-Identifier: GPL-3.0-or-later
// What 10,000 level 1 sockets cost that say nothing but a ping every 30 s: memory of the server, and its share of a
// core. Both are given beside what the same server takes with nobody connected.
#include "SyncSenders.h"
#include "support/server/ServerProcess.h"
#include "support/server/WireClient.h"

#include <boost/json.hpp>

#include <sys/resource.h>
#include <unistd.h>

#include <cstdio>
#include <exception>
#include <fstream>
#include <iostream>
#include <stdexcept>

using namespace vatochito;

namespace {

constexpr std::size_t kSockets = 10'000;
constexpr std::size_t kSocketsOfOne = 50; ///< The server takes 64.
constexpr std::chrono::seconds kPingEvery{30};
constexpr std::chrono::seconds kMeasured{60};

struct Usage
{
    double residentKiB = 0;
    double cpuSeconds = 0;
};

/// proc(5).
Usage usageOf(pid_t process)
{
    const std::string folder = "/proc/" + std::to_string(process);
    Usage usage;
    std::ifstream status(folder + "/status");
    for (std::string word; status >> word;) {
        if (word == "VmRSS:")
            status >> usage.residentKiB;
    }
    std::ifstream stat(folder + "/stat");
    std::string field;
    double ticks = 0;
    for (int number = 1; number <= 15 && stat >> field; ++number) {
        if (number == 14 || number == 15)
            ticks += std::stod(field);
    }
    usage.cpuSeconds = ticks / static_cast<double>(::sysconf(_SC_CLK_TCK));
    return usage;
}

void allowFiles()
{
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    if (::setrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_max < kSockets + 100)
        throw std::runtime_error("so many files may not be open");
}

std::string registered(unsigned short port, std::size_t number)
{
    const boost::json::object body{
        {"username", "idle" + std::to_string(number)}, {"password", "Test@1234"}, {"password2", "Test@1234"}};
    const auto answer = server::rest(port, "POST", "/api/auth/register/", boost::json::serialize(body));
    return std::string(answer.body.at("access").as_string());
}

/// \return its conversation with themselves alone.
long long room(unsigned short port, const std::string &access)
{
    const boost::json::object body{
        {"title", "Bench"}, {"conversation_type", "group"}, {"member_ids", boost::json::array()}};
    return server::rest(port, "POST", "/api/chat/conversations/", boost::json::serialize(body), access)
        .body.at("id")
        .as_int64();
}

void run()
{
    allowFiles();
    server::ServerProcess process(VATOCHITO_SERVER_PROGRAM);
    process.start();
    std::vector<std::string> people;
    std::vector<long long> rooms;
    for (std::size_t i = 0; i < kSockets / kSocketsOfOne; ++i) {
        people.push_back(registered(process.port(), i));
        rooms.push_back(room(process.port(), people.back()));
    }
    bench::SyncSenders clients(process.port());
    const Usage empty = usageOf(process.pid());
    for (std::size_t i = 0; i < kSockets; ++i)
        clients.connect(people[i % people.size()], rooms[i % people.size()]);
    clients.idle(kPingEvery, kPingEvery); // once round, until what connecting cost is over
    const Usage before = usageOf(process.pid());
    const std::size_t pongs = clients.idle(kMeasured, kPingEvery);
    const Usage after = usageOf(process.pid());

    const double core = (after.cpuSeconds - before.cpuSeconds) / std::chrono::duration<double>(kMeasured).count();
    std::printf("%zu idle sync sockets, %zu pongs in %lld s\n", kSockets, pongs,
                static_cast<long long>(kMeasured.count()));
    std::printf("memory: %.0f KiB with nobody, %.0f KiB: %.1f KiB each (to reach: 16)\n", empty.residentKiB,
                after.residentKiB, (after.residentKiB - empty.residentKiB) / static_cast<double>(kSockets));
    std::printf("a core: %.1f %% (to reach: 3)\n", core * 100);
}

} // namespace

int main()
{
    try {
        run();
        return 0;
    } catch (const std::exception &error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
}
