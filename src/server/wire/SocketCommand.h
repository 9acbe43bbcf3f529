// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/Ids.h"
#include "server/domain/Records.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace vatochito::server {

/// What a level 0 client may ask over its socket (compat.md, The socket).
namespace command {

struct Ping
{
};
struct Send
{
    std::string content;
    MessageType type = MessageType::Text;
};
struct Typing
{
    bool isTyping = false;
};
struct MarkRead
{
    MessageId message;
};
struct Edit
{
    MessageId message;
    std::string content;
};
struct Remove
{
    MessageId message;
};
/// JSON, but nothing this server answers: another type, a missing key, a key of the wrong kind, too large for any
/// command.
struct Unknown
{
};

} // namespace command

using SocketCommand = std::variant<command::Ping, command::Send, command::Typing, command::MarkRead, command::Edit,
                                   command::Remove, command::Unknown>;

/// Nothing when \a frame is not JSON: the socket is dropped with 1011 then.
std::optional<SocketCommand> parseSocketCommand(std::string_view frame);

} // namespace vatochito::server
