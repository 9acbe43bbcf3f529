// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "DesktopOptions.h"
#include "QuitSignals.h"
#include "WindowPlace.h"

#include "base/Clock.h"
#include "core/Alarm.h"
#include "core/Translations.h"
#include "diagnostics/ApplicationLog.h"
#include "models/AppController.h"
#include "net/Transport.h"
#include "platform/KeychainSecretStore.h"
#include "platform/KeychainTokenVault.h"
#include "storage/Settings.h"
#include "sync/Accounts.h"
#include "sync/NetworkPreferences.h"
#include "sync/SystemHints.h"

#include <QObject>
#include <QPointer>
#include <QQmlApplicationEngine>
#include <QQuickWindow>

#include <functional>
#include <memory>

class QQuickWindow;

namespace vatochito {

/// The messenger with its window: makes every object once, in order, and hands each what it needs.
class DesktopApp final : public QObject
{
    Q_OBJECT

public:
    /// How long quitting may wait for the server to hear of it.
    static constexpr std::chrono::milliseconds kFarewell{1500};

    /// \a log must outlive this object.
    DesktopApp(const DesktopOptions &options, Profile profile, ApplicationLog &log, QObject *parent = nullptr);
    ~DesktopApp() override;

    /// Loads the window; what its first frame does not need comes after it. \return False: there is no window.
    [[nodiscard]] bool show();
    /// Does what a later launch asked for: opens the conversation, and comes to the front unless told not to.
    void comply(const LaunchRequest &request);
    /// What a later launch says when the first one does not answer it.
    static QString alreadyOpenSentence();
    /// Says goodbye to the server for a moment at most, then ends the event loop.
    void quit();

private:
    void followLog(bool isVerbose);
    AccountServices services();
    /// What the first frame does not need: fonts, the account, its page, the network.
    void start();
    void connectOnce();
    void atNextFrame(std::function<void()> then);

    ApplicationLog &m_log;
    QuitSignals m_quitSignals;
    SystemClock m_clock;
    SystemAlarms m_alarms;
    Translations m_translations;
    Settings m_settings;
    Transport m_transport;
    KeychainSecretStore m_keychain;
    KeychainTokenVault m_vault;
    NetworkPreferences m_network;
    Accounts m_accounts;
    AppController m_controller;
    std::unique_ptr<SystemHints> m_hints; ///< From when the network may be used.
    WindowPlace m_place;
    LaunchRequest m_request;
    const QString m_authorityFile; ///< Of this launch.
    QPointer<QQuickWindow> m_window;
    std::unique_ptr<Alarm> m_patience; ///< For the first frame, then for the farewell.
    bool m_isStarted = false;
    bool m_isConnecting = false;
    bool m_isQuitting = false;
    QQmlApplicationEngine m_engine; ///< Last: the pages go before what they show.
};

} // namespace vatochito
