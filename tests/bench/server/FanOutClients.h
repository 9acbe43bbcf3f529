// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace vatochito::bench {

/// Sockets that all listen to the same conversation; the first also sends. Single-threaded.
class FanOutClients
{
public:
    FanOutClients();
    ~FanOutClients();

    void connect(unsigned short port, const std::string &target);
    /// Sends \a frame \a count times, \a window unanswered at most, and waits until everybody has received all of
    /// them. \return the time it took.
    std::chrono::duration<double> run(const std::string &frame, std::size_t count, std::size_t window);
    /// Bytes of one received frame.
    std::size_t frameBytes() const;

private:
    struct Private;

    std::unique_ptr<Private> d;
};

} // namespace vatochito::bench
