// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/People.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vatochito::server {

struct Member
{
    MemberId id;
    UserPtr user;
    std::string nickname;
    bool isAdmin = false;
    Timestamp joinedAt;
    std::optional<Timestamp> mutedUntil;
};

enum class MessageType { Text, Image, Video, Audio, File };

std::string_view toString(MessageType type);
std::optional<MessageType> messageTypeFrom(std::string_view word);

enum class ReceiptState { Sent, Read };

struct Receipt
{
    UserPtr user;
    ReceiptState state = ReceiptState::Sent;
    Timestamp updatedAt;
};

/// The start of the message that another one answers.
struct Quote
{
    MessageId id;
    UserPtr sender;
    std::string excerpt; ///< the first limits::kQuoteCodePoints code points
};

/// The message that another one repeats, of whatever conversation.
struct Origin
{
    MessageId id;
    UserPtr sender;
};

/// An emoji that somebody has put under a message.
struct Reaction
{
    ReactionId id;
    UserId user;
    std::string emoji;
    Timestamp createdAt;
    UserPtr person = nullptr; ///< Read where level 0 tells of it, which has people inside of it.
};

/// Who keeps a message in everybody's sight, and since when.
struct Pin
{
    UserPtr by;
    Timestamp at;
};

struct Message
{
    MessageId id;
    ConversationId conversation;
    long long rev = 0;
    UserPtr sender;
    MessageType type = MessageType::Text;
    std::string content; ///< empty when deleted
    Timestamp createdAt;
    std::optional<Timestamp> editedAt;
    std::optional<Quote> reply;
    std::optional<Origin> origin; ///< of one that was forwarded
    bool isDeleted = false;
    std::vector<Receipt> receipts;
    std::vector<Reaction> reactions; ///< in order of their coming
    std::optional<Pin> pin;
    std::string clientId; ///< what the sender calls it; empty when nothing
};

struct Draft
{
    ConversationId conversation;
    UserId sender;
    MessageType type = MessageType::Text;
    std::string content;
    std::optional<MessageId> replyTo = std::nullopt;
    std::string clientId = {}; ///< empty: none; a second draft with the same one is the same message
};

/// A message that is to be repeated elsewhere.
struct Forward
{
    ConversationId from;
    MessageId message;
    ConversationId to;
    UserId sender;
};

enum class ConversationType { Direct, Group, Channel };

std::string_view toString(ConversationType type);
std::optional<ConversationType> conversationTypeFrom(std::string_view word);

/// A conversation as one of its members sees it.
struct Conversation
{
    ConversationId id;
    std::string title;
    ConversationType type = ConversationType::Group;
    UserId owner;
    std::string description;
    Timestamp createdAt;
    Timestamp updatedAt;
    bool isPublic = false;
    long long head = 0;
    std::vector<Member> members;
    std::optional<Message> lastMessage;
    long long unreadCount = 0; ///< others' undeleted messages past the viewer's marker
};

struct NewConversation
{
    std::string title;
    ConversationType type = ConversationType::Group;
    std::string description;
    UserId owner;
    std::vector<UserId> others;
};

/// What a conversation says about itself from now on; what is absent stays as it is.
struct InfoChange
{
    std::optional<std::string> title;
    std::optional<std::string> description;
};

/// Which messages of a history are wanted; always answered newest first.
struct HistoryQuery
{
    std::optional<MessageId> before = std::nullopt; ///< exclusive
    std::optional<MessageId> after = std::nullopt;  ///< exclusive
    std::optional<MessageId> around = std::nullopt; ///< inclusive, half of `limit` on either side
    std::optional<Timestamp> date = std::nullopt;   ///< as `around` the first message at or after this moment
    std::string search = {};                        ///< empty: everything
    int limit = 0;                                  ///< at least 1
};

/// One refresh token and the access token that was issued with it. The tokens themselves are never stored: signing
/// these values again gives the same two tokens.
struct TokenPair
{
    std::string family;
    UserId user;
    std::string refreshId;
    std::string accessId;
    long long issuedAt = 0;         ///< seconds since 1970, as JWT has it
    long long accessExpiresAt = 0;  ///< seconds since 1970
    long long refreshExpiresAt = 0; ///< seconds since 1970
};

} // namespace vatochito::server
