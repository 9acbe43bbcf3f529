// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/Calendar.h"
#include "models/PeopleDirectory.h"
#include "storage/ConversationStore.h"

#include <QAbstractListModel>
#include <QHash>
#include <qqmlregistration.h>

#include <optional>

namespace vatochito {

/// My conversations, newest activity first; rows move and are not reset. `filter` hides those whose title does not hold
/// it. Knows no store: AppController feeds it.
class ConversationListModel final : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("AppController owns the only one")
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY filterChanged FINAL)
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
    /// The list was never loaded yet: rows are on their way.
    Q_PROPERTY(bool isLoading READ isLoading NOTIFY isLoadingChanged FINAL)
    /// What is on this computer cannot be read.
    Q_PROPERTY(bool isUnreadable READ isUnreadable NOTIFY isUnreadableChanged FINAL)

public:
    enum Role {
        ConversationIdRole = Qt::UserRole, ///< conversationId
        TitleRole,                         ///< title
        InitialsRole,                      ///< initials
        HueRole,                           ///< hue: 0 to 7
        PreviewSenderRole,                 ///< previewSender: "You", in a group a name; empty if it is clear
        PreviewRole,                       ///< preview: the last words, "📷 Photo", one line
        TimeRole,                          ///< time: of the last activity, short; empty if there is none
        UnreadCountRole,                   ///< unreadCount
        IsDirectRole,                      ///< isDirect
        IsOnlineRole,                      ///< isOnline: the other one of a direct conversation
        TypingTextRole,                    ///< typingText: a sentence; empty when nobody types
        LastStateRole,                     ///< lastState: a MessageState.Value; None unless the last message is mine
        IsOpenRole,                        ///< isOpen: it is the one on screen
        DraftRole,                         ///< draft: words begun and not sent, one line; empty while it is open
    };
    Q_ENUM(Role)

    /// \a people and \a calendar must outlive this object.
    ConversationListModel(UserId me, const PeopleDirectory &people, const Calendar &calendar,
                          QObject *parent = nullptr);

    int count() const { return rowCount(); }
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    QString filter() const { return m_filter; }
    void setFilter(const QString &filter);
    bool isLoading() const { return m_isLoading; }
    void setLoading(bool isLoading);
    bool isUnreadable() const { return m_isUnreadable; }
    void setUnreadable(bool isUnreadable);

    /// Nothing for one that is not among mine.
    std::optional<Conversation> conversation(ConversationId conversation) const;

    /// The row that many rows below the open one, or the first if that is not shown. -1: there is none.
    Q_INVOKABLE int rowBeside(int by) const;

    /// Starts over.
    void reset(const QList<ConversationSummary> &conversations);
    void upsert(const QList<ConversationSummary> &conversations);
    void remove(const QList<ConversationId> &conversations);
    void setTyping(ConversationId conversation, const QList<UserId> &users);
    /// Invalid: none.
    void setOpen(ConversationId conversation);

    /// Says every text again, in the language of now.
    void retranslate();

Q_SIGNALS:
    void filterChanged();
    void countChanged();
    void isLoadingChanged();
    void isUnreadableChanged();

private:
    bool isShown(const ConversationSummary &conversation) const;
    static bool isBefore(const ConversationSummary &left, const ConversationSummary &right);
    int rowOf(ConversationId conversation) const;
    int rowFor(const ConversationSummary &conversation) const;
    void place(const ConversationSummary &conversation);
    void placeAll();
    void tell(int row, const QList<int> &roles);
    void tellAll(const QList<int> &roles);

    const UserId m_me;
    const PeopleDirectory &m_people;
    const Calendar &m_calendar;
    QString m_filter;
    bool m_isLoading = true;
    bool m_isUnreadable = false;
    QHash<ConversationId, QList<UserId>> m_typing;
    ConversationId m_open;
    QHash<ConversationId, ConversationSummary> m_all;
    QList<ConversationSummary> m_rows; ///< Those of m_all that the filter lets through, in order.
};

} // namespace vatochito
