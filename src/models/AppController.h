// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/AccountModels.h"
#include "models/ConnectionController.h"
#include "models/ConversationController.h"
#include "models/DiagnosticsController.h"
#include "models/DoctorController.h"
#include "models/LinkOpener.h"
#include "models/NetworkSettingsController.h"
#include "models/Notices.h"
#include "models/ServerAddressController.h"
#include "models/SettingsController.h"
#include "models/SignInController.h"

#include <QList>
#include <QObject>
#include <QPointer>
#include <QString>
#include <qqmlregistration.h>

#include <memory>

namespace vatochito {

class Accounts;
class NetworkPreferences;
struct CallIncoming;

/// What the window is given: who is signed in, their lists, the open conversation.
class AppController final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The program makes the only one")
    Q_PROPERTY(vatochito::AppController::State state READ state NOTIFY stateChanged FINAL)
    Q_PROPERTY(vatochito::SignInController *signIn READ signIn CONSTANT FINAL)
    Q_PROPERTY(vatochito::SettingsController *settings READ settings CONSTANT FINAL)
    Q_PROPERTY(vatochito::NetworkSettingsController *network READ network CONSTANT FINAL)
    Q_PROPERTY(vatochito::ServerAddressController *serverAddress READ serverAddress CONSTANT FINAL)
    Q_PROPERTY(vatochito::LinkOpener *links READ links CONSTANT FINAL)
    Q_PROPERTY(vatochito::ConnectionController *connection READ connection CONSTANT FINAL)
    Q_PROPERTY(vatochito::DiagnosticsController *diagnostics READ diagnostics CONSTANT FINAL)
    Q_PROPERTY(vatochito::DoctorController *doctor READ doctor CONSTANT FINAL)
    /// Somebody was signed in when the program started: their list will follow.
    Q_PROPERTY(bool isReturning READ isReturning CONSTANT FINAL)
    /// Null unless SignedIn.
    Q_PROPERTY(vatochito::ConversationListModel *conversations READ conversations NOTIFY stateChanged FINAL)
    /// Null unless SignedIn.
    Q_PROPERTY(vatochito::PeopleSearchModel *people READ people NOTIFY stateChanged FINAL)
    /// Null unless SignedIn.
    Q_PROPERTY(vatochito::MessageSearchModel *messageSearch READ messageSearch NOTIFY stateChanged FINAL)
    /// Null: none is open.
    Q_PROPERTY(vatochito::ConversationController *conversation READ conversation NOTIFY conversationChanged FINAL)
    Q_PROPERTY(QString me READ me NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString myUserName READ myUserName NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString myInitials READ myInitials NOTIFY stateChanged FINAL)
    Q_PROPERTY(int myHue READ myHue NOTIFY stateChanged FINAL)
    /// One sentence above everything else; empty if there is none.
    Q_PROPERTY(QString notice READ notice NOTIFY noticeChanged FINAL)
    Q_PROPERTY(bool windowActive READ windowActive WRITE setWindowActive NOTIFY windowActiveChanged FINAL)

public:
    enum class State {
        Starting, ///< It is not known yet who was signed in, or somebody is about to be again.
        SignedOut,
        SignedIn,
    };
    Q_ENUM(State)

    /// What the controllers work on; all of it must outlive the controller.
    struct Services
    {
        Accounts &accounts;
        Settings &settings;
        NetworkPreferences &network;
        Translations &translations;
        ApplicationLog &log;
        const Clock &clock;
        AlarmFactory &alarms;
        DoctorController::Services doctor{};
    };

    /// \param knownServer  An address given at the start; empty: the one used last.
    explicit AppController(const Services &services, const QString &knownServer, QObject *parent = nullptr);
    ~AppController() override;

    /// Opens the account that was signed in last, with its cache. Waits for nothing.
    void openLast();
    /// Lets that account ask the keychain and connect.
    void connectLast();

    /// In one sentence above everything else.
    void tellError(const Error &error);

    State state() const { return m_state; }
    bool isReturning() const;
    SignInController *signIn() { return &m_signIn; }
    SettingsController *settings() { return &m_settings; }
    NetworkSettingsController *network() { return &m_network; }
    ServerAddressController *serverAddress() { return &m_serverAddress; }
    LinkOpener *links() { return &m_links; }
    ConnectionController *connection() { return &m_connection; }
    DiagnosticsController *diagnostics() { return &m_diagnostics; }
    DoctorController *doctor() { return &m_doctor; }
    ConversationListModel *conversations() const;
    PeopleSearchModel *people() const;
    MessageSearchModel *messageSearch() const;
    ConversationController *conversation() const { return m_conversation.get(); }
    QString me() const;
    QString myUserName() const;
    QString myInitials() const;
    int myHue() const;
    QString notice() const { return m_notices.text(); }
    bool windowActive() const { return m_isWindowActive; }
    void setWindowActive(bool isActive);

    Q_INVOKABLE void dismissNotice();
    /// The list, where it could not be read.
    Q_INVOKABLE void readAgain();
    Q_INVOKABLE void openConversation(qint64 conversation);
    /// Opens the conversation where that message is, with the words of messageSearch standing out.
    Q_INVOKABLE void openMessage(qint64 conversation, qint64 message);
    Q_INVOKABLE void closeConversation();
    /// Opens the conversation with that person once it exists.
    Q_INVOKABLE void startDirect(qint64 user);
    Q_INVOKABLE void createGroup(const QString &title, const QList<qint64> &users);

Q_SIGNALS:
    void stateChanged();
    void conversationChanged();
    void noticeChanged();
    void windowActiveChanged();

private:
    template <typename T>
    using LaterPointer = std::unique_ptr<T, QScopedPointerDeleteLater>;

    void connectSignIn();
    void connectServerAddress();
    void handleSignIn(const QString &serverAddress, const Status &done);
    void signOut(SettingsController::Messages messages);
    void limitCache();
    void adoptAccount();
    /// Forgets the account, but lets the page that shows it go first.
    void releaseAccount();
    void handleSession();
    void followConnection();
    /// Of everybody the cache knows.
    QStringList names() const;
    void tellCacheTrouble();
    void tellReplaced(bool isOutboxWhole);
    void openOnceKnown(const Result<ConversationId> &conversation);
    /// Nobody is signed in, if only for a moment.
    void leaveState();
    void setState(State state);
    void tellCall(const CallIncoming &call);
    void retranslate();

    Services m_services;
    Calendar m_calendar;
    SignInController m_signIn;
    SettingsController m_settings;
    NetworkSettingsController m_network;
    ServerAddressController m_serverAddress;
    ConnectionController m_connection;
    DiagnosticsController m_diagnostics;
    DoctorController m_doctor;
    LinkOpener m_links;
    State m_state = State::Starting;
    LaterPointer<AccountModels> m_models;
    LaterPointer<ConversationController> m_conversation;
    Notices m_notices;
    bool m_isSigningOut = false; ///< The person asked for it.
    bool m_isWindowActive = false;
};

} // namespace vatochito
