// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/AccessWatch.h"

#include "chat/RecordingSubscriber.h"
#include "store/StoreFixture.h"

using namespace vatochito::server;

using AccessWatchTest = StoreFixture;

TEST_F(AccessWatchTest, check_endsFormerMembersOnly)
{
    Hub hub;
    const ConversationId id = group({m_bob});
    const auto alice = std::make_shared<RecordingSubscriber>(id, m_alice);
    const auto bob = std::make_shared<RecordingSubscriber>(id, m_bob);
    hub.subscribe(alice);
    hub.subscribe(bob);
    AccessWatch watch(hub, m_store->conversations(), m_store->tokens());

    ASSERT_TRUE(watch.check());
    EXPECT_TRUE(bob->hasAccess);

    ASSERT_TRUE(m_store->conversations().remove(id, m_bob));
    ASSERT_TRUE(watch.check());
    EXPECT_FALSE(bob->hasAccess);
    EXPECT_TRUE(alice->hasAccess);
}

TEST_F(AccessWatchTest, check_endsTheSocketsOfARevokedSessionOnly)
{
    Hub hub;
    const ConversationId id = group({m_bob});
    const auto atWork = std::make_shared<RecordingSubscriber>(id, m_alice, "a-work");
    const auto atHome = std::make_shared<RecordingSubscriber>(id, m_alice, "a-home");
    hub.subscribe(atWork);
    hub.subscribe(atHome);
    const long long now = vatochito::toMicros(m_clock.now()) / 1'000'000;
    ASSERT_TRUE(m_store->tokens().begin({"work", m_alice, "r-work", "a-work", now, now + 900, now + 86'400}));
    ASSERT_TRUE(m_store->tokens().begin({"home", m_alice, "r-home", "a-home", now, now + 900, now + 86'400}));
    AccessWatch watch(hub, m_store->conversations(), m_store->tokens());

    ASSERT_TRUE(m_store->tokens().revoke("r-work"));
    ASSERT_TRUE(watch.check());

    EXPECT_FALSE(atWork->hasAccess);
    EXPECT_TRUE(atHome->hasAccess);
}
