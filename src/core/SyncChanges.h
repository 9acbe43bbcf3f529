// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Conversation.h"
#include "core/Message.h"

#include <QHash>
#include <QList>
#include <QString>

#include <optional>

/// What a server tells that numbers its changes (sync.md): every change of a conversation takes its next number, and a
/// client keeps up to which number it has them.
namespace vatochito {

/// Where a client stands with such a server.
struct SyncCursors
{
    QString epoch; ///< The name of the server's database. Empty: nothing is known, everything is to be told afresh.
    long long account = 0;
    QHash<ConversationId, long long> heads; ///< A conversation that is not named was never read.
    QHash<ConversationId, long long> marks; ///< Versions of the read and delivered marks.

    friend bool operator==(const SyncCursors &, const SyncCursors &) = default;
};

/// What changed of a message; the rest stays. Applies in sequence alone.
struct MessagePatch
{
    MessageId id;
    long long rev = 0;
    std::optional<QString> content{};
    std::optional<Timestamp> editedAt{};
    bool isDeleted = false;

    friend bool operator==(const MessagePatch &, const MessagePatch &) = default;
};

struct MemberChange
{
    UserId user;
    bool isRemoved = false;
    bool isAdmin = false;

    friend bool operator==(const MemberChange &, const MemberChange &) = default;
};

/// What is told of a conversation to all its members alike.
struct ConversationInfo
{
    ConversationType type = ConversationType::Direct;
    QString title{};
    UserId owner{};
    QString description{};

    friend bool operator==(const ConversationInfo &, const ConversationInfo &) = default;
};

/// How far a member's devices have got. Both rise only.
struct MemberMark
{
    UserId user;
    MessageId read{};
    MessageId delivered{};

    friend bool operator==(const MemberMark &, const MemberMark &) = default;
};

/// What happened in one conversation: an event, a page of what was missed, or marks. To be stored with its cursors in
/// one transaction.
struct ConversationChanges
{
    ConversationId conversation;
    /// Every number up to it has been told now. 0: as before; the rows stand for themselves.
    long long to = 0;
    /// They say what happened after it, and mean nothing to a cache that has not got so far. With \a to alone.
    long long from = 0;
    /// Something before the newest row that was told is missing, and follows; the user is told of messages once it has.
    bool hasGap = false;
    /// A page of what was missed, and not the last one: rows up to \a to that have changed since come with a later one.
    bool isCut = false;
    QList<ReceivedMessage> messages{}; ///< Whole; each applies unless the stored one has a higher rev.
    QList<MessagePatch> patches{};
    QList<MemberChange> members{};
    std::optional<ConversationInfo> info{};
    QList<User> people{}; ///< Names and pictures alone.
    QList<MemberMark> marks{};
    long long marksVersion = 0; ///< 0: as before.
};

/// Adds to \a earlier what happened \a later in the same conversation.
void append(ConversationChanges &earlier, const ConversationChanges &later);

/// A conversation as it looks to me alone.
struct MyConversation
{
    ConversationId id;
    ConversationType type = ConversationType::Direct;
    QString title{};
    long long head = 0;
    MessageId myRead{};
    /// Others' undeleted messages past \a myRead, up to and with \a lastMessage; means nothing without that one.
    std::optional<int> unread{};
    bool isAdmin = false;
    std::optional<ReceivedMessage> lastMessage{};
};

/// What changed of what is mine. To be stored with its number in one transaction.
struct AccountChanges
{
    bool isSnapshot = false; ///< All of it, whatever was cached: earlier numbers mean nothing any more.
    QString epoch{};         ///< Of a snapshot.
    /// A snapshot's: the server has not come as far as it was known to be, so it was put back to an earlier state.
    bool isBehindCache = false;
    bool isResumption = false; ///< The answer to a resume: who is online is told anew after it.
    long long account = 0;
    long long from = 0; ///< The number they follow; not of a snapshot.
    QList<MyConversation> conversations{};
    QList<ConversationId> removed{};
};

/// Which part of a history: the newest, or one of the others.
struct HistoryQuery
{
    ConversationId conversation;
    MessageId before{};
    MessageId after{};
    MessageId around{};
    std::optional<Timestamp> date{}; ///< The messages around that moment.
    QString words{};                 ///< Only those that hold them.
    int limit = 50;
};

/// Oldest first.
struct HistoryPage
{
    QList<ReceivedMessage> messages{};
    QList<User> people{};  ///< Names and pictures alone; the messages may name more.
    bool isStart = false;  ///< Nothing older is there.
    bool isNewest = false; ///< Nothing newer was there.
    long long head = 0;    ///< The number of the last change it knows of; 0: the server does not number changes.
};

} // namespace vatochito
