// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/Records.h"

#include <string>

/// The frames a level 0 server sends (compat.md, The socket). Each is the same for all its receivers.
namespace vatochito::server::frames {

std::string pong();
std::string messageNew(const Message &message);
std::string messageEdited(const Message &message);
std::string messageDeleted(MessageId id);
std::string messageRead(MessageId id, UserId reader);
std::string typing(const User &user, bool isTyping);

} // namespace vatochito::server::frames
