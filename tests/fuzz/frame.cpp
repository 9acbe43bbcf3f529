// SPDX-License-Identifier: GPL-3.0-or-later
// A frame of a level 0 socket and the body of a request: both are JSON from strangers.
#include "server/domain/Content.h"
#include "server/wire/RequestBody.h"
#include "server/wire/SocketCommand.h"

#include <cstdint>
#include <cstdlib>

using namespace vatochito::server;

namespace {

void check(bool holds)
{
    if (!holds)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(bytes), size);
    if (const auto parsed = parseSocketCommand(text)) {
        if (const auto *send = std::get_if<command::Send>(&*parsed))
            check(!checkContent(send->content) || !trimmed(send->content).empty());
        if (const auto *read = std::get_if<command::MarkRead>(&*parsed))
            check(read->message.isValid());
        if (const auto *edit = std::get_if<command::Edit>(&*parsed))
            check(edit->message.isValid());
    }
    if (const auto body = RequestBody::parse(text)) {
        const auto id = body->id("message_id");
        check(!id || !*id || **id > 0);
        static_cast<void>(body->requiredText("content"));
        static_cast<void>(body->ids("member_ids"));
    }
    return 0;
}
