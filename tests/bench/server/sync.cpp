// SPDX-License-Identifier: GPL-3.0-or-later
// Level 1 over real sockets, each figure beside the raw limit of the same run: acknowledged (durable) sends of 64
// senders against bare SQLite in group commits of 64, deliveries of 512-byte messages to 50 members against a bare
// Beast fan-out of frames of that size, and how long a delivery takes from the send at half of that load.
#include "BareFanOut.h"
#include "BareGroupCommit.h"
#include "FanOutClients.h"
#include "SyncSenders.h"
#include "support/server/ServerProcess.h"
#include "support/server/WireClient.h"

#include <boost/json.hpp>

#include <cstdio>
#include <exception>
#include <iostream>

using namespace vatochito;

namespace {

constexpr std::size_t kSenders = 64;
/// Enough for tables that have grown and for a dozen seconds: in two the disk's mood was most of the figure.
constexpr std::size_t kSends = 100'000;
constexpr std::size_t kMembers = 50;
constexpr std::size_t kMessages = 2'000;
constexpr std::size_t kContentBytes = 512;
constexpr std::size_t kWindow = 64;
constexpr std::size_t kTimedMessages = 500;

struct Person
{
    long long id = 0;
    std::string access;
};

Person registered(unsigned short port, std::size_t number)
{
    const boost::json::object body{
        {"username", "member" + std::to_string(number)}, {"password", "Test@1234"}, {"password2", "Test@1234"}};
    const auto answer = server::rest(port, "POST", "/api/auth/register/", boost::json::serialize(body));
    return {answer.body.at("user").at("id").as_int64(), std::string(answer.body.at("access").as_string())};
}

/// Of \a owner and the first \a others of \a people.
long long group(unsigned short port, const Person &owner, const std::vector<Person> &people, std::size_t others)
{
    boost::json::array ids;
    for (std::size_t i = 0; i < others; ++i)
        ids.push_back(people[i].id);
    const boost::json::object body{{"title", "Bench"}, {"conversation_type", "group"}, {"member_ids", ids}};
    return server::rest(port, "POST", "/api/chat/conversations/", boost::json::serialize(body), owner.access)
        .body.at("id")
        .as_int64();
}

void measureSends(unsigned short port, const std::vector<Person> &people, const std::filesystem::path &folder)
{
    // Each in a conversation of their own: what is measured is the writing, not the fan-out.
    bench::SyncSenders senders(port);
    for (const Person &person : people)
        senders.connect(person.access, group(port, person, people, 0));
    const double served = senders.acknowledged(kSends, kContentBytes);
    const double limit = bench::bareGroupCommit(folder, kSends, kContentBytes);
    std::printf("durable sends of %zu senders, %zu-byte texts, acknowledged: %.0f/s\n", kSenders, kContentBytes,
                served);
    std::printf("bare SQLite, the same rows, 64 a commit:                  %.0f/s\n", limit);
    std::printf("ratio: %.2f (to reach: 0.70)\n\n", served / limit);
}

void measureDeliveries(unsigned short port, const std::vector<Person> &people)
{
    const long long conversation = group(port, people.front(), people, kMembers);
    bench::SyncSenders clients(port);
    for (std::size_t i = 0; i < kMembers; ++i)
        clients.connect(people[i].access, conversation);
    const double served = clients.delivered(kMessages, kContentBytes, kWindow);

    const bench::BareFanOut bare(clients.frameBytes());
    bench::FanOutClients raw;
    for (std::size_t i = 0; i < kMembers; ++i)
        raw.connect(bare.port(), "/");
    const std::string frame = R"({"type":"message.send","content":")" + std::string(kContentBytes, 'x') + "\"}";
    const double limit = static_cast<double>(kMembers * kMessages) / raw.run(frame, kMessages, kWindow).count();
    std::printf("deliveries to %zu members, durable, %zu-byte texts in frames of %zu bytes: %.0f/s\n", kMembers,
                kContentBytes, clients.frameBytes(), served);
    std::printf("bare Beast fan-out, same frames, nothing stored:                       %.0f/s\n", limit);
    std::printf("ratio: %.2f (to reach: 0.50)\n\n", served / limit);

    const double half = served / static_cast<double>(kMembers) / 2;
    const auto times = clients.latencies(kTimedMessages, kContentBytes, half);
    std::printf("send to deliver at half load (%.0f messages/s to %zu members): p50 %.1f ms (5), p99 %.1f ms (40)\n",
                half, kMembers, times[times.size() / 2].count(), times[times.size() * 99 / 100].count());
}

void run()
{
    server::ServerProcess process(VATOCHITO_SERVER_PROGRAM);
    process.start({"--command-rate", "1000000"});
    std::vector<Person> people;
    for (std::size_t i = 0; i < kSenders; ++i)
        people.push_back(registered(process.port(), i));
    measureSends(process.port(), people, process.folder());
    measureDeliveries(process.port(), people);
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
