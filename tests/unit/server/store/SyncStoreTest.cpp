// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/Limits.h"
#include "store/StoreFixture.h"

#include "server/store/SqlSession.h"

#include <algorithm>

using namespace vatochito::server;

namespace {

class SyncStoreTest : public StoreFixture
{
protected:
    Cursors cursors(long long account, std::vector<std::pair<ConversationId, long long>> heads)
    {
        return {false, m_store->sync().epoch().value(), account, std::move(heads)};
    }
    Resumption resume(UserId user, const Cursors &cursors) { return m_store->sync().resume(user, cursors).value(); }
    long long accountOf(UserId user) { return resume(user, {.isFresh = true}).account; }
    MarkChange read(ConversationId conversation, MessageId upTo, UserId reader)
    {
        return wait<Result<MarkChange>>(
                   [&](auto done) { m_store->messages().markRead(conversation, upTo, reader, done); })
            .value();
    }
    ChangePage changes(ConversationId conversation, long long after, int limit = 200, long long marksAfter = 0)
    {
        return m_store->sync().changes(conversation, m_bob, after, marksAfter, limit).value();
    }
};

} // namespace

TEST_F(SyncStoreTest, aFreshClient_getsASnapshotOfEverythingThatIsTheirs)
{
    const ConversationId id = direct();
    append(id, m_alice, "one").value();
    const Resumption snapshot = resume(m_bob, {.isFresh = true});
    EXPECT_TRUE(snapshot.isSnapshot);
    ASSERT_EQ(snapshot.conversations.size(), 1u);
    EXPECT_EQ(snapshot.conversations[0].head, 2);
    EXPECT_EQ(snapshot.conversations[0].unread, 1);
    EXPECT_EQ(snapshot.conversations[0].lastMessage->content, "one");
    EXPECT_TRUE(snapshot.settings);
    EXPECT_TRUE(snapshot.behind.empty());
}

TEST_F(SyncStoreTest, moreLastWordsThanAListHolds_areThoseOfTheLatestConversations)
{
    const std::string longest(limits::kContentBytes, 'w');
    constexpr std::size_t kHeld = limits::kListedContentBytes / limits::kContentBytes;
    const ConversationId eldest = group({m_bob});
    for (std::size_t i = 0; i < kHeld + 1; ++i)
        append(group({m_bob}), m_alice, longest).value();
    append(eldest, m_alice, longest).value();
    const Resumption snapshot = resume(m_bob, {.isFresh = true});
    ASSERT_EQ(snapshot.conversations.size(), kHeld + 2);
    EXPECT_EQ(std::ranges::count_if(snapshot.conversations,
                                    [](const Membership &membership) { return membership.lastMessage.has_value(); }),
              static_cast<std::ptrdiff_t>(kHeld));
    EXPECT_EQ(snapshot.conversations.front().id, eldest);
    EXPECT_TRUE(snapshot.conversations.front().lastMessage);
    EXPECT_FALSE(snapshot.conversations.back().lastMessage);
    EXPECT_EQ(snapshot.conversations.back().unread, 1);
}

TEST_F(SyncStoreTest, aDelta_holdsWhatChangedAfterTheCursorsAlone)
{
    const ConversationId id = direct();
    const ConversationId quiet = group({m_bob});
    const long long account = accountOf(m_bob);
    append(id, m_alice, "one").value();
    const Resumption delta = resume(m_bob, cursors(account, {{id, 1}, {quiet, 1}}));
    EXPECT_FALSE(delta.isSnapshot);
    EXPECT_EQ(delta.account, account);
    EXPECT_TRUE(delta.conversations.empty());
    EXPECT_FALSE(delta.settings);
    ASSERT_EQ(delta.behind.size(), 1u);
    EXPECT_EQ(delta.behind[0], std::make_pair(id, 2LL));
}

TEST_F(SyncStoreTest, anotherEpochOrACursorFromTheFuture_isASnapshot)
{
    const ConversationId id = direct();
    const long long account = accountOf(m_bob);
    EXPECT_FALSE(resume(m_bob, cursors(account, {{id, 1}})).isSnapshot);
    EXPECT_TRUE(resume(m_bob, cursors(account, {{id, 2}})).isSnapshot);
    EXPECT_TRUE(resume(m_bob, cursors(account + 1, {{id, 1}})).isSnapshot);
    const Cursors old = cursors(account, {{id, 1}});
    ASSERT_TRUE(m_store->sync().renewEpoch());
    EXPECT_TRUE(resume(m_bob, old).isSnapshot);
}

TEST_F(SyncStoreTest, whoIsTakenOut_isToldAndSeesNothingFromAfterIt)
{
    const ConversationId id = group({m_bob});
    const long long account = accountOf(m_bob);
    ASSERT_TRUE(m_store->conversations().remove(id, m_bob));
    append(id, m_alice, "secret").value();

    const Resumption told = resume(m_bob, cursors(account, {{id, 1}}));
    EXPECT_EQ(told.account, account + 1);
    EXPECT_EQ(told.removed, std::vector<ConversationId>{id});
    EXPECT_TRUE(told.behind.empty());
    // Also a client that has heard of it and asks all the same.
    EXPECT_EQ(resume(m_bob, cursors(account + 1, {{id, 1}})).removed, std::vector<ConversationId>{id});
    EXPECT_EQ(m_store->sync().changes(id, m_bob, 0, 0, 10).error().code, ServerError::Code::Forbidden);
    EXPECT_EQ(m_store->sync().history(id, m_bob, {.limit = 10}).error().code, ServerError::Code::Forbidden);
}

TEST_F(SyncStoreTest, whoComesBack_getsTheConversationAgain)
{
    const ConversationId id = group({m_bob});
    ASSERT_TRUE(m_store->conversations().remove(id, m_bob));
    const long long account = accountOf(m_bob);
    ASSERT_TRUE(m_store->conversations().admit(id, m_bob));
    const Resumption back = resume(m_bob, cursors(account, {}));
    ASSERT_EQ(back.conversations.size(), 1u);
    EXPECT_EQ(back.conversations[0].head, 3);
    EXPECT_TRUE(back.removed.empty());
}

TEST_F(SyncStoreTest, aRowThatChangedOften_comesOnceAsItIsNow)
{
    const ConversationId id = direct();
    const MessageId message = append(id, m_alice, "one").value().id;
    for (const char *words : {"two", "three"})
        wait<Result<MessageStore::Outcome>>(
            [&](auto done) { m_store->messages().edit(id, message, m_alice, words, done); });
    const ChangePage page = changes(id, 1);
    EXPECT_EQ(page.head, 4);
    ASSERT_EQ(page.messages.size(), 1u);
    EXPECT_EQ(page.messages[0].content, "three");
    EXPECT_EQ(page.messages[0].rev, 4);
    EXPECT_FALSE(page.cutAfter);
}

TEST_F(SyncStoreTest, aLongGap_isCutWhereNothingIsLeftOut)
{
    const ConversationId id = group({m_bob});
    for (int i = 0; i < 5; ++i)
        append(id, m_alice, std::to_string(i)).value();
    const ChangePage first = changes(id, 0, 2);
    // The two members have number 1, the messages 2 to 6.
    EXPECT_EQ(first.members.size(), 2u);
    EXPECT_EQ(first.messages.size(), 2u);
    ASSERT_TRUE(first.cutAfter);
    EXPECT_EQ(*first.cutAfter, 3);
    const ChangePage rest = changes(id, *first.cutAfter);
    EXPECT_EQ(rest.messages.size(), 3u);
    EXPECT_FALSE(rest.cutAfter);
}

TEST_F(SyncStoreTest, longMessages_areReadNoFurtherThanAPageHolds)
{
    const ConversationId id = direct();
    std::vector<MessageId> ids;
    for (int i = 0; i < 6; ++i)
        ids.push_back(append(id, m_alice, std::string(40'000, 'x')).value().id);
    // The members have number 1, the messages 2 to 7; two are more than a page holds.
    const ChangePage first = changes(id, 0);
    ASSERT_EQ(first.messages.size(), 1u);
    EXPECT_EQ(first.cutAfter, 2);
    const ChangePage last = changes(id, 6);
    EXPECT_EQ(last.messages.size(), 1u);
    EXPECT_FALSE(last.cutAfter);

    const auto page = [&](const HistoryQuery &query) { return m_store->sync().history(id, m_bob, query).value(); };
    const HistoryPage newest = page({.limit = 50});
    EXPECT_EQ(newest.messages.size(), 2u);
    EXPECT_TRUE(newest.isEnd);
    EXPECT_FALSE(newest.isStart);
    const HistoryPage around = page({.around = ids[3], .limit = 50});
    EXPECT_LE(around.messages.size(), 4u);
    EXPECT_FALSE(around.isStart);
}

TEST_F(SyncStoreTest, members_comeWithTheirNumbersAlsoWhenTheyLeft)
{
    const ConversationId id = group({m_bob});
    const UserId carol = user("carol");
    ASSERT_TRUE(m_store->conversations().admit(id, carol));
    ASSERT_TRUE(m_store->conversations().remove(id, carol));
    const auto members = changes(id, 1).members;
    ASSERT_EQ(members.size(), 1u);
    EXPECT_EQ(members[0].user, carol);
    EXPECT_TRUE(members[0].isRemoved);
    EXPECT_EQ(members[0].rev, 3);
}

TEST_F(SyncStoreTest, changesOfMembers_areAnnouncedInOrderBeforeTheCallReturns)
{
    std::vector<ConversationChange> told;
    m_store->conversations().announceTo([&](const ConversationChange &change) { told.push_back(change); });
    const ConversationId id = group({m_bob});
    const UserId carol = user("carol");
    ASSERT_TRUE(m_store->conversations().addMember(id, m_alice, carol));
    ASSERT_TRUE(m_store->conversations().addMember(id, m_alice, carol)); // in it already
    ASSERT_EQ(told.size(), 2u);
    EXPECT_TRUE(told[0].isNew);
    EXPECT_EQ(told[0].accounts.size(), 2u);
    EXPECT_EQ(told[1].rev, 2);
    EXPECT_EQ(told[1].memberCount, 3u);
    ASSERT_EQ(told[1].accounts.size(), 1u);
    EXPECT_EQ(told[1].accounts[0].user, carol);
    EXPECT_EQ(told[1].accounts[0].conversations.at(0).id, id);
}

TEST_F(SyncStoreTest, marks_haveVersionsOfTheirOwnAndHideWhoHidesThem)
{
    const ConversationId id = direct();
    const MessageId first = append(id, m_alice, "one").value().id;
    const MessageId second = append(id, m_alice, "two").value().id;
    EXPECT_TRUE(wait<Result<MarkChange>>([&](auto done) { m_store->messages().markDelivered(id, second, m_bob, done); })
                    .value()
                    .isMoved);
    const MarkChange moved = read(id, first, m_bob);
    EXPECT_EQ(moved.version, 2);
    EXPECT_EQ(moved.mark.read, first);
    EXPECT_EQ(moved.mark.delivered, second);
    EXPECT_TRUE(moved.account);
    EXPECT_FALSE(read(id, first, m_bob).isMoved);

    const ChangePage page = changes(id, 0);
    EXPECT_EQ(page.marksVersion, 2);
    ASSERT_EQ(page.marks.size(), 1u);
    EXPECT_EQ(page.marks[0].user, m_bob);
    EXPECT_TRUE(changes(id, 0, 200, 2).marks.empty());
    EXPECT_EQ(page.head, 3); // markers take no number
}

TEST_F(SyncStoreTest, marksOfWhoComesBack_areToldAgain)
{
    const UserId carol = user("carol");
    const ConversationId id = group({m_bob, carol});
    read(id, append(id, m_alice, "one").value().id, carol);
    const long long told = changes(id, 0).marksVersion;
    ASSERT_TRUE(m_store->conversations().remove(id, carol));
    ASSERT_TRUE(m_store->conversations().admit(id, carol));
    const ChangePage page = changes(id, 0, 200, told);
    ASSERT_EQ(page.marks.size(), 1u);
    EXPECT_EQ(page.marks[0].user, carol);
    EXPECT_EQ(page.marksVersion, told + 1);
}

TEST_F(SyncStoreTest, marksOfWhoShowsThemAgain_areToldAgain)
{
    const UserId carol = user("carol");
    const ConversationId id = group({m_bob, carol});
    read(id, append(id, m_alice, "one").value().id, carol);
    SettingsChange receipts;
    receipts.showReadReceipts = false;
    ASSERT_TRUE(m_store->settings().change(carol, receipts));
    const ChangePage hidden = changes(id, 0);
    EXPECT_TRUE(hidden.marks.empty());
    receipts.showReadReceipts = true;
    ASSERT_TRUE(m_store->settings().change(carol, receipts));
    const ChangePage page = changes(id, 0, 200, hidden.marksVersion);
    ASSERT_EQ(page.marks.size(), 1u);
    EXPECT_EQ(page.marks[0].user, carol);
}

TEST_F(SyncStoreTest, marksOfALargeConversation_areToldWhenItHasBecomeSmall)
{
    std::vector<UserId> others{m_bob};
    while (others.size() < limits::kSmallConversation)
        others.push_back(user("person" + std::to_string(others.size())));
    const ConversationId id = group(others); // and alice
    read(id, append(id, m_alice, "one").value().id, m_bob);
    const ChangePage large = changes(id, 0);
    EXPECT_TRUE(large.marks.empty());
    ASSERT_TRUE(m_store->conversations().remove(id, others.back()));
    const ChangePage small = changes(id, large.head, 200, large.marksVersion);
    ASSERT_EQ(small.marks.size(), 1u);
    EXPECT_EQ(small.marks.front().user, m_bob);
}

TEST_F(SyncStoreTest, myReadMarker_isAChangeOfMyAccount)
{
    const ConversationId id = direct();
    const MessageId message = append(id, m_alice, "one").value().id;
    const long long account = accountOf(m_bob);
    read(id, message, m_bob);
    const Resumption delta = resume(m_bob, cursors(account, {{id, 2}}));
    EXPECT_EQ(delta.account, account + 1);
    ASSERT_EQ(delta.conversations.size(), 1u);
    EXPECT_EQ(delta.conversations[0].myRead, message);
    EXPECT_EQ(delta.conversations[0].unread, 0);
}

TEST_F(SyncStoreTest, history_saysWhereItEnds)
{
    const ConversationId id = direct();
    std::vector<MessageId> ids;
    for (int i = 0; i < 4; ++i)
        ids.push_back(append(id, m_alice, "m" + std::to_string(i)).value().id);
    const auto page = [&](HistoryQuery query) { return m_store->sync().history(id, m_bob, query).value(); };
    const HistoryPage newest = page({.limit = 2});
    EXPECT_EQ(newest.messages.front().content, "m2");
    EXPECT_FALSE(newest.isStart);
    EXPECT_TRUE(newest.isEnd);
    const HistoryPage oldest = page({.before = ids[2], .limit = 2});
    EXPECT_TRUE(oldest.isStart);
    EXPECT_FALSE(oldest.isEnd);
    EXPECT_EQ(page({.search = "M3", .limit = 2}).messages.size(), 1u);
    EXPECT_TRUE(page({.after = ids[3], .limit = 2}).isEnd);
}

TEST_F(SyncStoreTest, aClientId_isOneMessageForEver)
{
    const ConversationId id = direct();
    const Draft draft{id, m_alice, MessageType::Text, "one", std::nullopt, "c1"};
    const auto first = appended(draft).value();
    EXPECT_TRUE(first.isChanged);
    const auto again = appended(draft).value();
    EXPECT_FALSE(again.isChanged);
    EXPECT_EQ(again.message.id, first.message.id);

    Draft other = draft;
    other.content = "two";
    EXPECT_EQ(appended(other).error().code, ServerError::Code::Conflict);
    other = draft;
    other.conversation = group({m_bob});
    EXPECT_EQ(appended(other).error().code, ServerError::Code::Conflict);
    other = draft;
    other.sender = m_bob;
    EXPECT_TRUE(appended(other).value().isChanged);
}

TEST_F(SyncStoreTest, aResend_isKnownAgainAfterAnEditADeletionAndARemoval)
{
    const ConversationId id = group({m_bob});
    const Draft draft{id, m_bob, MessageType::Text, "one", std::nullopt, "c1"};
    const MessageId message = appended(draft).value().message.id;
    wait<Result<MessageStore::Outcome>>([&](auto done) { m_store->messages().edit(id, message, m_bob, "two", done); });
    EXPECT_EQ(appended(draft).value().message.id, message);
    wait<Result<MessageStore::Outcome>>([&](auto done) { m_store->messages().remove(id, message, m_bob, done); });
    EXPECT_EQ(appended(draft).value().message.id, message);
    ASSERT_TRUE(m_store->conversations().remove(id, m_bob));
    EXPECT_FALSE(appended(draft).value().isChanged);
}

TEST_F(SyncStoreTest, whatAnotherProcessCommits_isFollowedBesideASendThatFails)
{
    const ConversationId id = group({m_bob});
    const auto database = Database::open(m_folder.path() / "test.sqlite3", 1).value();
    SyncStore sync(*database);
    std::vector<std::size_t> roomsOfBob;
    sync.followOthers([&] {
        return SyncStore::AccessFollowing{.query = {.people = {{m_bob, 0}}, .conversations = {}},
                                          .tell = [&](const SyncStore::Access &access) {
                                              roomsOfBob.push_back(access.rooms.at(0).second.rooms.size());
                                          }};
    });
    ASSERT_TRUE(sync.followNow()); // nobody looked before
    ASSERT_TRUE(m_store->conversations().remove(id, m_bob));
    // What was read is read again after the item beside it has been taken back.
    EXPECT_FALSE(database->writeAndWait<int>([](SqlSession &session) -> Result<int> {
        session.run("UPDATE conversation SET head = head + 1");
        return vatochito::failure(ServerError::forbidden("after writing"));
    }));
    ASSERT_TRUE(sync.followNow());
    EXPECT_EQ(roomsOfBob, (std::vector<std::size_t>{1, 0}));
}

TEST_F(SyncStoreTest, whoseAccountHasNotMoved_isNotReadAnewWhenAnotherProcessCommits)
{
    const ConversationId id = group({m_bob});
    std::vector<std::pair<UserId, long long>> known;
    for (const UserId user : {m_alice, m_bob})
        known.emplace_back(user, m_store->sync().roomsOf(user).value().account);
    std::vector<UserId> read;
    m_store->sync().followOthers([&] {
        return SyncStore::AccessFollowing{.query = {.people = known, .conversations = {}},
                                          .tell = [&](const SyncStore::Access &access) {
                                              for (const auto &[user, rooms] : access.rooms)
                                                  read.push_back(user);
                                          }};
    });
    ASSERT_TRUE(m_store->sync().followNow());
    EXPECT_TRUE(read.empty());
    ASSERT_TRUE(Store::open(m_folder.path() / "test.sqlite3", m_clock).value()->conversations().remove(id, m_bob));
    ASSERT_TRUE(m_store->sync().followNow());
    EXPECT_EQ(read, std::vector<UserId>{m_bob});
}

TEST_F(SyncStoreTest, whatThisProcessCommits_isNothingToFollow)
{
    std::vector<std::size_t> members;
    m_store->sync().followOthers([&] {
        return SyncStore::AccessFollowing{
            .query = {.people = {}, .conversations = {ConversationId(1)}},
            .tell = [&](const SyncStore::Access &access) { members.push_back(access.members.at(0).second.size()); }};
    });
    const ConversationId id = group({m_bob});
    ASSERT_TRUE(append(id, m_alice, "to both of us"));
    ASSERT_TRUE(m_store->sync().followNow());
    EXPECT_EQ(members, (std::vector<std::size_t>{0})); // nobody looked before
    ASSERT_TRUE(Store::open(m_folder.path() / "test.sqlite3", m_clock).value()->conversations().remove(id, m_bob));
    ASSERT_TRUE(m_store->sync().followNow());
    EXPECT_EQ(members, (std::vector<std::size_t>{0, 1}));
    const auto changes = m_store->sync().memberChanges(id, 1).value();
    ASSERT_EQ(changes.size(), 1u);
    EXPECT_EQ(changes[0].rev, 3);
    EXPECT_TRUE(changes[0].members.at(0).isRemoved);
}
