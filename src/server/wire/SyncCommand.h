// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/SyncRecords.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace vatochito::server {

/// What a level 1 client may ask over its socket (sync.md, Handshake and Commands). `id` is the client's number of the
/// command, above zero; the answer carries it.
namespace synccommand {

struct Ping
{
};
struct Resume
{
    long long id = 0;
    std::string device = {};
    std::string client = {};
    Cursors cursors = {};
};
struct Auth
{
    long long id = 0;
    std::string token = {};
};
struct Changes
{
    long long id = 0;
    ConversationId conversation = {};
    long long after = 0;
    long long marksAfter = 0;
    int limit = 0;
};
struct History
{
    long long id = 0;
    ConversationId conversation = {};
    HistoryQuery query = {};
};
struct Send
{
    long long id = 0;
    Draft draft = {}; ///< without its sender
};
struct Edit
{
    long long id = 0;
    ConversationId conversation = {};
    MessageId message = {};
    std::string content = {};
};
struct Remove
{
    long long id = 0;
    ConversationId conversation = {};
    MessageId message = {};
};
struct React
{
    long long id = 0;
    ConversationId conversation = {};
    MessageId message = {};
    std::string emoji = {};
    bool isOn = false;
};
struct PinMessage
{
    long long id = 0;
    ConversationId conversation = {};
    MessageId message = {};
    bool isOn = false;
};
struct Mark
{
    enum class Kind { Read, Delivered };

    long long id = 0;
    Kind kind = Kind::Read;
    ConversationId conversation = {};
    MessageId upTo = {};
};
/// Has no answer.
struct Typing
{
    ConversationId conversation = {};
    bool isTyping = false;
};
/// A command that cannot be carried out as it stands; `detail` says why.
struct Faulty
{
    long long id = 0;
    std::string detail = {};
};

} // namespace synccommand

using SyncCommand =
    std::variant<synccommand::Ping, synccommand::Resume, synccommand::Auth, synccommand::Changes, synccommand::History,
                 synccommand::Send, synccommand::Edit, synccommand::Remove, synccommand::React, synccommand::PinMessage,
                 synccommand::Mark, synccommand::Typing, synccommand::Faulty>;

/// Nothing when \a frame is no command at all (no JSON object, no type, no id): a protocol error, 4400.
std::optional<SyncCommand> parseSyncCommand(std::string_view frame);

} // namespace vatochito::server
