// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Message.h"
#include "models/Calendar.h"
#include "models/PeopleDirectory.h"

#include <QAbstractListModel>
#include <QDate>
#include <QHash>
#include <QList>
#include <qqmlregistration.h>

namespace vatochito {

/// The messages of one conversation as far as they are loaded, newest first: row 0 is the newest. What waits in the
/// outbox stands before all that the server has. Knows no store: its controller feeds it.
class MessageListModel final : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("ConversationController owns it")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)

public:
    enum Role {
        MessageIdRole = Qt::UserRole, ///< messageId: 0 while it waits in the outbox
        ClientIdRole,                 ///< clientId
        TextRole,                     ///< text: of a deleted message the sentence that says so
        SenderNameRole,               ///< senderName
        SenderHueRole,                ///< senderHue: 0 to 7
        SenderInitialsRole,           ///< senderInitials
        TimeRole,                     ///< time: of day, by locale
        DayLabelRole,                 ///< dayLabel: not empty when the row is the first of its day
        IsOwnRole,                    ///< isOwn
        IsFirstOfRunRole,             ///< isFirstOfRun: the older neighbour is of another sender, day or minute
        IsLastOfRunRole,              ///< isLastOfRun: so is the newer one
        ShowSenderRole,               ///< showSender: in a group, on the first of another's run
        MessageStateRole,             ///< messageState: a MessageState.Value
        StateReasonRole,              ///< stateReason: why it failed, a sentence
        IsEditedRole,                 ///< isEdited
        IsDeletedRole,                ///< isDeleted
        ReplyTextRole,                ///< replyText: an excerpt of what it answers; empty if nothing
        AttachmentTextRole,           ///< attachmentText: a line a file; empty if none
    };
    Q_ENUM(Role)

    /// Two messages of one sender are a run when no more than this lies between them.
    static constexpr std::chrono::minutes kRunGap{5};

    /// \a people and \a calendar must outlive this object.
    MessageListModel(UserId me, const PeopleDirectory &people, const Calendar &calendar, QObject *parent = nullptr);

    int count() const { return rowCount(); }
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// In groups the senders' names are shown.
    void setIsGroup(bool isGroup);

    /// Starts over: the server's newest messages, newest first, and what waits, in outbox order.
    void reset(const QList<Message> &newestFirst, const QList<Message> &waiting);
    /// Adds a page at the old end, newest first.
    void appendOlder(const QList<Message> &newestFirst);
    /// Adds or replaces messages of the server, in any order. One that is older than all loaded ones is left for its
    /// page, unless \a reachesStart: then nothing older is in the cache.
    void upsert(const QList<Message> &messages, bool reachesStart);
    /// Adds or replaces what waits or has failed; a new one is the newest. One that the server already has changes
    /// nothing.
    void upsertWaiting(const Message &message);
    void removeWaiting(const ClientId &client);
    bool isWaiting(const ClientId &client) const;

    /// Invalid: nothing of the server is loaded.
    MessageId oldestId() const;
    MessageId newestId() const;
    bool contains(MessageId message) const;

    /// Says every text again, in the language of now.
    void retranslate();

Q_SIGNALS:
    void countChanged();

private:
    struct Row
    {
        Message message;
        QDate day;
        bool isFirstOfDay = true;
        bool isFirstOfRun = true;
        bool isLastOfRun = true;
    };

    static Row rowOf(const Message &message);
    static QList<int> changedRoles(const Message &before, const Message &after);
    static QString attachmentText(const Message &message);
    QString senderName(UserId sender) const;
    bool isOwn(const Row &row) const { return row.message.sender == m_me; }

    int rowOfClientId(const ClientId &client) const;
    /// The row of \a message, or where it belongs.
    int lowerBound(MessageId message) const;
    bool holds(int row, MessageId message) const;

    void insertRows(int row, const QList<Row> &rows);
    void removeRow(int row);
    void replaceRow(int row, const Message &fresh);
    void upsertOne(const Message &message, bool reachesStart);
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
    QList<Row> m_rows; ///< m_waiting rows of the outbox, then the server's by falling id.
    int m_waiting = 0;
};

} // namespace vatochito
