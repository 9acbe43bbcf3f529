// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Alarm.h"
#include "core/Error.h"

#include <QObject>
#include <QString>
#include <qqmlregistration.h>

#include <chrono>
#include <memory>
#include <optional>

namespace vatochito {

/// The sign-in page: what was typed goes to whoever signs in, and what is wrong with it comes back as sentences.
/// Keeps no password.
class SignInController final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("AppController owns the only one")
    Q_PROPERTY(QString serverAddress READ serverAddress WRITE setServerAddress NOTIFY serverAddressChanged FINAL)
    /// The address was used before or given at the start: it can be folded away.
    Q_PROPERTY(bool isServerKnown READ isServerKnown NOTIFY isServerKnownChanged FINAL)
    Q_PROPERTY(bool isBusy READ isBusy NOTIFY isBusyChanged FINAL)
    Q_PROPERTY(QString userNameError READ userNameError NOTIFY errorsChanged FINAL)
    Q_PROPERTY(QString passwordError READ passwordError NOTIFY errorsChanged FINAL)
    Q_PROPERTY(QString password2Error READ password2Error NOTIFY errorsChanged FINAL)
    Q_PROPERTY(QString serverError READ serverError NOTIFY errorsChanged FINAL)
    /// What is known of the address as it is typed; never empty.
    Q_PROPERTY(QString serverHint READ serverHint NOTIFY serverHintChanged FINAL)
    Q_PROPERTY(vatochito::SignInController::Server server READ server NOTIFY serverHintChanged FINAL)
    /// What belongs to no field.
    Q_PROPERTY(QString formError READ formError NOTIFY errorsChanged FINAL)

public:
    /// What stands at the address.
    enum class Server {
        Unknown,
        Reachable,
        Wrong, ///< serverHint() says what is.
    };
    Q_ENUM(Server)

    /// Nobody asks a server at every key.
    static constexpr std::chrono::milliseconds kTypingPause{600};

    /// \param knownServer  The address given at the start or used before; empty if there is none.
    /// \a alarms must outlive this object.
    SignInController(const QString &knownServer, AlarmFactory &alarms, QObject *parent = nullptr);
    ~SignInController() override;

    QString serverAddress() const { return m_serverAddress; }
    void setServerAddress(const QString &address);
    bool isServerKnown() const { return m_isServerKnown; }
    bool isBusy() const { return m_isBusy; }
    QString userNameError() const;
    QString passwordError() const;
    QString password2Error() const;
    QString serverError() const;
    QString serverHint() const;
    Server server() const { return m_server; }
    QString formError() const;

    Q_INVOKABLE void signIn(const QString &serverAddress, const QString &userName, const QString &password);
    /// An empty \a displayName: the user name does.
    Q_INVOKABLE void registerAccount(const QString &serverAddress, const QString &userName, const QString &displayName,
                                     const QString &password, const QString &password2);
    Q_INVOKABLE void clearErrors();

    /// The answer to a request: the page is free again.
    void finish();
    void fail(const Error &error);
    /// The answer to addressCheckRequested(); one about an address that is not there any more is not heard.
    void tellAddress(const QString &address, const Status &found);
    /// Asks again what stands at the address, if there is one.
    void checkAddress();
    /// Says every text again, in the language of now.
    void retranslate();

Q_SIGNALS:
    void serverAddressChanged();
    void isServerKnownChanged();
    void isBusyChanged();
    void errorsChanged();
    void serverHintChanged();
    /// The typing rests: what stands at \a address?
    void addressCheckRequested(const QString &address);
    void signInRequested(const QString &serverAddress, const QString &userName, const QString &password);
    void registrationRequested(const QString &serverAddress, const QString &userName, const QString &displayName,
                               const QString &password, const QString &password2);

private:
    /// What the server would say of empty fields, without asking it.
    bool areFilled(const QString &userName, const QString &password);
    void begin(const QString &serverAddress);
    void setServerKnown(bool isKnown);
    void setBusy(bool isBusy);
    void setError(const std::optional<Error> &error);
    /// The first sentence of the server about \a field, in the person's language.
    QString sentenceAbout(const QString &field) const;
    bool isAboutServer() const;
    /// The password and the name were not a pair, which is said beside the password.
    bool isWrongPair() const;
    void setServer(Server server, const std::optional<Error> &wrong);

    QString m_serverAddress;
    std::unique_ptr<Alarm> m_typingPause;
    Server m_server = Server::Unknown;
    std::optional<Error> m_serverWrong; ///< While Wrong.
    bool m_isServerKnown = false;
    bool m_isBusy = false;
    std::optional<Error> m_error;
};

} // namespace vatochito
