// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/TokenVault.h"

namespace vatochito {

QString TokenKey::toString() const
{
    return profile + u'/' + server + u'/' + QString::number(user.value());
}

} // namespace vatochito
