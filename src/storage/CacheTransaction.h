// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Conversation.h"
#include "core/SyncChanges.h"
#include "storage/CacheChanges.h"
#include "storage/HistoryHoles.h"
#include "storage/LedgerStore.h"

#include <QHash>
#include <QSet>

#include <optional>
#include <utility>

namespace vatochito {

class SqlConnection;
class Statement;

/// A message that was seen.
struct SeenMessage
{
    ConversationId conversation;
    MessageId message;

    friend bool operator==(const SeenMessage &, const SeenMessage &) = default;
};

/// What may be written in one transaction of the cache; remembers what really changed. Writing the same again changes
/// nothing. Every function throws SqlFailure. Thread: the writer's.
class CacheTransaction
{
public:
    enum class Stored {
        New,
        Changed,
        Same,
        Conflict, ///< That id was born at another moment: another server answers. Nothing was written.
    };

    /// What changed so far.
    struct Touched
    {
        bool isRewritten = false; ///< Rows went away: whoever shows some reads them anew.
        QSet<UserId> people{};
        QSet<ConversationId> conversations{};
        QList<ConversationId> removedConversations{};
        QHash<ConversationId, QSet<MessageId>> messages{};
        QHash<ConversationId, QSet<MessageId>> newMessages{}; ///< Of those; their words are to be indexed.
        QHash<ConversationId, QSet<MessageId>> arrivals{};    ///< As CacheChanges has them.
        /// Of the new ones those that would be read back just so. What is touched again is not among them any more.
        QHash<ConversationId, QHash<MessageId, Message>> asWritten{};
        QSet<QString> outbox{};
        QList<CacheChanges::OutboxRemoval> removedOutbox{};
        QHash<ConversationId, MessageId> mineShown{}; ///< Up to there touchMineShown() was done.
    };

    CacheTransaction(SqlConnection &connection, UserId me);

    const Touched &touched() const { return m_touched; }
    /// What was done since was undone.
    void forgetSince(const Touched &before) { m_touched = before; }

    UserId me() const { return m_me; }
    /// Other processes of the profile write here too, and may have written first what is written now: the stores of
    /// this one are to tell of it all the same. Whatever is written again then counts as changed.
    bool isShared() const { return m_isShared; }

    void upsertPerson(const User &person);
    /// The conversation with its members and people; its last message is upsertMessage()'s matter.
    void upsertConversation(const ReceivedConversation &received);
    void removeConversation(ConversationId conversation);
    QList<ConversationId> conversations() const;
    bool hasConversation(ConversationId conversation) const;

    /// The messages, the people they name and the receipts on them; their conversations must be cached. With a Conflict
    /// in one, none is written.
    Stored upsertMessages(const QList<ReceivedMessage> &received);
    /// It would be a Conflict.
    bool contradicts(const ReceivedMessage &received) const;
    /// One with that id was born at another moment: another server answers.
    bool contradicts(const Conversation &conversation) const;
    /// One that is not cached is changed as soon as it is, if the change has a number and is the later one. Does
    /// nothing to one that is deleted.
    void patchMessage(ConversationId conversation, const MessagePatch &patch);
    /// One that is not cached is deleted as soon as it is.
    void deleteMessage(ConversationId conversation, MessageId message);
    /// Never lowers one. Does nothing for somebody who is not a member.
    void raiseMarker(ConversationId conversation, const ReadMarker &marker);
    std::optional<Message> message(ConversationId conversation, MessageId message) const;
    /// Those of \a ids that are cached.
    QHash<MessageId, Message> messages(ConversationId conversation, const QList<MessageId> &ids) const;
    /// Invalid when none is cached.
    MessageId newestMessage(ConversationId conversation) const;
    MessageId marker(ConversationId conversation, UserId user) const;
    /// Others' undeleted messages past my marker, up to \a upTo; oldest first.
    QList<MessageId> unreadUpTo(ConversationId conversation, MessageId upTo) const;
    /// What was seen, until the server has been told.
    void addUntoldReads(const QList<SeenMessage> &seen);
    void forgetUntoldReads(const QList<SeenMessage> &told);
    /// In order of conversation and id.
    QList<SeenMessage> untoldReads() const;
    /// Counts it as changed, whatever was written: another process of the profile may have written it first, and the
    /// stores of this one are to tell of it all the same.
    void report(ConversationId conversation, MessageId message);
    void report(ConversationId conversation) { touch(conversation); }

    /// Empty: nothing is begun there any more. The conversation need not be cached.
    void saveDraft(ConversationId conversation, const QString &content, Timestamp changedAt);

    /// Up to where the history is known to be whole; nothing: it was never read.
    std::optional<MessageId> historyCursor(ConversationId conversation) const;
    /// Moves forward only.
    void raiseHistoryCursor(ConversationId conversation, MessageId upTo);

    // --- Of a server that numbers its changes (sync.md) ---

    SyncCursors syncCursors() const;
    /// 0: never read.
    long long syncCursor(ConversationId conversation) const;
    long long accountNumber() const;
    /// There are cursors: the server numbers its changes.
    bool isNumbered() const;
    /// All of the account is told anew: earlier numbers mean nothing any more, and every history is a hole. What is
    /// cached stays readable.
    /// \return The server was put back to an earlier state since: what was read of it, and told, is forgotten.
    bool beginSnapshot(const AccountChanges &snapshot);
    /// As a server without numbers takes over: there are no cursors any more.
    void forgetSyncCursors();
    /// The three move forward only.
    void raiseAccountNumber(long long account);
    void raiseSyncCursor(ConversationId conversation, long long head);
    void raiseMarksVersion(ConversationId conversation, long long version);
    /// The conversation without its members, and my marker in it.
    void upsertMine(const MyConversation &mine);
    void setPresence(UserId person, bool isOnline);
    /// Nobody is there, as far as is known.
    void forgetPresence();
    /// What a page tells of a person: names and picture. Never what is older than what is cached.
    void upsertName(const User &person);
    /// Does nothing in a conversation that is not cached.
    void changeMember(ConversationId conversation, const MemberChange &change);
    void updateInfo(ConversationId conversation, const ConversationInfo &info);
    /// Never lowers one. Does nothing for somebody who is not a member.
    void raiseMark(ConversationId conversation, const MemberMark &mark);
    /// Those of \a people that the cache knows nothing of.
    QList<UserId> unknown(const QSet<UserId> &people) const;

    /// Where histories are not whole; what changes there is told by report().
    HistoryHoles holes() const { return HistoryHoles(m_connection); }
    /// The first message at or after \a moment, by what is cached; else the newest before it.
    MessageId firstAt(ConversationId conversation, Timestamp moment) const;
    /// firstAt() would say the same if everything were cached.
    bool isWholeAt(ConversationId conversation, Timestamp moment) const;
    /// Rows in [first, last] that are not among \a there, by a server that has told of all up to \a head: it never had
    /// them. What happened since stays.
    void removePhantoms(ConversationId conversation, MessageId first, MessageId last, const QSet<MessageId> &there,
                        long long head);

    /// One more of that in the ledger; of gaps that were filled, all that were found.
    void count(ConversationId conversation, LedgerCount what);
    /// Those with gaps that were found and, as far as the ledger knows, not filled.
    QList<ConversationId> withOpenGaps() const;
    /// The server told that changes up to \a head are there.
    void raiseServerHead(ConversationId conversation, long long head);

    // --- What I did ---

    /// Appends \a entry and gives it its sequence.
    OutboxEntry enqueue(OutboxEntry entry);
    /// What may change of it: state, attempts, sentAfter, error, content, and what it answers.
    void updateOutbox(const OutboxEntry &entry);
    std::optional<OutboxEntry> outboxEntry(const ClientId &clientId) const;
    /// In order of writing.
    QList<OutboxEntry> outbox() const;
    QList<OutboxEntry> outbox(ConversationId conversation) const;
    /// What answers or changes a message of mine that has no id yet; in order of writing.
    QList<OutboxEntry> outboxReferringTo(const ClientId &clientId) const;
    /// My message that bears that name; nothing while no server has acknowledged it.
    std::optional<Message> messageNamed(const ClientId &clientId) const;
    /// The message that an operation of mine made or changed; invalid while it did not.
    MessageId messageOf(const ClientId &clientId) const;
    /// A server stored it as \a message, or changed that one by it: the row goes, its client id stays known.
    void confirm(const OutboxEntry &entry, MessageId message);
    void cancel(const OutboxEntry &entry);
    /// My messages newer than \a after with that type and, both ends trimmed, that content, which no operation of mine
    /// has been given; oldest first.
    QList<MessageId> unclaimed(ConversationId conversation, MessageId after, MessageType type,
                               const QString &content) const;

    /// Of the file's pages, without those that are free.
    long long bytesUsed() const;
    /// So many of each conversation are never removed.
    static constexpr int kNewestKept = 100;
    /// Removes about \a count of the oldest messages of all conversations but \a spared, and notes that they are
    /// missing. Neither the newest of each nor what I have not read. \return How many.
    int removeOldest(int count, ConversationId spared);

    /// Lets answers follow their originals, indexes the words of new messages, and reads back whole everything that
    /// changed. To be called last.
    CacheChanges finish();

private:
    /// What a server that was put back to an earlier state has told.
    void forgetLostState();
    /// \a rows is what a statement changed.
    bool isNews(int rows) const { return rows > 0 || m_isShared; }
    void touch(ConversationId conversation) { m_touched.conversations.insert(conversation); }
    void touch(ConversationId conversation, MessageId message);
    void touchOutbox(const OutboxEntry &entry);
    void replaceMembers(const Conversation &conversation);
    /// Unless the message is cached. \return It says something new.
    bool keepEarlyChange(ConversationId conversation, const MessagePatch &patch);
    /// What is kept of \a ids, which are about to be cached.
    QHash<MessageId, MessagePatch> takeEarlyChanges(ConversationId conversation, const QSet<MessageId> &ids);
    /// What the server counted, before \a deleted was.
    void countUnreadDown(ConversationId conversation, MessageId deleted);
    void markDeleted(ConversationId conversation, const MessagePatch &patch);
    /// Those of mine in (after, upTo]: their delivery looks different now.
    void touchMine(ConversationId conversation, MessageId after, MessageId upTo);
    /// \return It was lower.
    bool moveMarker(ConversationId conversation, const ReadMarker &marker);
    /// It says nothing new to the file: another process may have said so already.
    void noteKnownMark(ConversationId conversation, const ReadMarker &marker);
    /// Those of mine that may be on the screen.
    void touchMineShown(ConversationId conversation, MessageId upTo);
    /// \a early was told before the row came.
    void insertRow(Message message, long long rev, const MessagePatch &early);
    /// \return It is another row now.
    bool updateRow(Message message, long long rev);
    /// \a message is in the table as it is: nothing is told of it that another row knows.
    void noteAsWritten(const Message &message);
    static void bindRow(Statement &statement, const Message &message, long long rev);
    void nameRow(const Message &message);
    /// \a reply as it follows from what is known of the original here; else as it came.
    std::optional<ReplyExcerpt> asKnownHere(ConversationId conversation,
                                            const std::optional<ReplyExcerpt> &reply) const;
    /// The server makes an excerpt from the original as that is now, and gives its answers no number for it
    /// (SyncBodies.h): answers to what was touched follow it here, too.
    void followOriginals();
    QList<CacheChanges::Messages> readMessages() const;
    /// \return How many.
    int indexNew(const QList<CacheChanges::Messages> &messages);
    /// Born at another moment than the cached one: may it take its place?
    bool mayReplace(const ReceivedMessage &received) const;
    std::optional<Timestamp> birth(ConversationId conversation, MessageId message) const;
    /// Those of \a ids that are cached.
    QHash<MessageId, Timestamp> births(ConversationId conversation, const QList<MessageId> &ids) const;
    /// What refers to a message of mine by its client id gets the id it has been given.
    void giveId(const OutboxEntry &entry, MessageId message);
    void rememberChange(const OutboxEntry &entry, MessageId message);
    void removeOutboxRow(const OutboxEntry &entry, MessageId message);

    SqlConnection &m_connection;
    UserId m_me;
    const bool m_isShared;
    Touched m_touched;
};

} // namespace vatochito
