// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/SyncRecords.h"

#include <optional>

/// What several stores do to conversation rows inside their transactions. Throws what SOCI throws.
namespace vatochito::server {

class SqlSession;

/// Takes the conversation's next number. To be done before anything else in a transaction that changes it, so that
/// the order of numbers is the order of commits. Nothing when there is no such conversation.
std::optional<long long> raiseHead(SqlSession &session, ConversationId conversation);

/// The same for \a user; nothing when they are not a member either.
std::optional<long long> raiseHeadAs(SqlSession &session, ConversationId conversation, UserId user);

/// Nothing when there is no such conversation.
std::optional<ConversationInfo> readInfo(SqlSession &session, ConversationId conversation);

bool isMemberIn(SqlSession &session, ConversationId conversation, UserId user);
/// The marks of \a user, as they stand in the member's row, under the conversation's present version. isMoved is false
/// where there are none.
MarkChange readMark(SqlSession &session, ConversationId conversation, UserId user);

/// Puts the marks of \a user, as they stand in the member's row, under the next version of the conversation's, so that
/// they are told to whoever has asked since. isMoved is false, and nothing done, where there are none.
MarkChange renewMarks(SqlSession &session, ConversationId conversation, UserId user);
std::vector<UserId> readMemberIds(SqlSession &session, ConversationId conversation);

} // namespace vatochito::server
