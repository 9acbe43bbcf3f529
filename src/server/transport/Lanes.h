// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

namespace vatochito::server {

/// Where work goes that would hold up a strand. Sign-ins have a lane of their own, so that a storm of them delays
/// nobody who is signed in.
enum class Lane { Requests, Credentials };

/// Runs tasks of a lane on threads that may block. Thread: any.
class Lanes
{
public:
    /// False when too many tasks are waiting.
    using Post = std::function<bool(std::function<void()>)>;

    Lanes(Post requests, Post credentials) : m_requests(std::move(requests)), m_credentials(std::move(credentials)) {}

    /// \return false when too many tasks of the lane are waiting: this one will not run.
    bool post(Lane lane, std::function<void()> task) const
    {
        return (lane == Lane::Credentials ? m_credentials : m_requests)(std::move(task));
    }

private:
    Post m_requests;
    Post m_credentials;
};

} // namespace vatochito::server
