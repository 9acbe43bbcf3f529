// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Message.h"

#include <QObject>
#include <qqmlregistration.h>

namespace vatochito {

/// How far a message of mine has come, as the pages know it. Others' messages are None.
namespace MessageState {
Q_NAMESPACE
QML_ELEMENT

enum Value { None, Waiting, Sent, Delivered, Read, Failed };
Q_ENUM_NS(Value)

/// What it is that waits, or has failed.
enum Operation { Send, Edit, Delete };
Q_ENUM_NS(Operation)

Value fromDelivery(Delivery delivery);

} // namespace MessageState

} // namespace vatochito
