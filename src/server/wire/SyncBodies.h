// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/SyncRecords.h"

#include <string>
#include <vector>

/// Records as the JSON of sync.md, Bodies: no nested people, absent keys are empty, the same for every reader.
namespace vatochito::server::syncbody {

/// `reply.excerpt` is made from the message it answers, as that is now: a change of that one changes the excerpts of
/// its answers without a number of their own, and who keeps both can do the same.
std::string message(const Message &message);
/// By emoji, in the order in which each came first: how many, and the first limits::kNamedReactors who.
std::string reactions(const std::vector<Reaction> &reactions);
std::string pin(const Pin &pin);
std::string member(const MemberChange &member);
std::string info(const ConversationInfo &info);
std::string membership(const Membership &membership);
std::string person(const User &person);
/// Empty keys are absent; of a removed one there is its id, and whose it was.
std::string contact(const Contact &contact);
std::string mark(const Mark &mark);
std::string settings(const Settings &settings);

/// "[" every element, by \a encode, "]"
template <typename Range, typename Encode>
std::string list(const Range &range, Encode encode)
{
    std::string out = "[";
    for (const auto &element : range) {
        if (out.size() > 1)
            out += ',';
        out += encode(element);
    }
    return out += ']';
}

/// Those whom the messages name, and \a others, each once, in order of id.
std::vector<UserPtr> peopleOf(const std::vector<Message> &messages, const std::vector<UserPtr> &others = {});

} // namespace vatochito::server::syncbody
