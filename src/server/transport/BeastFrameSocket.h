// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/transport/Beast.h"
#include "server/transport/FrameSocket.h"
#include "server/transport/SendQueue.h"

#include <cstdint>
#include <optional>

namespace vatochito::server {

/// A FrameSocket over TCP. What waits for it holds its owner, and so the socket.
class BeastFrameSocket final : public FrameSocket
{
public:
    enum class DeadPeer {
        IsFoundByPings, ///< Control pings, which also keep the way through the network open.
        IsFoundByOwner, ///< The peer says something often enough, and the owner ends the socket if it does not.
    };

    /// \a frameBytes is the most that one message may hold.
    BeastFrameSocket(beast::tcp_stream stream, http::request<http::string_body> request, std::size_t frameBytes,
                     DeadPeer deadPeer);

    void accept(const std::shared_ptr<FrameSocketOwner> &owner) override;
    void post(std::function<void()> task) override;
    void send(Frame frame, Importance importance) override;
    void beginCommand() override { ++m_commandsInFlight; }
    void endCommand() override;
    void delayReading(std::chrono::milliseconds delay) override;
    void wakeAfter(std::chrono::milliseconds delay) override;
    void close(unsigned code, Ending ending, Frame last) override;
    void cutOff() override;

private:
    using Owner = std::shared_ptr<FrameSocketOwner>;

    /// What keeps this object alive in a handler.
    Owner owner() const { return m_owner.lock(); }
    void onAccepted(FrameSocketOwner &owner);
    void read();
    void readOn();
    /// A part of a frame, or the rest of one.
    void onRead(FrameSocketOwner &owner);
    void forgetFrame();
    void write();
    void onWritten(beast::error_code error, FrameSocketOwner &owner);
    void continueClosing();
    void startCloseDeadline(std::chrono::seconds deadline);
    void end(FrameSocketOwner &owner);

    websocket::stream<beast::tcp_stream> m_socket;
    http::request<http::string_body> m_request;
    std::weak_ptr<FrameSocketOwner> m_owner;
    beast::flat_buffer m_buffer;
    const std::size_t m_frameBytes;
    SendQueue m_queue;
    net::steady_timer m_readDelay;
    net::steady_timer m_wake;
    std::uint64_t m_wakes = 0; ///< which one m_wake is for
    net::steady_timer m_closeDeadline;
    std::size_t m_commandsInFlight = 0;
    std::optional<unsigned> m_closing;
    Ending m_ending = Ending::Flush;
    Frame m_last;
    bool m_isOpen = false;
    bool m_isReading = false;
    bool m_isDelayed = false;
    bool m_isWriting = false;
    bool m_isCloseSent = false;
    bool m_hasEnded = false;
};

} // namespace vatochito::server
