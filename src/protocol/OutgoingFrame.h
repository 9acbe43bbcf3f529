// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Ids.h"

#include <QByteArray>
#include <QString>

namespace vatochito {

/// A frame to the server, with what a log may say of it.
struct OutgoingFrame
{
    QString type;
    MessageId message; ///< The one it is about; invalid when it is about none.
    QByteArray bytes;
};

} // namespace vatochito
