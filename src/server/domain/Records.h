// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Timestamp.h"
#include "server/domain/Ids.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vatochito::server {

struct Settings
{
    long long id = 0;
    bool enableNotifications = true;
    bool notificationSound = true;
    bool messagePreview = true;
    bool enterToSend = true;
    bool autoDownloadPhotos = true;
    bool autoDownloadVideos = false;
    bool autoDownloadFiles = false;
    bool twoFactorEnabled = false;
    bool showTypingIndicator = true;
    bool showReadReceipts = true;
    std::string theme = "light";
    std::string fontSize = "medium";
    std::string language = "en";
    Timestamp createdAt;
    Timestamp updatedAt;

    bool operator==(const Settings &) const = default;
};

/// What a person sets from now on; what is absent stays as it is.
struct SettingsChange
{
    std::optional<bool> enableNotifications = std::nullopt;
    std::optional<bool> notificationSound = std::nullopt;
    std::optional<bool> messagePreview = std::nullopt;
    std::optional<bool> enterToSend = std::nullopt;
    std::optional<bool> autoDownloadPhotos = std::nullopt;
    std::optional<bool> autoDownloadVideos = std::nullopt;
    std::optional<bool> autoDownloadFiles = std::nullopt;
    std::optional<bool> twoFactorEnabled = std::nullopt;
    std::optional<bool> showTypingIndicator = std::nullopt;
    std::optional<bool> showReadReceipts = std::nullopt;
    std::optional<std::string> theme = std::nullopt;
    std::optional<std::string> fontSize = std::nullopt;
    std::optional<std::string> language = std::nullopt;
};

struct User
{
    UserId id;
    std::string username;
    std::string email;
    std::string displayName;
    std::optional<std::string> phoneNumber;
    std::string statusMessage;
    std::string bio;
    bool isOnline = false;
    std::optional<Timestamp> lastSeenAt;
    std::optional<std::string> dateOfBirth; ///< "1990-01-31"
    std::string country;
    std::string city;
    std::string website;
    bool showPhoneNumber = false;
    bool showLastSeen = true;
    bool showProfilePhoto = true;
    bool allowCalls = true;
    bool allowGroupInvite = true;
    Timestamp joinedAt;
    long long rev = 0; ///< raised with every change of the profile
    Settings settings;
};

/// People appear many times in one answer: shared, never copied.
using UserPtr = std::shared_ptr<const User>;

/// What a person is made from. The password is hashed before it comes here.
struct NewUser
{
    std::string username;
    std::string passwordHash;
    std::string email;
    std::string displayName;
    std::optional<std::string> phoneNumber;
};

/// What a person changes of their own record; what is absent stays as it is.
struct ProfileChange
{
    std::optional<std::string> email;
    std::optional<std::string> displayName;
    std::optional<std::string> phoneNumber; ///< empty: none from now on
    std::optional<std::string> statusMessage;
    std::optional<std::string> bio;
    std::optional<std::string> dateOfBirth; ///< "1990-01-31"; empty: none from now on
    std::optional<std::string> country;
    std::optional<std::string> city;
    std::optional<std::string> website;
    std::optional<bool> showPhoneNumber;
    std::optional<bool> showLastSeen;
    std::optional<bool> showProfilePhoto;
    std::optional<bool> allowCalls;
    std::optional<bool> allowGroupInvite;
};

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
