// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"

#include <QFuture>
#include <QList>
#include <QPromise>

#include <memory>

namespace vatochito {

/// Who waits for the answers to the pings of one socket; they come in the order of the pings. A value.
class PingProofs
{
public:
    /// Done when ping number \a ping, or a later one, was answered. Errors: Offline.
    QFuture<Status> await(int ping);
    void answered(int ping);
    /// The socket that they were sent on is gone.
    void lose();

private:
    struct Proof
    {
        int ping;
        std::shared_ptr<QPromise<Status>> promise;
    };

    QList<Proof> m_waiting;
};

} // namespace vatochito
