// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <thread>

namespace vatochito::bench {

/// The raw limit: a Beast server that answers every frame with \a frameBytes bytes to everybody and does nothing else.
/// Runs on as many threads as the real one, a strand a connection.
class BareFanOut
{
public:
    explicit BareFanOut(std::size_t frameBytes);
    ~BareFanOut();
    BareFanOut(const BareFanOut &) = delete;
    BareFanOut &operator=(const BareFanOut &) = delete;

    unsigned short port() const;

private:
    struct Private;

    std::unique_ptr<Private> d;
};

} // namespace vatochito::bench
