// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "core/Alarm.h"
#include "core/Connection.h"

#include <QObject>
#include <QString>
#include <qqmlregistration.h>

#include <memory>

namespace vatochito {

/// What the banner tells of the link to the server, in words. A page may only ask to hurry.
class ConnectionController final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("AppController owns the only one")
    Q_PROPERTY(vatochito::ConnectionController::Status status READ status NOTIFY statusChanged FINAL)
    Q_PROPERTY(bool isBannerShown READ isBannerShown NOTIFY isBannerShownChanged FINAL)
    Q_PROPERTY(QString text READ text NOTIFY textChanged FINAL)
    /// What can be done about it, as a button says it; empty: nothing.
    Q_PROPERTY(QString actionText READ actionText NOTIFY textChanged FINAL)
    /// There is something the doctor could look into.
    Q_PROPERTY(bool isHelpOffered READ isHelpOffered NOTIFY textChanged FINAL)

public:
    enum class Status { SignedOut, Offline, Connecting, CatchingUp, Online, Waiting, Unreachable };
    Q_ENUM(Status)

    /// Connecting that takes no longer than this is nobody's business.
    static constexpr std::chrono::milliseconds kQuietConnecting{1000};
    /// What takes longer than that may be asked about, although it goes on.
    static constexpr std::chrono::seconds kSlow{10};

    /// \a clock and \a alarms must outlive this object.
    ConnectionController(const Clock &clock, AlarmFactory &alarms, QObject *parent = nullptr);

    Status status() const;
    bool isBannerShown() const { return m_isBannerShown; }
    /// One sentence, with the countdown.
    QString text() const;
    QString actionText() const;
    bool isHelpOffered() const;
    Q_INVOKABLE void act();

    void setConnection(const Connection &connection);
    /// Says every text again, in the language of now.
    void retranslate();

Q_SIGNALS:
    void statusChanged();
    void isBannerShownChanged();
    void textChanged();
    void tryNowRequested();
    void signInAgainRequested();

private:
    enum class Action { None, TryNow, SignInAgain };

    Action action() const;
    /// The keychain, and not the network, is what is missing.
    bool lacksKeychain() const;
    QString unreachableText() const;
    void noteSlowness();
    void updateBanner();
    void setBannerShown(bool isShown);
    void countDown();
    /// Rounded up, so that it ends at 1 and not at 0.
    int secondsToRetry() const;

    const Clock &m_clock;
    std::unique_ptr<Alarm> m_patience;
    std::unique_ptr<Alarm> m_slowness;
    bool m_isSlow = false;
    std::unique_ptr<Alarm> m_tick;
    Connection m_connection;
    bool m_isBannerShown = false;
};

} // namespace vatochito
