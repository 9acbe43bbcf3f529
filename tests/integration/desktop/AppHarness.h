// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Translations.h"
#include "models/AppController.h"
#include "storage/Settings.h"
#include "support/client/FakeLink.h"
#include "support/client/ManualAlarms.h"
#include "support/client/MemoryTokenVault.h"
#include "sync/Accounts.h"

#include <QTemporaryDir>

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
    /// The cache of alice.
    QString databaseFile() const { return m_folder.filePath(QStringLiteral("profile/accounts/127.0.0.1_8000_1.db")); }
    Translations &translations() { return m_translations; }

    /// What the server of the next account has, instead of one conversation with bob.
    void setFurnisher(std::function<void(FakeLink &)> furnish) { m_furnish = std::move(furnish); }

    /// Starts the program anew on the same profile, after \a meanwhile.
    void restart(const std::function<void()> &meanwhile = [] {});
    /// As the sign-in page would; waits until it is done, and goes online.
    void signIn();

private:
    void start();
    AccountServices services();

    QTemporaryDir m_folder;
    ManualClock m_clock;
    ManualAlarms m_alarms{m_clock};
    MemoryTokenVault m_vault;
    Translations m_translations;
    std::function<void(FakeLink &)> m_furnish;
    FakeLink *m_link = nullptr;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Accounts> m_accounts;
    std::unique_ptr<AppController> m_app;
};

} // namespace vatochito
