// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/transport/Beast.h"

#include <cstddef>
#include <memory>
#include <vector>

namespace vatochito::server {

/// The threads that read and write sockets, each with an io_context of its own: whatever happens to a socket happens on
/// one of them, and no event is handed from one thread to the next.
class IoThreads
{
public:
    using Executor = net::io_context::executor_type;

    /// \a count: at least one.
    explicit IoThreads(std::size_t count);
    ~IoThreads();
    IoThreads(const IoThreads &) = delete;
    IoThreads &operator=(const IoThreads &) = delete;

    /// The one for whoever accepts: what waits there may hold a socket of any other.
    Executor first();
    /// The threads by turns: for the next socket. From one thread at a time.
    Executor next();
    /// Runs them, one of them on the calling thread, until stop().
    void run();
    /// From any thread.
    void stop();

private:
    using Work = net::executor_work_guard<Executor>;

    std::vector<std::unique_ptr<net::io_context>> m_contexts;
    std::vector<Work> m_work; ///< A thread without sockets waits for the first.
    std::size_t m_next = 0;
};

} // namespace vatochito::server
