// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Message.h"
#include "core/SearchQuery.h"
#include "models/Calendar.h"
#include "models/MessageState.h"
#include "models/PendingChanges.h"
#include "models/PeopleDirectory.h"
#include "models/ReplyPreview.h"

#include <QAbstractListModel>
#include <QDate>
#include <QHash>
#include <QList>
#include <qqmlregistration.h>

namespace vatochito {

/// How far rows go: whether nothing lies beyond them in the cache.
struct MessageReach
{
    bool oldest = false;
    bool newest = true;
};

/// The messages of one conversation as far as they are loaded, newest first: row 0 is the newest. What waits in the
/// outbox stands before all that the server has. Knows no store: its controller feeds it.
class MessageListModel final : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("ConversationController owns it")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
    /// The newest message is among the rows, and what waits; else rows newer than these were left out.
    Q_PROPERTY(bool reachesNewest READ reachesNewest NOTIFY reachChanged FINAL)

public:
    enum Role {
        MessageIdRole = Qt::UserRole, ///< messageId: 0 while it waits in the outbox
        ClientIdRole,                 ///< clientId
        TextRole,                     ///< text: of a deleted message the sentence that says so
        LinkedTextRole,               ///< linkedText: files and words for Text.StyledText; empty without link and hit
        SenderNameRole,               ///< senderName
        SenderHueRole,                ///< senderHue: 0 to 7
        SenderInitialsRole,           ///< senderInitials
        TimeRole,                     ///< time: of day, by locale
        DayRole,                      ///< day: in words
        DayLabelRole,                 ///< dayLabel: not empty when the row is the first of its day
        IsOwnRole,                    ///< isOwn
        IsFirstOfRunRole,             ///< isFirstOfRun: the older neighbour is of another sender, day or minute
        IsLastOfRunRole,              ///< isLastOfRun: so is the newer one
        ShowSenderRole,               ///< showSender: in a group, on the first of another's run
        MessageStateRole,             ///< messageState: a MessageState.Value
        StateReasonRole,              ///< stateReason: why it failed, a sentence
        IsEditedRole,                 ///< isEdited
        IsDeletedRole,                ///< isDeleted
        ReplyRole,                    ///< reply: a ReplyPreview of what it answers
        AttachmentTextRole,           ///< attachmentText: a line a file; empty if none
        PendingOperationRole,         ///< pendingOperation: a MessageState.Operation: what waits, or has failed
        IsFirstUnreadRole,            ///< isFirstUnread: the new messages begin here
    };
    Q_ENUM(Role)

    /// Two messages of one sender are a run when no more than this lies between them.
    static constexpr std::chrono::minutes kRunGap{5};

    /// \a people and \a calendar must outlive this object.
    MessageListModel(UserId me, const PeopleDirectory &people, const Calendar &calendar, QObject *parent = nullptr);

    int count() const { return rowCount(); }
    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// What is found by it stands out in the texts; an empty one: nothing does.
    void setHighlight(const SearchQuery &highlight);
    /// In groups the senders' names are shown.
    void setIsGroup(bool isGroup);

    bool reachesOldest() const { return m_reach.oldest; }
    bool reachesNewest() const { return m_reach.newest; }

    /// Starts over: messages of the server, newest first, and what waits, in outbox order.
    void reset(const QList<Message> &newestFirst, const QList<Message> &waiting, MessageReach reach = {});
    /// Adds a page at the old end, newest first.
    void appendOlder(const QList<Message> &newestFirst, bool reachesOldest);
    /// Adds a page at the new end, oldest first; with the last one what waits.
    void prependNewer(const QList<Message> &oldestFirst, const QList<Message> &waiting, bool reachesNewest);
    /// Takes away \a rows at that end; what waits is at the new one. They come again as a page.
    void dropOldest(int rows);
    void dropNewest(int rows);
    /// Adds or replaces messages of the server, in any order. One beyond an end that the rows do not reach is left for
    /// its page.
    void upsert(const QList<Message> &messages);
    /// Adds or replaces what waits or has failed; a new one is the newest, and left out where the newest are. One that
    /// the server already has changes nothing.
    void upsertWaiting(const Message &message);
    void removeWaiting(const ClientId &client);
    /// An edit or a deletion that waits or has failed is laid over its message.
    void upsertChange(const OutboxEntry &change);
    void removeChange(const ClientId &client);
    bool isWaiting(const ClientId &client) const;

    /// Invalid: nothing of the server is loaded.
    MessageId oldestId() const;
    /// Invalid for one that waits, and where there is no such row.
    MessageId idOf(int row) const;
    MessageId newestId() const;
    bool contains(MessageId message) const { return rowOf(message) >= 0; }
    /// -1: not among the rows.
    int rowOf(MessageId message) const;
    /// As it is shown; nothing: not among the rows.
    std::optional<Message> message(MessageId message) const;
    std::optional<Message> message(const ClientId &client) const;
    /// My newest message that may get other words; nothing: none among the rows.
    std::optional<Message> newestEditable() const;
    QString senderName(UserId sender) const;
    /// How many rows wait in the outbox: the first ones.
    int waitingCount() const { return m_waiting; }

    /// Where the new messages begin; invalid: nowhere.
    void setFirstUnread(MessageId message);
    MessageId firstUnread() const { return m_firstUnread; }
    /// For a page, which numbers are doubles to. -1: not among the rows.
    Q_INVOKABLE int rowOfMessage(double message) const { return rowOf(MessageId(static_cast<long long>(message))); }
    Q_INVOKABLE int rowOfFirstUnread() const { return rowOf(m_firstUnread); }

    /// Says every text again, in the language of now.
    void retranslate();

Q_SIGNALS:
    void countChanged();
    void reachChanged();
    /// Rows came, went or moved, and every view knows of it: now they can be laid out before a frame shows them.
    void rearranged();

private:
    struct Row
    {
        Message message; ///< As it is shown.
        Message stored;  ///< As the cache has it.
        QDate day;
        bool isFirstOfDay = true;
        bool isFirstOfRun = true;
        bool isLastOfRun = true;
    };

    Row makeRow(const Message &stored) const;
    static QList<int> changedRoles(const Message &before, const Message &after);
    MessageState::Operation pendingOperation(const Message &message) const;
    bool isOwn(const Row &row) const { return row.message.sender == m_me; }

    int rowOfClientId(const ClientId &client) const;
    /// The row of \a message, or where it belongs.
    int lowerBound(MessageId message) const;
    bool holds(int row, MessageId message) const;

    void putRows(int row, const QList<Row> &rows);
    void replaceRow(int row, const Message &stored);
    /// The changes that are laid over it are others now.
    void showAgain(const PendingChanges::Target &target);
    void takeRows(int first, int rows);
    void setReach(MessageReach reach);
    void upsertOne(const Message &message);
    /// A waiting message reached the server: its row takes its place among the server's.
    void confirm(int row, const Message &message);
    /// Looks again at what \a row is to its neighbours. \return The roles that changed.
    QList<int> decorate(int row);
    void decorateAndTell(int first, int last);
    void tellAll(const QList<int> &roles);

    const UserId m_me;
    const PeopleDirectory &m_people;
    const Calendar &m_calendar;
    bool m_isGroup = false;
    SearchQuery m_highlight;
    MessageId m_firstUnread;
    MessageReach m_reach;
    QList<Row> m_rows; ///< m_waiting rows of the outbox, then the server's by falling id.
    int m_waiting = 0;
    PendingChanges m_changes;
};

} // namespace vatochito
