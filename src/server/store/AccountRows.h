// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/Limits.h"
#include "server/domain/SyncRecords.h"
#include "server/store/PeopleReader.h"

/// What level 1 counts for one person alone, and members as level 1 tells them. Inside a transaction; throws what SOCI
/// throws.
namespace vatochito::server {

/// Takes the next number of the person's account.
long long raiseAccount(SqlSession &session, UserId user);

/// The number it has now.
long long accountOf(SqlSession &session, UserId user);

enum class LastMessage { Read, Leave };
/// As the list of \a user shows it; nothing when there is no such membership, or it is over.
std::optional<Membership> readMembership(SqlSession &session, PeopleReader &people, ConversationId conversation,
                                         UserId user, LastMessage last = LastMessage::Read);

/// Takes a number for the membership, which has just been changed, and reads it as it is now.
AccountChange changeMembership(SqlSession &session, ConversationId conversation, UserId user);

/// Whose row has a number above \a above and at most \a upTo; in order of number and person. Former members too.
std::vector<MemberChange> readMemberChanges(SqlSession &session, ConversationId conversation, long long above,
                                            long long upTo);

/// Nobody asks how many more there are than a small conversation has.
inline constexpr long long kMembersCounted = static_cast<long long>(limits::kSmallConversation) + 1;
/// Counted up to kMembersCounted.
std::size_t countMembers(SqlSession &session, ConversationId conversation);

} // namespace vatochito::server
