// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "core/Alarm.h"
#include "diagnostics/ConnectionDoctor.h"
#include "diagnostics/Examination.h"
#include "net/AuthClient.h"
#include "support/client/ManualAlarms.h"
#include "support/client/ManualClock.h"
#include "support/client/MemoryTokenVault.h"
#include "support/client/TestTraces.h"

#include <QHash>

#include <memory>

namespace vatochito {

/// The doctor with a patient who is signed in at a server, and everything a test may want to be otherwise.
class Surgery
{
public:
    /// \a credentials of somebody at \a server, which may be behind a front door by the time one looks.
    Surgery(const QString &server, const Credentials &credentials);

    Patient patient;
    DoctorTools tools;
    MemoryTokenVault vault;

    /// Another address, as if it had been typed.
    void setAddress(const QString &server, const QString &socketBase = {});
    /// As if it had been set before.
    void setProxy(const Proxy &proxy) { m_transport.setSettings({.proxy = proxy}); }
    /// From here on time passes for the alarms alone, as soon as \a check is looked at and until it has its result.
    void hurryDuring(CheckId check) { m_hurried.append(check); }

    /// As after a restart, with the tokens in the keychain, which answers \a failing.
    void resumeFromKeychain(const Error &failing);
    /// Closes the cache for \a meanwhile, which gets its path, and opens it again.
    void reopenCache(const std::function<void(const QString &path)> &meanwhile);

    /// Runs once, to its end.
    void examine();

    Finding finding(CheckId check) const { return m_results.value(check).outcome.finding; }
    const CheckResult result(CheckId check) const { return m_results.value(check); }
    /// "port:refused": those that failed, in their order.
    QStringList failures() const;
    /// The same for everything that is neither fine nor skipped.
    QStringList complaints() const;
    /// Everything it said of all of it, in details and sentences.
    QString report() const;

    Session &session() { return *m_session; }
    Cache &cache() { return *m_cache; }
    ManualClock &clock() { return m_clock; }

private:
    QStringList named(const std::function<bool(Verdict)> &isWanted) const;

    TestFolder m_folder;
    UserId m_me;
    TokenKey m_key;
    ManualClock m_clock;
    ManualAlarms m_manualAlarms{m_clock};
    SystemAlarms m_systemAlarms;
    Transport m_transport{m_systemAlarms};
    std::unique_ptr<AuthClient> m_authenticator;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<Cache> m_cache;
    QList<CheckId> m_hurried;
    QHash<CheckId, CheckResult> m_results;
    QList<CheckId> m_order;
};

} // namespace vatochito
