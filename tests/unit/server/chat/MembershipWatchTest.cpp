// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/MembershipWatch.h"

#include "chat/RecordingSubscriber.h"
#include "store/StoreFixture.h"

using namespace vatochito::server;

using MembershipWatchTest = StoreFixture;

TEST_F(MembershipWatchTest, check_endsFormerMembersOnly)
{
    Hub hub;
    const ConversationId id = group({m_bob});
    const auto alice = std::make_shared<RecordingSubscriber>(id, m_alice);
    const auto bob = std::make_shared<RecordingSubscriber>(id, m_bob);
    hub.subscribe(alice);
    hub.subscribe(bob);
    MembershipWatch watch(hub, m_store->conversations());

    ASSERT_TRUE(watch.check());
    EXPECT_TRUE(bob->isMember);

    ASSERT_TRUE(m_store->conversations().remove(id, m_bob));
    ASSERT_TRUE(watch.check());
    EXPECT_FALSE(bob->isMember);
    EXPECT_TRUE(alice->isMember);
}
