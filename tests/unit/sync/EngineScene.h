// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "OutboxScene.h"
#include "support/client/Await.h"
#include "support/client/PatientTest.h"
#include "support/client/Samples.h"

#include <initializer_list>

namespace vatochito {

using namespace samples;

/// The same account, seen from what its engine tells: messages that arrive are written down.
class EngineScene : protected OutboxScene
{
protected:
    void begin(const Capabilities &can = {})
    {
        m_arrived.clear();
        OutboxScene::begin(can);
        writeDownArrivals();
    }

    void restart()
    {
        OutboxScene::restart();
        writeDownArrivals();
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
        OutboxScene::settle();
        QTRY_VERIFY(m_link->holdsHistories || !m_engine->isReadingHistory(kChat));
    }

    static QStringList texts(std::initializer_list<const char *> list)
    {
        QStringList texts;
        for (const char *text : list)
            texts.append(QString::fromUtf8(text));
        return texts;
    }

    ConversationSummary summary() { return *await(m_cache->conversations().one(kChat)).value(); }

    QStringList m_arrived;

private:
    void writeDownArrivals()
    {
        QObject::connect(m_engine.get(), &SyncEngine::messageArrived, m_engine.get(),
                         [this](const Message &arrived) { m_arrived.append(arrived.content); });
    }
};

} // namespace vatochito
