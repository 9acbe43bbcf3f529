// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <utility>

namespace vatochito::server {

/// Where work goes that would hold up a strand. Sign-ins have a lane of their own, so that a storm of them delays
/// nobody who is signed in, and so have searches, which read whatever there is.
enum class Lane { Requests, Credentials, Searches };

/// Runs tasks of a lane on threads that may block. Thread: any.
class Lanes
{
public:
    /// False when too many tasks are waiting.
    using Post = std::function<bool(std::function<void()>)>;

    Lanes(Post requests, Post credentials, Post searches)
        : m_requests(std::move(requests)), m_credentials(std::move(credentials)), m_searches(std::move(searches))
    {
    }

    /// \return false when too many tasks of the lane are waiting: this one will not run.
    bool post(Lane lane, std::function<void()> task) const
    {
        switch (lane) {
        case Lane::Credentials:
            return m_credentials(std::move(task));
        case Lane::Searches:
            return m_searches(std::move(task));
        case Lane::Requests:
            break;
        }
        return m_requests(std::move(task));
    }

private:
    Post m_requests;
    Post m_credentials;
    Post m_searches;
};

} // namespace vatochito::server
