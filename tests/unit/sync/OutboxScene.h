// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/client/FakeLink.h"
#include "support/client/ManualAlarms.h"
#include "support/client/TestTraces.h"
#include "sync/Outbox.h"
#include "sync/SyncEngine.h"

#include <memory>

namespace vatochito {

/// An outbox over a cache in a file and a link whose server is the test.
class OutboxScene
{
protected:
    /// Offline; the server knows one conversation.
    void begin(const Capabilities &can = {});
    /// On level 0, with the list read.
    void beginOnline();
    void end();
    QString path() const { return m_folder->filePath(QStringLiteral("alice.db")); }
    /// As a new process finds it.
    void restart();
    ClientId enqueue(const QString &content);
    /// A message of mine that is on the server and in the cache.
    void own(long long id, const QString &content);
    /// Until nothing is being written any more.
    void settle();

    ManualClock m_clock;
    ManualAlarms m_alarms{m_clock};
    std::unique_ptr<TestFolder> m_folder;
    std::unique_ptr<Cache> m_cache;
    std::unique_ptr<FakeLink> m_link;
    std::unique_ptr<SyncEngine> m_engine;
    std::unique_ptr<Outbox> m_outbox;
};

} // namespace vatochito
