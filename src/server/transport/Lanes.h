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
    using Post = std::function<void(std::function<void()>)>;

    Lanes(Post requests, Post credentials) : m_requests(std::move(requests)), m_credentials(std::move(credentials)) {}

    void post(Lane lane, std::function<void()> task) const
    {
        (lane == Lane::Credentials ? m_credentials : m_requests)(std::move(task));
    }

private:
    Post m_requests;
    Post m_credentials;
};

} // namespace vatochito::server
