// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>

/// Every bound that protects the server from its callers, in one place.
namespace vatochito::server::limits {

inline constexpr std::size_t kContentBytes = 65'536;
inline constexpr std::size_t kQuoteCodePoints = 100;
/// Longer than the longest emoji, a family of four with the colours of their skins.
inline constexpr std::size_t kEmojiBytes = 64;
/// What one person puts under one message.
inline constexpr int kReactionsOfPerson = 20;
/// Different ones under one message.
inline constexpr int kEmojiOfMessage = 50;
/// People that a page names because they reacted; whoever is not named is asked for.
inline constexpr std::size_t kPeopleOfPage = 200;
/// People named under one emoji; all of them are counted.
inline constexpr std::size_t kNamedReactors = 100;
inline constexpr std::size_t kUsernameCodePoints = 150;
inline constexpr std::size_t kNameCodePoints = 150;
inline constexpr std::size_t kEmailBytes = 254;
inline constexpr std::size_t kStatusCodePoints = 255;
inline constexpr std::size_t kBioCodePoints = 2'000;
inline constexpr std::size_t kPlaceCodePoints = 100; ///< a country or a city
inline constexpr std::size_t kLanguageBytes = 10;
inline constexpr std::size_t kWebsiteBytes = 200;
inline constexpr std::size_t kTitleCodePoints = 255;
inline constexpr std::size_t kDescriptionBytes = 4'096;
inline constexpr std::size_t kPhoneBytes = 20;
inline constexpr std::size_t kPasswordMinCodePoints = 8;
inline constexpr std::size_t kPasswordMaxBytes = 1'024;
inline constexpr std::size_t kNewMembers = 1'000;

/// In the list of one person.
inline constexpr int kContacts = 2000;
inline constexpr int kSearchResults = 20;
inline constexpr std::size_t kSearchMinCodePoints = 2;
inline constexpr int kPageMessages = 200;
inline constexpr int kDefaultPageMessages = 50;
/// How many messages of a whole history are read at a time.
inline constexpr int kHistoryChunkMessages = 200;
/// How much of a history is encoded before it is sent; the message that crosses the line still belongs to the part.
inline constexpr std::size_t kHistoryPartBytes = 1'048'576;
/// In conversations with more members a message names no reader but its viewer.
inline constexpr long long kReceiptMembers = 64;

inline constexpr std::size_t kTokenBytes = 4'096;
inline constexpr std::size_t kHeaderBytes = 16'384;
inline constexpr std::size_t kBodyBytes = 1'048'576;
inline constexpr std::size_t kFormFields = 1'000;
/// The headers of one part of a multipart body.
inline constexpr std::size_t kPartHeaderBytes = 4'096;
inline constexpr std::size_t kDefaultFrameBytes = 10'485'760;
/// No command is larger, though every character of its content be written as an escape.
inline constexpr std::size_t kCommandBytes = 524'288;

inline constexpr int kFailedSignIns = 10;
inline constexpr std::chrono::seconds kFailedSignInWindow{60};
inline constexpr std::size_t kSignInKeys = 100'000;

inline constexpr std::size_t kSocketsPerUser = 64;
inline constexpr double kDefaultCommandRate = 50;
/// The burst is this many seconds of the rate: 500 commands at 50 a second.
inline constexpr double kCommandBurstSeconds = 10;
/// A frame costs a command, and one more for each of these.
inline constexpr std::size_t kBytesPerCommand = 16'384;
inline constexpr std::size_t kCommandsInFlight = 64;
inline constexpr int kRegistrations = 200;
inline constexpr std::chrono::hours kRegistrationWindow{1};
/// Sign-ins and registrations that wait for a thread.
inline constexpr std::size_t kWaitingCredentials = 64;

inline constexpr std::size_t kSendQueueBytes = 1'048'576;
inline constexpr std::size_t kSendQueueFrames = 1'024;
inline constexpr std::chrono::seconds kSendQueueAge{10};
/// What comes while a `resume` is read and waits for its answer. All of it is queued at once then, and leaves half of
/// the queue to what comes next.
inline constexpr std::size_t kHeldBytes = kSendQueueBytes / 2;
inline constexpr std::size_t kHeldFrames = kSendQueueFrames / 2;
/// A frame on its way is given the time that it takes at this rate.
inline constexpr std::size_t kSlowestBytesPerSecond = 1'024;

inline constexpr std::chrono::seconds kHeaderDeadline{10};
inline constexpr std::chrono::seconds kBodyDeadline{30};
inline constexpr std::chrono::seconds kWriteDeadline{60};
inline constexpr std::chrono::seconds kKeepAlive{60};
/// How long a connection that is over is read to its end.
inline constexpr std::chrono::seconds kLinger{2};
inline constexpr std::chrono::seconds kHandshakeDeadline{10};
inline constexpr std::chrono::hours kSocketLife{24};
inline constexpr std::chrono::seconds kAccessCheckInterval{1};
inline constexpr std::chrono::seconds kDrainDeadline{10};
/// For the first request of a connection that comes during a drain.
inline constexpr std::chrono::milliseconds kNewcomerPatience{1'000};

/// What one frame of a level 1 socket may hold.
inline constexpr std::size_t kSyncFrameBytes = 524'288;
/// What a socket may send that has shown no valid token.
inline constexpr std::size_t kStrangerFrameBytes = 8'192;
/// A page of a level 1 socket ends here, with one item at least.
inline constexpr std::size_t kSyncPageBytes = 65'536;
/// Every message is compared with what is searched for: longer words cost their length each time.
inline constexpr std::size_t kSearchBytes = 256;
/// Past it a search has failed, whatever it has found.
inline constexpr std::chrono::seconds kSearchTime{2};
/// What one person may search for at a time.
inline constexpr std::size_t kSearchesOfPerson = 3;
/// Searches that wait for their thread.
inline constexpr std::size_t kWaitingSearches = 64;
inline constexpr std::size_t kClientIdBytes = 64;
inline constexpr std::size_t kDeviceBytes = 128;
/// How many cursors a `resume` may bring.
inline constexpr std::size_t kCursors = 20'000;
inline constexpr std::chrono::seconds kHeartbeatInterval{30};
inline constexpr std::chrono::seconds kHeartbeatTimeout{10};
/// A level 1 socket without an application ping for so long is closed.
inline constexpr std::chrono::seconds kPingDeadline{75};
/// So long before a token ends, or half of what it has left, a level 1 client is told.
inline constexpr std::chrono::seconds kAuthWarning{120};
/// How long a level 1 socket outlives its token.
inline constexpr std::chrono::seconds kAuthGrace{25};
/// Who owes more commands than this time earns is cut off.
inline constexpr std::chrono::seconds kCommandDebt{10};
inline constexpr std::chrono::seconds kTooManySocketsRetry{10};
/// Level 1 clients that are sent away in one second of a drain.
inline constexpr int kDeparturesPerSecond = 150;
/// How long a drain of so many connections takes at most: the last of them has as much time as the only one. As many
/// as files may be open, and the service manager must wait so long (vatochito-server.service).
constexpr std::chrono::seconds longestDrain(std::size_t connections)
{
    return kDrainDeadline + std::chrono::seconds(connections / kDeparturesPerSecond);
}
/// What is allowed for a polite end before the connection is cut.
inline constexpr std::chrono::seconds kCloseDeadline{5};
/// Marks and presence are told in conversations of at most so many members.
inline constexpr std::size_t kSmallConversation = 64;
inline constexpr std::chrono::seconds kMarksInterval{1};
inline constexpr std::chrono::seconds kPresenceInterval{3};
inline constexpr std::chrono::seconds kOfflineDelay{20};
inline constexpr std::chrono::seconds kTypingInterval{3};
inline constexpr std::chrono::milliseconds kBatchTick{250};
/// Of the last messages in one list of memberships. Past it they are left out: pages bring them.
inline constexpr std::size_t kListedContentBytes = std::size_t{1} << 20;
/// Unread messages are counted so far.
inline constexpr int kUnreadCounted = 10'000;
/// Requests that wait for a thread; past it the server is overloaded.
inline constexpr std::size_t kWaitingRequests = 10'000;
/// Of one person: more than many sockets full of commands.
inline constexpr std::size_t kWaitingRequestsOfPerson = 1'000;
/// Threads, and with them readers of the database, that work for one person at a time.
inline constexpr std::size_t kRunningRequestsOfPerson = 2;

inline constexpr std::size_t kGroupCommitItems = 64;
inline constexpr std::size_t kWriteQueueItems = 10'000;

inline constexpr std::chrono::seconds kRefreshReplayWindow{60};

} // namespace vatochito::server::limits
