// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

namespace vatochito::server {

/// A moment at which tests stop or kill the server, to see that nothing is lost or doubled.
enum class FailPoint {
    BeforeCommit, ///< something was written, and is not committed
    AfterCommit,  ///< on disk; nobody has been told
    AfterAck,     ///< the sender has been told, nobody else
};

/// What happens at a fail point: nothing, in every program but the one that the tests build for it.
class FailPoints
{
public:
    FailPoints() = default;
    explicit FailPoints(std::function<void(FailPoint)> reached) : m_reached(std::move(reached)) {}

    void reach(FailPoint point) const
    {
        if (m_reached)
            m_reached(point);
    }

private:
    std::function<void(FailPoint)> m_reached;
};

} // namespace vatochito::server
