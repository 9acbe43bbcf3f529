// SPDX-License-Identifier: GPL-3.0-or-later
#include "OutboxScene.h"

#include "support/client/Await.h"
#include "support/client/PatientTest.h"
#include "support/client/Samples.h"

namespace vatochito {

using namespace samples;

void OutboxScene::begin(const Capabilities &can)
{
    m_folder = std::make_unique<TestFolder>();
    m_cache = std::make_unique<Cache>(path(), kMe);
    m_link = std::make_unique<FakeLink>(kMe);
    m_link->can = can;
    m_link->conversationList = {conversation()};
    restart();
}

void OutboxScene::beginOnline()
{
    begin();
    m_link->goOnline();
    QTRY_VERIFY(m_engine->isListLoaded());
}

void OutboxScene::end()
{
    m_outbox.reset();
    m_engine.reset();
    m_link.reset();
    m_cache.reset();
}

void OutboxScene::restart()
{
    m_outbox.reset();
    m_engine.reset();
    m_engine = std::make_unique<SyncEngine>(*m_link, *m_cache, kMe, m_alarms);
    m_outbox = std::make_unique<Outbox>(*m_link, *m_engine, *m_cache, m_clock, m_alarms);
    QVERIFY(await(m_engine->start()));
    m_outbox->setSending(true);
}

ClientId OutboxScene::enqueue(const QString &content)
{
    return await(m_outbox->enqueue(Draft{.conversation = kChat, .content = content, .reply = {}})).value();
}

void OutboxScene::own(long long id, const QString &content)
{
    m_link->receive(message(id, kMe, content));
    QTRY_VERIFY(await(m_cache->messages().one(kChat, MessageId(id))).value());
}

void OutboxScene::settle()
{
    for (int i = 0; i < 8; ++i)
        await(m_cache->write([](CacheTransaction &) {}));
}

} // namespace vatochito
