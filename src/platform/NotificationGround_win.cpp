// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/NotificationGround.h"

#include "core/WhenDone.h"

namespace vatochito {

QFuture<Result<NotificationGround>> notificationGround()
{
    return readyFuture<NotificationGround>(
        NotificationGround{.state = NotificationGround::State::Untold,
                           .service = QStringLiteral("Windows shows them unless the person switched them off")});
}

} // namespace vatochito
