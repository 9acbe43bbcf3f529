// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"

#include <QFuture>
#include <QString>

namespace vatochito {

/// Whether this system has somebody who shows notifications. Each operating system has its own file.
struct NotificationGround
{
    enum class State {
        There,
        Missing,
        Untold, ///< The system decides when the first notification is to be shown, and tells nobody before.
    };

    State state = State::Untold;
    QString service; ///< Who shows them, with version; or why nobody does. English.
};

/// Shows nothing. Never fails; an error is of the way to ask. Thread: the main one; the future finishes there.
QFuture<Result<NotificationGround>> notificationGround();

} // namespace vatochito
