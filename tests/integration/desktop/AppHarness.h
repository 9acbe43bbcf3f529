// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Translations.h"
#include "diagnostics/ApplicationLog.h"
#include "diagnostics/ConnectionDoctor.h"
#include "models/AppController.h"
#include "storage/Settings.h"
#include "support/client/FakeLink.h"
#include "support/client/ManualAlarms.h"
#include "support/client/MemorySecretStore.h"
#include "support/client/MemoryTokenVault.h"
#include "support/client/TestTraces.h"
#include "sync/Accounts.h"
#include "sync/NetworkPreferences.h"

#include <functional>
#include <memory>
#include <vector>

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

    /// Of a server of ours at which alice is not known.
    static QString strangersAddress() { return QStringLiteral("http://127.0.0.1:7000"); }

    bool hasNetwork = true; ///< What the computer says of itself.

    AppController &app() { return *m_app; }
    /// Of the account that was made last.
    FakeLink &link() { return *m_link; }
    /// Of the account that is open.
    Cache &cache() { return m_accounts->current()->cache(); }
    ManualClock &clock() { return m_clock; }
    ManualAlarms &alarms() { return m_alarms; }
    NetworkPreferences &network() { return *m_network; }
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

    /// What the doctor looks at, instead of nothing at all.
    void setExamination(std::function<std::vector<std::unique_ptr<Check>>()> examination)
    {
        m_examination = std::move(examination);
    }

    /// Starts the program anew on the same profile, after \a meanwhile.
    void restart(const std::function<void()> &meanwhile = [] {});
    /// As the sign-in page would; waits until it is done, and goes online.
    void signIn();

private:
    void start();
    AccountServices services();
    DoctorController::Services doctor();

    TestFolder m_folder;
    ManualClock m_clock;
    ManualAlarms m_alarms{m_clock};
    ApplicationLog m_log{m_folder.path(), m_clock};
    MemoryTokenVault m_vault;
    MemorySecretStore m_keychain;
    Transport m_transport{m_alarms};
    Translations m_translations;
    std::function<void(FakeLink &)> m_furnish;
    std::function<std::vector<std::unique_ptr<Check>>()> m_examination;
    FakeLink *m_link = nullptr;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<NetworkPreferences> m_network;
    std::unique_ptr<Accounts> m_accounts;
    std::unique_ptr<AppController> m_app;
};

} // namespace vatochito
