// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Timestamp.h"
#include "core/Ids.h"
#include "core/User.h"

#include <QList>
#include <QString>

#include <optional>

namespace vatochito {

enum class MessageType { Text, Image, Video, Audio, File };

/// How far a message of mine has come. Others' messages are None.
enum class Delivery { None, Pending, Sent, Delivered, Read, Failed };

struct Attachment
{
    long long id = 0;
    QString name{};
    long long bytes = 0;
    QString mimeType{};
    QString url{};

    friend bool operator==(const Attachment &, const Attachment &) = default;
};

/// The message that another one answers, as much of it as travels with the answer.
struct ReplyExcerpt
{
    MessageId id;
    UserId sender;
    QString excerpt{};
    bool isDeleted = false; ///< Known of an original that is cached; made when read from the cache.

    friend bool operator==(const ReplyExcerpt &, const ReplyExcerpt &) = default;
};

/// As many code points of a message travel with an answer to it (compat.md, Messages).
inline constexpr int kReplyExcerptLength = 100;

/// One message of one conversation: a server's row, or one still in the outbox (then id is invalid and clientId is
/// not).
struct Message
{
    MessageId id;
    ClientId clientId;
    ConversationId conversation;
    UserId sender;
    MessageType type = MessageType::Text;
    QString content; ///< Plain text as typed. Empty when deleted, whatever the server sent.
    Timestamp createdAt;
    std::optional<Timestamp> editedAt;
    bool isDeleted = false;
    std::optional<ReplyExcerpt> reply;
    bool isForwarded = false;
    QList<Attachment> attachments;
    Delivery delivery = Delivery::None; ///< Made from markers and outbox when read from the cache; not a column.
    QString failure;                    ///< Why delivery is Failed: an Error::codeName() and its detail. For Sentences.

    friend bool operator==(const Message &, const Message &) = default;
};

/// A member's read position: everything up to \a upTo has been read (compat.md, Quirks). Rises only.
struct ReadMarker
{
    UserId user;
    MessageId upTo;

    friend bool operator==(const ReadMarker &, const ReadMarker &) = default;
};

/// A message as it came from a server, with the people it names and the receipts on it.
struct ReceivedMessage
{
    Message message;
    QList<User> people;
    QList<ReadMarker> readBy;
    long long rev = 0;        ///< The number of its last change (sync.md); 0: the server does not number changes.
    bool isDuplicate = false; ///< An answer to a send that the server had done before.
    QString deletedContent{}; ///< Of a deleted one, where the server still tells: to know it by, never stored or shown.
};

/// The most bytes of UTF-8 a message may hold (sync.md, Keeping it alive).
constexpr int kMaxContentBytes = 65536;

} // namespace vatochito
