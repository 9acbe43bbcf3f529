// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/MessageListModel.h"

#include <QObject>
#include <QString>
#include <qqmlregistration.h>

namespace vatochito {

/// The open conversation: what its page shows and may ask for.
class ConversationController final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("AppController owns the open one")
    Q_PROPERTY(qint64 conversationId READ conversationId CONSTANT FINAL)
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
    /// Why the last send() was refused; empty if it was not.
    Q_PROPERTY(QString sendError READ sendError NOTIFY sendErrorChanged FINAL)

public:
    qint64 conversationId() const;
    QString title() const;
    QString initials() const;
    int hue() const;
    QString subtitle() const;
    bool isGroup() const;
    bool canWrite() const;
    QString cannotWriteReason() const;
    MessageListModel *messages() const { return m_messages; }
    bool isLoading() const;
    bool isLoadingOlder() const;
    QString sendError() const;

    /// \return False: it was not taken (nothing but blanks, or too long), and sendError says why.
    Q_INVOKABLE bool send(const QString &text);
    /// Every change of what is typed; the others are told once in a while. False: it was cleared.
    Q_INVOKABLE void composing(bool isComposing);
    Q_INVOKABLE void loadOlder();
    /// The row was in view while the window was active.
    Q_INVOKABLE void messageSeen(qint64 messageId);
    Q_INVOKABLE void retry(const QString &clientId);
    Q_INVOKABLE void cancel(const QString &clientId);

Q_SIGNALS:
    void headerChanged();
    void canWriteChanged();
    void isLoadingChanged();
    void isLoadingOlderChanged();
    void sendErrorChanged();

private:
    MessageListModel *m_messages = nullptr;
};

} // namespace vatochito
