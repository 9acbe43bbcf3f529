// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/SyncCommands.h"

#include "net/SyncSocket.h"

#include <algorithm>
#include <utility>

namespace vatochito {

namespace {

// sync.md, Close codes.
constexpr int kMessageTooBig = 1009;
constexpr int kTooLarge = 4413;

SyncCommands::Answer refused(Error::Code code)
{
    return failure(Error{.code = code});
}

} // namespace

void SyncCommands::ask(SyncSocket &socket, const Frame &frame, Handler handler)
{
    const long long id = ++m_lastId;
    const OutgoingFrame outgoing = frame(id);
    if (socket.hello() && outgoing.bytes.size() > socket.hello()->mostFrameBytes) {
        handler(refused(Error::Code::TooLarge));
        return;
    }
    m_flights.emplace(id, Flight{std::move(handler), outgoing.bytes.size(), m_alarms.makeAlarm()});
    if (!socket.send(outgoing)) {
        finish(id, refused(Error::Code::Offline));
        return;
    }
    await(socket, id, kPatience + std::chrono::seconds(outgoing.bytes.size() / kBytesPerSecond));
}

void SyncCommands::await(SyncSocket &socket, long long id, std::chrono::milliseconds patience)
{
    const auto flight = m_flights.find(id);
    if (flight == m_flights.end())
        return;
    flight->second.alarm->start(patience, [this, &socket, id, patience] {
        Flight &late = m_flights.at(id);
        late.waited += patience;
        if (late.waited >= kLongest) {
            finish(id, refused(Error::Code::ServerFailed));
            return;
        }
        // Alive is not done: it is waited for on (sync.md: a pong proves only that the event loop runs).
        await(socket, id, kPatience);
        socket.probe(kProbeLimit);
    });
}

bool SyncCommands::take(const level1::IncomingFrame &frame)
{
    if (!m_flights.contains(frame.re))
        return false;
    if (const auto *refusal = frame.as<level1::Refusal>())
        finish(frame.re, failure(refusal->error));
    else
        finish(frame.re, frame);
    return true;
}

void SyncCommands::lose(int code)
{
    auto flights = std::exchange(m_flights, {});
    const auto isShorter = [](const auto &left, const auto &right) { return left.second.bytes < right.second.bytes; };
    const auto longest = std::max_element(flights.begin(), flights.end(), isShorter);
    const bool wasTooLarge = code == kMessageTooBig || code == kTooLarge;
    for (auto it = flights.begin(); it != flights.end(); ++it)
        it->second.handler(refused(wasTooLarge && it == longest ? Error::Code::TooLarge : Error::Code::Offline));
}

void SyncCommands::finish(long long id, const Answer &answer)
{
    // Out first: the handler may ask for more.
    auto flight = m_flights.extract(id);
    flight.mapped().handler(answer);
}

} // namespace vatochito
