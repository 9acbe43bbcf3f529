// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Translations.h"
#include "diagnostics/ApplicationLog.h"
#include "models/AppController.h"
#include "storage/Settings.h"
#include "support/client/FakeLink.h"
#include "support/client/ManualAlarms.h"
#include "support/client/MemoryTokenVault.h"
#include "support/client/TestTraces.h"
#include "sync/Accounts.h"

#include <functional>
#include <memory>

namespace vatochito {

/// The whole client but for sockets and keychain: the real controllers, account and cache on a server inside the test.
/// Its one person is alice (password "Test@123"), who talks with bob in samples::kChat.
class AppHarness
{
public:
    AppHarness();
    ~AppHarness();
    AppHarness(const AppHarness &) = delete;
    AppHarness &operator=(const AppHarness &) = delete;

    AppController &app() { return *m_app; }
    /// Of the account that was made last.
    FakeLink &link() { return *m_link; }
    ManualAlarms &alarms() { return m_alarms; }
    MemoryTokenVault &vault() { return m_vault; }
    ApplicationLog &log() { return m_log; }
    Settings &settings() { return *m_settings; }
    /// The cache of alice.
    QString databaseFile() const { return m_folder.filePath(QStringLiteral("profile/accounts/127.0.0.1_8000_1.db")); }
    Translations &translations() { return m_translations; }

    /// Writes \a periods, oldest first, as if the connection had been like that; waits until they are shown.
    void fillHistory(const QList<ConnectionPeriod> &periods);

    /// What the server of the next account has, instead of one conversation with bob.
    void setFurnisher(std::function<void(FakeLink &)> furnish) { m_furnish = std::move(furnish); }

    /// Starts the program anew on the same profile, after \a meanwhile.
    void restart(const std::function<void()> &meanwhile = [] {});
    /// As the sign-in page would; waits until it is done, and goes online.
    void signIn();

private:
    void start();
    AccountServices services();

    TestFolder m_folder;
    ManualClock m_clock;
    ManualAlarms m_alarms{m_clock};
    ApplicationLog m_log{m_folder.path(), m_clock};
    MemoryTokenVault m_vault;
    Translations m_translations;
    std::function<void(FakeLink &)> m_furnish;
    FakeLink *m_link = nullptr;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Accounts> m_accounts;
    std::unique_ptr<AppController> m_app;
};

} // namespace vatochito
