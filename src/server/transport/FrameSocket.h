// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/Frame.h"

#include <chrono>
#include <functional>
#include <memory>
#include <string_view>

namespace vatochito::server {

/// Whom a FrameSocket tells what comes. Owns its socket; every call comes on the socket's strand.
class FrameSocketOwner
{
public:
    virtual ~FrameSocketOwner() = default;

    virtual void onOpened() = 0;
    /// Not once the end is decided. \a isText false: a binary frame.
    virtual void onFrame(std::string_view frame, bool isText) = 0;
    /// A frame has more bytes than the socket takes: its owner must close it.
    virtual void onTooLarge() = 0;
    /// The time of FrameSocket::wakeAfter() has come.
    virtual void onWake() = 0;
    /// The reader lets more wait than limits allow: nothing more can be sent.
    virtual void onTooSlow() = 0;
    /// Once, after everything else; also when it was never opened.
    virtual void onEnded() = 0;
};

/// One WebSocket from the handshake to its end: one read and one write in flight at most, a bounded queue out, commands
/// that are counted, and a polite end. What is said on it is its owner's matter.
class FrameSocket
{
public:
    /// Flush: what is queued and what the commands in flight answer goes out first. Drop: nothing but the write that
    /// cannot be taken back, and a few seconds for it.
    enum class Ending { Flush, Drop };

    virtual ~FrameSocket() = default;

    /// Answers the handshake. \a owner is kept alive until it is told the end.
    virtual void accept(const std::shared_ptr<FrameSocketOwner> &owner) = 0;
    /// Runs \a task on the strand. Thread: any; everything else is for the strand.
    virtual void post(std::function<void()> task) = 0;

    virtual void send(Frame frame, Importance importance) = 0;
    /// A command is being worked on: no more than limits::kCommandsInFlight are read.
    virtual void beginCommand() = 0;
    virtual void endCommand() = 0;
    /// Reads nothing for so long.
    virtual void delayReading(std::chrono::milliseconds delay) = 0;
    /// Calls onWake() then, instead of at any time asked for before.
    virtual void wakeAfter(std::chrono::milliseconds delay) = 0;
    /// The first call counts. \a last goes out right before the close frame; may be null.
    virtual void close(unsigned code, Ending ending, Frame last) = 0;
    /// Without a close frame, at once.
    virtual void cutOff() = 0;
};

} // namespace vatochito::server
