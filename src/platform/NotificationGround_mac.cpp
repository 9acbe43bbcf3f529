// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/NotificationGround.h"

#include "core/WhenDone.h"

namespace vatochito {

QFuture<Result<NotificationGround>> notificationGround()
{
    return readyFuture<NotificationGround>(
        NotificationGround{.state = NotificationGround::State::Untold,
                           .service = QStringLiteral("macOS asks the person at the first notification")});
}

} // namespace vatochito
