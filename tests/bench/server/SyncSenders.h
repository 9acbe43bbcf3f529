// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace vatochito::bench {

/// Level 1 sockets that send and receive. Single-threaded.
class SyncSenders
{
public:
    explicit SyncSenders(unsigned short port);
    ~SyncSenders();

    /// A socket that has resumed, and what it sends goes to \a conversation. \a accessToken is its person's.
    void connect(const std::string &accessToken, long long conversation);

    /// Every socket sends, one message in flight each, until \a messages are acknowledged. \return acknowledgements a
    /// second.
    double acknowledged(std::size_t messages, std::size_t contentBytes);
    /// The first socket sends \a messages, \a window unanswered at most, and everybody receives all of them.
    /// \return deliveries a second.
    double delivered(std::size_t messages, std::size_t contentBytes, std::size_t window);
    /// The first socket sends \a perSecond messages a second. \return how long each delivery took from the send,
    /// sorted.
    std::vector<std::chrono::duration<double, std::milli>> latencies(std::size_t messages, std::size_t contentBytes,
                                                                     double perSecond);
    /// Nobody sends, but each socket a ping every \a pingEvery, spread over that time. \return answers.
    std::size_t idle(std::chrono::milliseconds time, std::chrono::milliseconds pingEvery);
    /// Bytes of one received message.new.
    std::size_t frameBytes() const;

private:
    struct Private;

    std::unique_ptr<Private> d;
};

} // namespace vatochito::bench
