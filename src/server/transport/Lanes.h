// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/Ids.h"

#include <functional>
#include <utility>

namespace vatochito::server {

/// Where work goes that would hold up a strand. Sign-ins have a lane of their own, so that a storm of them delays
/// nobody who is signed in, and so have searches, which read whatever there is. Nobody's requests come before Checks:
/// who may still listen, and whether the server is well.
enum class Lane { Requests, Credentials, Searches, Checks };

/// Runs tasks of a lane on threads that may block. Thread: any.
class Lanes
{
public:
    using Task = std::function<void()>;
    /// False when too many tasks are waiting.
    using Post = std::function<bool(Task)>;
    using PostFor = std::function<bool(UserId, Task)>;

    struct Posts
    {
        PostFor requests; ///< in which people take turns
        Post credentials;
        Post searches;
        Post checks;
    };

    explicit Lanes(Posts posts) : m_posts(std::move(posts)) {}

    /// \a person is whose task it is, invalid for nobody's. \return false when too many tasks of the lane, or of the
    /// person, are waiting: this one will not run.
    bool post(Lane lane, UserId person, Task task) const
    {
        switch (lane) {
        case Lane::Credentials:
            return m_posts.credentials(std::move(task));
        case Lane::Searches:
            return m_posts.searches(std::move(task));
        case Lane::Checks:
            return m_posts.checks(std::move(task));
        case Lane::Requests:
            break;
        }
        return m_posts.requests(person, std::move(task));
    }

private:
    Posts m_posts;
};

} // namespace vatochito::server
