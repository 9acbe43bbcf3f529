// SPDX-License-Identifier: GPL-3.0-or-later
// Deliveries a second of 512-byte messages to 50 members, each message durable before anybody sees it, against a bare
// Beast fan-out of frames of the same size in the same run.
#include "BareFanOut.h"
#include "FanOutClients.h"
#include "support/server/ServerProcess.h"
#include "support/server/WireClient.h"

#include <boost/json.hpp>

#include <cstdio>
#include <exception>
#include <iostream>

using namespace vatochito;

namespace {

constexpr std::size_t kMembers = 50;
constexpr std::size_t kMessages = 2'000;
constexpr std::size_t kWindow = 64;

struct Person
{
    long long id;
    std::string access;
};

Person registered(unsigned short port, std::size_t number)
{
    std::string body = R"({"username":"member)";
    body.append(std::to_string(number)).append(R"(","password":"Test@1234","password2":"Test@1234"})");
    const auto answer = server::rest(port, "POST", "/api/auth/register/", body);
    return {answer.body.at("user").at("id").as_int64(), std::string(answer.body.at("access").as_string())};
}

double perSecond(std::chrono::duration<double> time)
{
    return static_cast<double>(kMembers * kMessages) / time.count();
}

std::string groupTarget(unsigned short port, const std::vector<Person> &people)
{
    boost::json::array ids;
    for (const Person &person : people)
        ids.push_back(person.id);
    const boost::json::object body{{"title", "Bench"}, {"conversation_type", "group"}, {"member_ids", ids}};
    const auto group =
        server::rest(port, "POST", "/api/chat/conversations/", boost::json::serialize(body), people.front().access);
    std::string target = "/ws/chat/";
    target.append(std::to_string(group.body.at("id").as_int64())).append("/?token=");
    return target;
}

void run()
{
    server::ServerProcess process(VATOCHITO_SERVER_PROGRAM);
    process.start({"--command-rate", "1000000"});
    std::vector<Person> people;
    for (std::size_t i = 0; i < kMembers; ++i)
        people.push_back(registered(process.port(), i));
    const std::string target = groupTarget(process.port(), people);

    bench::FanOutClients durable;
    for (const Person &person : people)
        durable.connect(process.port(), target + person.access);
    const std::string frame = R"({"type":"message.send","content":")" + std::string(512, 'x') + "\"}";
    const double served = perSecond(durable.run(frame, kMessages, kWindow));

    const bench::BareFanOut bare(durable.frameBytes());
    bench::FanOutClients raw;
    for (std::size_t i = 0; i < kMembers; ++i)
        raw.connect(bare.port(), "/");
    const double limit = perSecond(raw.run(frame, kMessages, kWindow));

    std::printf("server fan-out, %zu members, 512-byte messages in frames of %zu bytes, durable: %.0f deliveries/s\n",
                kMembers, durable.frameBytes(), served);
    std::printf("bare Beast fan-out, same frames, nothing stored:                              %.0f deliveries/s\n",
                limit);
    std::printf("ratio: %.2f\n", served / limit);
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
