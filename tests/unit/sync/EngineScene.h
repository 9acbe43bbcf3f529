// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Texts.h"
#include "support/client/Await.h"
#include "support/client/FakeLink.h"
#include "support/client/ManualAlarms.h"
#include "support/client/PatientTest.h"
#include "support/client/Samples.h"
#include "support/client/TestTraces.h"
#include "sync/SyncEngine.h"

#include <memory>

namespace vatochito {

using namespace samples;

/// The engine of an account at level 0, over a cache in a file and a link whose server is the test; what it says has
/// arrived is written down.
class EngineScene
{
protected:
    /// Offline; the server knows one conversation.
    void begin()
    {
        m_arrived.clear();
        m_folder = std::make_unique<TestFolder>();
        m_cache = std::make_unique<Cache>(m_folder->filePath(QStringLiteral("alice.db")), kMe);
        m_link = std::make_unique<FakeLink>(kMe);
        m_link->conversationList = {conversation()};
        restart();
    }

    void end()
    {
        m_engine.reset();
        m_link.reset();
        m_cache.reset();
    }

    /// As a new process finds the cache.
    void restart()
    {
        m_engine = std::make_unique<SyncEngine>(*m_link, *m_cache, kMe, m_alarms);
        QObject::connect(m_engine.get(), &SyncEngine::messageArrived, m_engine.get(),
                         [this](const Message &message) { m_arrived.append(message.content); });
        QVERIFY(await(m_engine->start()));
    }

    void goLive()
    {
        m_link->goOnline();
        QTRY_VERIFY(m_engine->isListLoaded());
        settle();
    }

    /// Until nothing that was begun is under way any more.
    void settle()
    {
        for (int i = 0; i < 8; ++i)
            await(m_cache->write([](CacheTransaction &) {}));
        QTRY_VERIFY(m_link->holdsHistories || !m_engine->isReadingHistory(kChat));
    }

    ConversationSummary summary() { return *await(m_cache->conversations().one(kChat)).value(); }

    ManualClock m_clock;
    ManualAlarms m_alarms{m_clock};
    QStringList m_arrived;
    std::unique_ptr<TestFolder> m_folder;
    std::unique_ptr<Cache> m_cache;
    std::unique_ptr<FakeLink> m_link;
    std::unique_ptr<SyncEngine> m_engine;
};

} // namespace vatochito
