// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/MessageState.h"

namespace vatochito::MessageState {

Value fromDelivery(Delivery delivery)
{
    switch (delivery) {
    case Delivery::None:
        return None;
    case Delivery::Pending:
        return Waiting;
    case Delivery::Sent:
        return Sent;
    case Delivery::Delivered:
        return Delivered;
    case Delivery::Read:
        return Read;
    case Delivery::Failed:
        return Failed;
    }
    return None;
}

} // namespace vatochito::MessageState
