// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ConnectionController.h"
#include "models/ConversationController.h"
#include "models/ConversationListModel.h"
#include "models/PeopleSearchModel.h"
#include "models/SettingsController.h"
#include "models/SignInController.h"

#include <QObject>
#include <QString>
#include <qqmlregistration.h>

namespace vatochito {

/// What the window is given: who is signed in, the lists, the open conversation.
class AppController final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The program makes the only one")
    Q_PROPERTY(vatochito::AppController::State state READ state NOTIFY stateChanged FINAL)
    Q_PROPERTY(vatochito::SignInController *signIn READ signIn CONSTANT FINAL)
    Q_PROPERTY(vatochito::SettingsController *settings READ settings CONSTANT FINAL)
    Q_PROPERTY(vatochito::ConnectionController *connection READ connection CONSTANT FINAL)
    /// Null unless SignedIn.
    Q_PROPERTY(vatochito::ConversationListModel *conversations READ conversations NOTIFY stateChanged FINAL)
    /// Null unless SignedIn.
    Q_PROPERTY(vatochito::PeopleSearchModel *people READ people NOTIFY stateChanged FINAL)
    /// Null: none is open.
    Q_PROPERTY(vatochito::ConversationController *conversation READ conversation NOTIFY conversationChanged FINAL)
    Q_PROPERTY(QString me READ me NOTIFY meChanged FINAL)
    Q_PROPERTY(QString myUserName READ myUserName NOTIFY meChanged FINAL)
    Q_PROPERTY(int myHue READ myHue NOTIFY meChanged FINAL)
    /// One sentence above everything else; empty if there is none.
    Q_PROPERTY(QString notice READ notice NOTIFY noticeChanged FINAL)
    Q_PROPERTY(bool windowActive READ windowActive WRITE setWindowActive NOTIFY windowActiveChanged FINAL)

public:
    enum class State { Starting, SignedOut, SignedIn };
    Q_ENUM(State)

    State state() const;
    SignInController *signIn() const;
    SettingsController *settings() const;
    ConnectionController *connection() const;
    ConversationListModel *conversations() const;
    PeopleSearchModel *people() const;
    ConversationController *conversation() const;
    QString me() const;
    QString myUserName() const;
    int myHue() const;
    QString notice() const;
    bool windowActive() const;
    void setWindowActive(bool isActive);

    Q_INVOKABLE void dismissNotice();
    Q_INVOKABLE void openConversation(qint64 conversation);
    Q_INVOKABLE void closeConversation();
    /// Opens the conversation with that person once it exists.
    Q_INVOKABLE void startDirect(qint64 user);
    Q_INVOKABLE void createGroup(const QString &title, const QList<qint64> &users);

Q_SIGNALS:
    void stateChanged();
    void conversationChanged();
    void meChanged();
    void noticeChanged();
    void windowActiveChanged();
};

} // namespace vatochito
