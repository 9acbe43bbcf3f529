// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"
#include "core/Events.h"
#include "core/SyncChanges.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

#include <chrono>
#include <optional>
#include <variant>

/// Frames from a server of level 1 (sync.md). Thread: any.
namespace vatochito::level1 {

struct Hello
{
    QString epoch;
    UserId user;
    std::chrono::seconds authExpiresIn{};
    std::chrono::seconds pingInterval{30};
    std::chrono::seconds pongTimeout{10};
    qsizetype mostFrameBytes = 524'288;
    qsizetype mostContentBytes = 65'536;
    int mostPageItems = 200;
};

struct Resumed
{
    AccountChanges changes; ///< A snapshot's epoch is that of the hello.
    /// Something of them is to be fetched. How much is not to be relied on.
    QHash<ConversationId, long long> behind; ///< What was missed, up to these numbers.
};

struct SyncPage
{
    ConversationChanges changes; ///< Told up to its `to`.
    long long from = 0;
    bool isMore = false;
};

struct HistoryAnswer
{
    ConversationId conversation;
    HistoryPage page;
};

struct Ack
{
    ClientId clientId;
    MessageId message;
    long long rev = 0;
    std::optional<Timestamp> createdAt{};
    std::optional<std::chrono::seconds> authExpiresIn{};
    bool isDuplicate = false; ///< It had been done before.
};

struct Refusal
{
    Error error;
    bool isFinal = true; ///< Asking the same again leads to the same.
};

/// What takes one number of a conversation.
struct NumberedEvent
{
    ConversationChanges changes; ///< Without `to`.
    long long rev = 0;
    bool isWhole = false; ///< Applies out of turn as well.
};

struct MarksMoved
{
    ConversationChanges changes;
};

struct Typing
{
    ConversationId conversation;
    TypingChanged event;
};

struct Presence
{
    QHash<UserId, bool> isOnline;
};

struct Pong
{
    QHash<ConversationId, long long> heads; ///< Of conversations of which less was sent.
};

/// The server goes away, and asks to be left after a while.
struct Departure
{
    std::chrono::milliseconds after{};
};

struct Bye
{
    int code = 0;
    QString detail;
    std::chrono::milliseconds retryAfter{}; ///< 0: not told.
};

struct AuthExpiring
{
    std::chrono::seconds in{};
};

/// Nothing: of another version.
using Body = std::variant<std::monostate, Hello, Resumed, SyncPage, HistoryAnswer, Ack, Refusal, NumberedEvent,
                          MarksMoved, AccountChanges, Typing, Presence, Pong, Departure, Bye, AuthExpiring>;

struct IncomingFrame
{
    QString type;
    long long re = 0;  ///< The command it answers; 0: none.
    MessageId message; ///< The one it is about; invalid when it is about none, or about many.
    Body body;

    template <typename T>
    const T *as() const
    {
        return std::get_if<T>(&body);
    }
};

/// Errors: Malformed when it is not a JSON object with a type, or lacks what it cannot be without.
Result<IncomingFrame> decodeFrame(const QByteArray &frame);

} // namespace vatochito::level1
