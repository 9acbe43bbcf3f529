// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/SyncService.h"

#include "chat/RecordingSocket.h"
#include "server/domain/Limits.h"
#include "store/StoreFixture.h"

#include <boost/json.hpp>

#include <set>
#include <string>

using namespace vatochito::server;

namespace {

class SyncServiceTest : public StoreFixture
{
protected:
    std::shared_ptr<RecordingSocket> joined(UserId user, const std::string &device = {})
    {
        auto socket = std::make_shared<RecordingSocket>(user, "", device);
        const UserPtr person = m_store->users().find(user).value();
        EXPECT_TRUE(wait<Status>([&](auto done) { m_sync.join(socket, done); }));
        m_sync.appear(*person);
        return socket;
    }
    boost::json::object changes(ConversationId conversation, long long after, int limit = 200)
    {
        return boost::json::parse(m_sync.changes(m_bob, {2, conversation, after, 0, limit}).value()).as_object();
    }
    boost::json::object history(ConversationId conversation, const HistoryQuery &query)
    {
        return boost::json::parse(m_sync.history(m_bob, {3, conversation, query}).value()).as_object();
    }

    SyncHub m_hub;
    PresenceBoard m_presence{m_hub, m_clock};
    SyncService m_sync{m_store->sync(), m_hub, m_presence};
};

} // namespace

TEST_F(SyncServiceTest, join_subscribesToWhatThePersonIsIn)
{
    const ConversationId id = direct();
    const auto bob = joined(m_bob);
    EXPECT_TRUE(m_sync.isIn(m_bob, id));
    EXPECT_EQ(m_sync.headsOf(m_bob).at(id), 1);
    m_sync.leave(*bob);
    EXPECT_FALSE(m_sync.isIn(m_bob, id));
}

TEST_F(SyncServiceTest, aPage_namesItsMembersThoughTheyHaveSaidNothing)
{
    const ConversationId id = group({m_bob, user("carol")});
    const auto names = [](const boost::json::object &page) {
        std::set<std::string> found;
        for (const auto &person : page.at("people").as_array())
            found.insert(person.at("username").as_string().c_str());
        return found;
    };
    EXPECT_EQ(names(changes(id, 0)), (std::set<std::string>{"alice", "bob", "carol"}));
    ASSERT_TRUE(m_store->conversations().admit(id, user("dave")));
    EXPECT_EQ(names(changes(id, 1)), (std::set<std::string>{"dave"}));
}

TEST_F(SyncServiceTest, manyMembers_areNamedOnThePageThatBringsThem)
{
    std::vector<UserId> others;
    for (int i = 0; i < 220; ++i)
        others.push_back(user("member" + std::to_string(i)));
    const ConversationId id = group(others);
    ASSERT_TRUE(m_store->conversations().admit(id, m_bob));
    const auto page = changes(id, 0);
    EXPECT_EQ(page.at("members").as_array().size(), 221u);
    EXPECT_EQ(page.at("people").as_array().size(), 221u);
    // Who comes with a later page is named by that.
    EXPECT_EQ(page.at("to"), 1);
    EXPECT_EQ(changes(id, 1).at("people").as_array().size(), 1u);
}

TEST_F(SyncServiceTest, thePeopleOfAPage_countForItsEnd)
{
    const std::string longName(600, 'n');
    const ConversationId id = group({m_bob});
    std::size_t members = 2;
    for (; members < 120; ++members)
        ASSERT_TRUE(m_store->conversations().admit(id, user(longName + std::to_string(members))));
    std::size_t told = 0;
    long long after = 0;
    for (bool more = true; more;) {
        const std::string frame = m_sync.changes(m_bob, {2, id, after, 0, 200}).value();
        EXPECT_LT(frame.size(), limits::kSyncPageBytes + 1'000);
        const auto page = boost::json::parse(frame).as_object();
        told += page.at("members").as_array().size();
        EXPECT_EQ(page.at("people").as_array().size(), page.at("members").as_array().size());
        after = page.at("to").as_int64();
        more = page.at("more").as_bool();
    }
    EXPECT_EQ(told, members);
}

TEST_F(SyncServiceTest, pages_followEachOtherWithoutAGapOrATwin)
{
    const ConversationId id = group({m_bob});
    for (int i = 0; i < 7; ++i)
        append(id, m_alice, "m" + std::to_string(i)).value();
    std::vector<std::string> texts;
    long long after = 0;
    for (bool more = true; more;) {
        const auto page = changes(id, after, 3);
        EXPECT_EQ(page.at("from"), after);
        for (const auto &message : page.at("messages").as_array())
            texts.emplace_back(message.at("content").as_string());
        after = page.at("to").as_int64();
        more = page.at("more").as_bool();
    }
    EXPECT_EQ(after, 8);
    EXPECT_EQ(texts, (std::vector<std::string>{"m0", "m1", "m2", "m3", "m4", "m5", "m6"}));
}

TEST_F(SyncServiceTest, aPage_endsAt64KiBWithOneItemAtLeast)
{
    const ConversationId id = direct();
    for (int i = 0; i < 4; ++i)
        append(id, m_alice, std::string(40'000, 'x')).value();
    const auto page = changes(id, 1);
    EXPECT_EQ(page.at("messages").as_array().size(), 1u);
    EXPECT_EQ(page.at("to"), 2);
    EXPECT_EQ(page.at("more"), true);
}

TEST_F(SyncServiceTest, aPageOfHistory_isCutAtItsFarEnd)
{
    const ConversationId id = direct();
    std::vector<MessageId> ids;
    for (int i = 0; i < 5; ++i)
        ids.push_back(append(id, m_alice, std::string(25'000, static_cast<char>('a' + i))).value().id);
    const auto idsOf = [](const boost::json::object &page) {
        std::vector<MessageId> found;
        for (const auto &message : page.at("messages").as_array())
            found.emplace_back(message.at("id").as_int64());
        return found;
    };
    using Ids = std::vector<MessageId>;
    const auto newest = history(id, {.limit = 5});
    EXPECT_EQ(idsOf(newest), (Ids{ids[3], ids[4]}));
    EXPECT_EQ(newest.at("end"), true);
    EXPECT_EQ(newest.at("start"), false);
    const auto oldest = history(id, {.after = MessageId(0), .limit = 5});
    EXPECT_EQ(idsOf(oldest), (Ids{ids[0], ids[1]}));
    EXPECT_EQ(oldest.at("start"), true);
    EXPECT_EQ(oldest.at("end"), false);
    const auto around = idsOf(history(id, {.around = ids[2], .limit = 5}));
    EXPECT_NE(std::find(around.begin(), around.end(), ids[2]), around.end());
}

TEST_F(SyncServiceTest, people_areNamedOnceAPage)
{
    const ConversationId id = direct();
    const MessageId first = append(id, m_alice, "one").value().id;
    append(id, m_bob, "two", first).value();
    const auto page = changes(id, 0);
    EXPECT_EQ(page.at("people").as_array().size(), 2u);
    EXPECT_EQ(page.at("messages").at(1).at("reply").at("sender_id"), m_alice.value());
}

TEST_F(SyncServiceTest, theSameDevice_letsItsOlderSocketGo)
{
    const auto older = joined(m_bob, "d:1");
    const auto other = joined(m_bob, "d:2");
    const auto newer = joined(m_bob, "d:1");
    m_sync.supersedeAllButNewest(m_bob, "d:1");
    EXPECT_TRUE(older->isSuperseded);
    EXPECT_FALSE(other->isSuperseded);
    EXPECT_FALSE(newer->isSuperseded);
}

TEST_F(SyncServiceTest, presence_isOfThoseIShareASmallConversationWith)
{
    direct();
    const auto alice = joined(m_alice);
    const auto carol = joined(user("carol"));
    const auto bob = joined(m_bob);
    EXPECT_EQ(m_sync.presenceFor(m_bob), R"({"type":"presence","users":{"1":"online"}})");
    EXPECT_EQ(m_sync.presenceFor(carol->user()), std::nullopt);
}

TEST_F(SyncServiceTest, whoSaysOnlineOverRest_isToldToo)
{
    direct();
    const auto bob = joined(m_bob);
    m_sync.setPresence(*m_store->users().find(m_alice).value(), true);
    // It takes its turn with other writes.
    ASSERT_TRUE(wait<Result<PersonRooms>>([&](auto done) { m_store->sync().rooms(m_alice, done); }));
    m_clock.advance(limits::kPresenceInterval);
    m_sync.tick();
    // Bob's own coming is for the others.
    EXPECT_EQ(bob->frames, std::vector<std::string>{R"({"type":"presence","users":{"1":"online"}})"});
}
