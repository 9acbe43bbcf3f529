// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "models/MessageListModel.h"
#include "storage/ConversationStore.h"

#include <QObject>
#include <QString>
#include <qqmlregistration.h>

#include <memory>
#include <optional>

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
    /// Nothing is cached and the history is on its way.
    Q_PROPERTY(bool isLoading READ isLoading NOTIFY isLoadingChanged FINAL)
    Q_PROPERTY(bool isLoadingOlder READ isLoadingOlder NOTIFY isLoadingOlderChanged FINAL)
    /// Why the last message was not taken; empty if it was.
    Q_PROPERTY(QString sendError READ sendError NOTIFY sendErrorChanged FINAL)

public:
    /// Others are told of typing once in this time at most.
    static constexpr std::chrono::seconds kTypingInterval{3};

    /// All of them must outlive this object.
    ConversationController(Account &account, ConversationId conversation, const PeopleDirectory &people,
                           const Calendar &calendar, const Clock &clock, QObject *parent = nullptr);
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
    bool isLoading() const;
    bool isLoadingOlder() const;
    QString sendError() const { return m_sendError; }

    /// \return False: it was not taken (nothing but blanks, or too long), and sendError says why it is too long.
    Q_INVOKABLE bool send(const QString &text);
    /// To be called with every change of what is typed; false: it was cleared.
    Q_INVOKABLE void composing(bool isComposing);
    Q_INVOKABLE void loadOlder();
    /// The row is in view. Counts as read while the window is active, else as soon as it is.
    Q_INVOKABLE void messageSeen(qint64 messageId);
    Q_INVOKABLE void retry(const QString &clientId);
    Q_INVOKABLE void cancel(const QString &clientId);

    void setWindowActive(bool isActive);
    /// Says every text again, in the language of now.
    void retranslate();

Q_SIGNALS:
    void headerChanged();
    void canWriteChanged();
    void isLoadingChanged();
    void isLoadingOlderChanged();
    void sendErrorChanged();
    /// A text that send() took could not be written to the disk after all; here it is back.
    void sendFailed(const QString &text);

private:
    void loadSummary();
    void setSummary(const ConversationSummary &summary);
    void markSeen(MessageId message);
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
    std::optional<ConversationSummary> m_summary;
    QList<UserId> m_typing;
    QString m_sendError;
    std::optional<std::chrono::steady_clock::time_point> m_typingTold;
    QList<MessageId> m_seenWhileAway; ///< In view while the window was not active.
    bool m_isWindowActive = false;
    bool m_isRemoved = false;
};

} // namespace vatochito
