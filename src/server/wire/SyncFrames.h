// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/ServerError.h"
#include "server/domain/SyncRecords.h"

#include <chrono>
#include <map>
#include <string>
#include <vector>

/// The frames of a level 1 server (sync.md). Events are the same for all their receivers; answers carry the id of the
/// command (`re`).
namespace vatochito::server::syncframes {

struct Hello
{
    std::string epoch;
    UserId user;
    Timestamp now;
    std::chrono::seconds authExpiresIn{0};
};

/// What a client says it did, or shall do, and under which id.
std::string hello(const Hello &hello);
std::string resumed(long long re, const Resumption &resumption);
/// \a to is the number up to which the page holds everything.
std::string syncPage(long long re, ConversationId conversation, long long from, long long to, bool more,
                     const ChangePage &page, const std::vector<std::string> &messages);
std::string historyPage(long long re, ConversationId conversation, const HistoryPage &page,
                        const std::vector<std::string> &messages);

std::string messageNew(const Message &message);
std::string messageEdited(const Message &message);
std::string messageDeleted(const Message &message);
std::string messageReacted(const Message &message);
std::string messagePinned(const Message &message);
std::string membersChanged(const ConversationChange &change);
std::string infoChanged(const ConversationInfo &info);
std::string accountChanged(const AccountChange &change);
std::string marks(ConversationId conversation, long long version, const std::vector<Mark> &marks);
std::string typing(ConversationId conversation, UserId user, bool isTyping);
/// Whether each is online.
std::string presence(const std::map<UserId, bool> &users);

std::string sent(long long re, const Message &message, bool isDuplicate);
/// Of a change of one message, or of nothing with a number.
std::string done(long long re);
std::string changed(long long re, const Message &message);
std::string authenticated(long long re, std::chrono::seconds expiresIn);

struct Refusal
{
    std::string code;
    std::string detail;
    bool isFinal = true;
    std::chrono::milliseconds retryAfter{0}; ///< 0: not told
};
/// What Forbidden says of a command.
enum class ForbiddenMeans { NotMember, NotYours };
/// How \a error is told over a level 1 socket.
Refusal refusalOf(const ServerError &error, ForbiddenMeans forbidden);
std::string error(long long re, const Refusal &refusal);

std::string pong(const std::map<ConversationId, long long> &heads);
std::string authExpiring(std::chrono::seconds in);
std::string reconnect(std::chrono::milliseconds after);
std::string bye(unsigned code, std::string_view detail, std::chrono::milliseconds retryAfter = {});

} // namespace vatochito::server::syncframes
