// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Alarm.h"
#include "core/Error.h"
#include "protocol/Level1Frames.h"
#include "protocol/OutgoingFrame.h"

#include <chrono>
#include <functional>
#include <map>
#include <memory>

namespace vatochito {

class SyncSocket;

/// What was asked on an account's socket and is not answered, by its number. An answer that is late makes the socket
/// show that it lives; the sender is told once, whatever comes of it. Thread: the one it was made on.
class SyncCommands
{
public:
    using Answer = Result<level1::IncomingFrame>;
    using Handler = std::function<void(const Answer &answer)>;
    using Frame = std::function<OutgoingFrame(long long id)>;

    /// Without an answer for so long the socket has to show that it lives (sync.md, Outbox rules), and a second more
    /// for each kBytesPerSecond of the command, which a poor network needs to take it.
    static constexpr std::chrono::seconds kPatience{3};
    static constexpr qsizetype kBytesPerSecond = 2048;
    static constexpr std::chrono::seconds kProbeLimit{5};
    /// A server that lives and does not answer for so long does not do it any more: ServerFailed.
    static constexpr std::chrono::seconds kLongest{60};

    /// \a alarms must outlive this object.
    explicit SyncCommands(AlarmFactory &alarms) : m_alarms(alarms) {}

    /// \a handler is called once: with the answer; with the error it was refused with; with Offline when the socket is
    /// lost first, or takes nothing any more; with TooLarge when the frame is longer than the server takes.
    void ask(SyncSocket &socket, const Frame &frame, Handler handler);
    /// False: it answers nothing that was asked.
    bool take(const level1::IncomingFrame &frame);
    /// The socket is gone. \param code  How the server ended it: the longest command may have been too large.
    void lose(int code);

private:
    struct Flight
    {
        Handler handler;
        qsizetype bytes;
        std::unique_ptr<Alarm> alarm;
        std::chrono::milliseconds waited{};
    };

    void await(SyncSocket &socket, long long id, std::chrono::milliseconds patience);
    void finish(long long id, const Answer &answer);

    AlarmFactory &m_alarms;
    long long m_lastId = 0;
    std::map<long long, Flight> m_flights;
};

} // namespace vatochito
