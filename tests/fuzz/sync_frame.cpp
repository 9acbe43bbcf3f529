// SPDX-License-Identifier: GPL-3.0-or-later
// A frame of a level 1 socket: JSON from strangers.
#include "server/domain/Content.h"
#include "server/domain/Limits.h"
#include "server/wire/SyncCommand.h"

#include <cstdint>
#include <cstdlib>

using namespace vatochito::server;

namespace {

void check(bool holds)
{
    if (!holds)
        std::abort();
}

void checkCommand(const synccommand::Send &send)
{
    check(send.id > 0 && send.draft.conversation.isValid() && isClientId(send.draft.clientId));
}

void checkCommand(const synccommand::Resume &resume)
{
    check(resume.id > 0 && !resume.device.empty() && resume.device.size() <= limits::kDeviceBytes);
    check(resume.cursors.account >= 0 && resume.cursors.heads.size() <= limits::kCursors);
    for (const auto &[conversation, head] : resume.cursors.heads)
        check(conversation.isValid() && head >= 0);
}

void checkCommand(const synccommand::Changes &changes)
{
    check(changes.id > 0 && changes.conversation.isValid() && changes.after >= 0 && changes.marksAfter >= 0);
    check(changes.limit >= 1 && changes.limit <= limits::kPageMessages);
}

void checkCommand(const synccommand::History &history)
{
    check(history.id > 0 && history.conversation.isValid());
    check(history.query.limit >= 1 && history.query.limit <= limits::kPageMessages);
    check(history.query.search.size() <= limits::kSearchBytes);
}

void checkCommand(const synccommand::Edit &edit)
{
    check(edit.id > 0 && edit.conversation.isValid() && edit.message.isValid());
}

void checkCommand(const synccommand::Remove &remove)
{
    check(remove.id > 0 && remove.conversation.isValid() && remove.message.isValid());
}

void checkCommand(const synccommand::React &react)
{
    check(react.id > 0 && react.conversation.isValid() && react.message.isValid());
}

void checkCommand(const synccommand::PinMessage &pin)
{
    check(pin.id > 0 && pin.conversation.isValid() && pin.message.isValid());
}

void checkCommand(const synccommand::Mark &mark)
{
    check(mark.id > 0 && mark.conversation.isValid() && mark.upTo.isValid());
}

void checkCommand(const synccommand::Typing &typing)
{
    check(typing.conversation.isValid());
}

void checkCommand(const synccommand::Faulty &faulty)
{
    check(faulty.id > 0 && !faulty.detail.empty());
}

void checkCommand(const synccommand::Auth &auth)
{
    check(auth.id > 0);
}

void checkCommand(const synccommand::Ping &) {}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    if (const auto command = parseSyncCommand({reinterpret_cast<const char *>(bytes), size}))
        std::visit([](const auto &known) { checkCommand(known); }, *command);
    return 0;
}
