// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "models/Composition.h"
#include "models/ConversationSearch.h"
#include "models/DraftKeeper.h"
#include "models/MessageListModel.h"
#include "models/ShownHistory.h"
#include "storage/ConversationStore.h"

#include <QObject>
#include <QString>
#include <qqmlregistration.h>

#include <memory>
#include <optional>
#include <utility>

namespace vatochito {

class Account;
class MessageWindow;

/// The open conversation: what its page shows and may ask for.
class ConversationController final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("AppController owns the open one")
    /// A double, which is what every number is to a page: qmllint 6.4 does not know qint64.
    Q_PROPERTY(double conversationId READ conversationId CONSTANT FINAL)
    Q_PROPERTY(QString title READ title NOTIFY headerChanged FINAL)
    Q_PROPERTY(QString initials READ initials NOTIFY headerChanged FINAL)
    Q_PROPERTY(int hue READ hue NOTIFY headerChanged FINAL)
    /// "typing…", "online", "last seen …", "4 members"
    Q_PROPERTY(QString subtitle READ subtitle NOTIFY headerChanged FINAL)
    Q_PROPERTY(bool isGroup READ isGroup NOTIFY headerChanged FINAL)
    Q_PROPERTY(bool canWrite READ canWrite NOTIFY canWriteChanged FINAL)
    Q_PROPERTY(QString cannotWriteReason READ cannotWriteReason NOTIFY canWriteChanged FINAL)
    Q_PROPERTY(vatochito::MessageListModel *messages READ messages CONSTANT FINAL)
    Q_PROPERTY(vatochito::ConversationController::History history READ history NOTIFY historyChanged FINAL)
    /// Of what is in view, or would be next, something is on its way from the server.
    Q_PROPERTY(bool isPartComing READ isPartComing NOTIFY partMissingChanged FINAL)
    /// The same cannot be had now.
    Q_PROPERTY(bool isPartMissing READ isPartMissing NOTIFY partMissingChanged FINAL)
    /// A day that was asked for is looked for, perhaps on the server.
    Q_PROPERTY(bool isSeekingDay READ isSeekingDay NOTIFY isSeekingDayChanged FINAL)
    /// What the words in the composer are meant for.
    Q_PROPERTY(vatochito::Composition *composition READ composition CONSTANT FINAL)
    Q_PROPERTY(vatochito::ConversationSearch *search READ search CONSTANT FINAL)
    /// What is being written; the words of the last time once they are read.
    Q_PROPERTY(QString draft READ draft NOTIFY draftRestored FINAL)
    /// Others' messages past my marker.
    Q_PROPERTY(int unreadCount READ unreadCount NOTIFY unreadCountChanged FINAL)
    /// Why the last message was not taken; empty if it was.
    Q_PROPERTY(QString sendError READ sendError NOTIFY sendErrorChanged FINAL)

public:
    /// What there is to show of what was said.
    enum class History {
        Loading, ///< Nothing yet, and it is on its way.
        Shown,
        Empty,      ///< Nobody has said anything.
        NotFetched, ///< This computer has never seen it, and the server cannot be asked now.
        Unreadable, ///< It is on this computer and cannot be read; readAgain() tries once more.
    };
    Q_ENUM(History)

    /// Others are told of typing once in this time at most.
    static constexpr std::chrono::seconds kTypingInterval{3};

    /// All of them must outlive this object.
    ConversationController(Account &account, ConversationId conversation, const PeopleDirectory &people,
                           const Calendar &calendar, const Clock &clock, AlarmFactory &alarms,
                           QObject *parent = nullptr);
    ~ConversationController() override;

    qint64 conversationId() const { return m_conversation.value(); }
    QString title() const;
    QString initials() const;
    int hue() const;
    QString subtitle() const;
    bool isGroup() const;
    bool canWrite() const { return !m_isRemoved; }
    QString cannotWriteReason() const;
    MessageListModel *messages() const { return m_messages.get(); }
    History history() const;
    bool isLoading() const { return history() == History::Loading; }
    bool isPartComing() const { return m_history.isSlow(); }
    bool isPartMissing() const { return m_history.isPartMissing(); }
    bool isSeekingDay() const { return m_soughtDay > 0; }
    Composition *composition() { return &m_composition; }
    ConversationSearch *search() { return &m_search; }
    QString draft() const { return m_draft.text(); }
    int unreadCount() const { return m_summary ? m_summary->unreadCount : 0; }
    QString sendError() const { return m_sendError; }

    /// Sends a message, an answer or other words for a message of mine, as the composition says.
    /// \return False: it was not taken (nothing but blanks, or too long), and sendError says why.
    Q_INVOKABLE bool send(const QString &text);
    /// To be called with every change of what is typed. Others are told of it, and it is kept for the next time.
    Q_INVOKABLE void composing(const QString &text);
    /// \a clientId: of a message of mine that waits, and has no other id yet.
    Q_INVOKABLE void reply(qint64 messageId, const QString &clientId = {});
    Q_INVOKABLE void edit(qint64 messageId, const QString &clientId = {});
    /// My newest message, if it is among the rows.
    Q_INVOKABLE void editNewest();
    /// Deletes a message of mine for everybody.
    Q_INVOKABLE void erase(qint64 messageId);
    Q_INVOKABLE void readAgain();
    Q_INVOKABLE void loadOlder();
    Q_INVOKABLE void loadNewer();
    /// Brings the newest rows, or those around a message; shown() follows when they are there.
    Q_INVOKABLE void showNewest();
    Q_INVOKABLE void showMessage(qint64 messageId);
    /// The first message of that day ("2026-01-31") or, where nobody said anything, of the next one; else the newest.
    Q_INVOKABLE void showDay(const QString &day);
    /// When it was written, as "2026-01-31"; today for one that is not among the rows.
    Q_INVOKABLE QString dayOf(qint64 messageId) const;
    /// Which rows are in view, by the model's count.
    Q_INVOKABLE void setView(int newestRow, int oldestRow);
    /// The row is in view. Counts as read while the window is active, else as soon as it is.
    Q_INVOKABLE void messageSeen(qint64 messageId);
    Q_INVOKABLE void retry(const QString &clientId);
    Q_INVOKABLE void cancel(const QString &clientId);

    /// Puts what is being written on the disk, now.
    void flushDraft() { m_draft.flush(); }
    void setWindowActive(bool isActive);
    /// Lets the words stand out that it was opened for; those of its own search come before them.
    void setHighlight(const SearchQuery &words);
    /// Says every text again, in the language of now.
    void retranslate();

Q_SIGNALS:
    void headerChanged();
    void canWriteChanged();
    void historyChanged();
    void partMissingChanged();
    void isSeekingDayChanged();
    void unreadCountChanged();
    void draftRestored();
    void sendErrorChanged();
    /// The rows that were asked for are there. 0: the newest.
    void shown(double messageId);
    /// New messages begin somewhere else.
    void firstUnreadMoved();
    /// A text that send() took could not be written to the disk after all; here it is back.
    void sendFailed(const QString &text);

private:
    void loadSummary();
    void setSummary(const ConversationSummary &summary);
    void markSeen(MessageId message);
    void updateHighlight();
    /// Somebody reads what arrives.
    bool isAttended() const { return m_isWindowActive && m_isNewestInView; }
    void moveFirstUnread();
    void seek(MessageId message);
    void setSoughtDay(int round);
    void showFirstOf(Timestamp day, const Result<MessageId> &first);
    /// What is sought is not cached: looks on the server, once.
    void fetchSought(MessageId message);
    void sendNew(const QString &text);
    void sendEdit(const QString &text);
    std::optional<Message> rowOf(qint64 messageId, const QString &clientId) const;
    void tellTyping(bool isTyping);
    void updateTyping();
    void setSendError(const QString &sentence);

    Account &m_account;
    const ConversationId m_conversation;
    const UserId m_me;
    const PeopleDirectory &m_people;
    const Calendar &m_calendar;
    const Clock &m_clock;
    std::unique_ptr<MessageListModel> m_messages;
    std::unique_ptr<MessageWindow> m_window;
    ShownHistory m_history;
    Composition m_composition{nullptr};
    DraftKeeper m_draft;
    ConversationSearch m_search;
    SearchQuery m_highlight;
    MessageId m_sought;                  ///< Not looked for on the server yet.
    MessageId m_fetched;                 ///< Shown once m_surrounding is there.
    QFuture<Result<bool>> m_surrounding; ///< Of what is, or was, sought.
    int m_dayRound = 0;                  ///< Of the last day that was asked for.
    int m_soughtDay = 0;                 ///< The round whose answer is waited for; 0: none is, or it is too late.
    std::optional<ConversationSummary> m_summary;
    QList<UserId> m_typing;
    QString m_sendError;
    std::optional<std::chrono::steady_clock::time_point> m_typingTold;
    QList<MessageId> m_seenWhileAway; ///< In view while the window was not active.
    bool m_isWindowActive = false;
    bool m_isNewestInView = true;
    bool m_isRemoved = false;
};

} // namespace vatochito
