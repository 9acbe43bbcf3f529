// SPDX-License-Identifier: GPL-3.0-or-later
#include "LiveServer.h"

#include <boost/json.hpp>

using namespace vatochito::server;

using RestTest = LiveServer;

TEST_F(RestTest, unknownPathsAre404AndWrongMethods405InJson)
{
    for (const char *path : {"/", "/api/chat/attachments/", "/api/auth/profile/me/", "/metrics", "/ws/chat/1/",
                             "/api/chat/conversations/x/"}) {
        const auto answer = call(m_alice, "GET", path);
        EXPECT_EQ(answer.status, 404u) << path;
        EXPECT_EQ(answer.body.at("detail"), "Not found.");
    }
    const auto answer = call(m_alice, "PUT", "/api/auth/user/");
    EXPECT_EQ(answer.status, 405u);
    EXPECT_EQ(answer.body.at("detail"), "Method \"PUT\" not allowed.");
}

TEST_F(RestTest, withoutOrWithABadToken_401)
{
    EXPECT_EQ(rest(m_process.port(), "GET", "/api/auth/user/").body,
              (boost::json::value{{"detail", "Authentication credentials were not provided."}}));
    const auto bad = rest(m_process.port(), "GET", "/api/auth/user/", {}, m_alice.refresh);
    EXPECT_EQ(bad.status, 401u);
    EXPECT_EQ(bad.body.at("code"), "token_not_valid");
}

TEST_F(RestTest, malformedBodies_are400WithDjangosWords)
{
    const auto broken = rest(m_process.port(), "POST", "/api/auth/login/", "{");
    EXPECT_EQ(broken.status, 400u);
    EXPECT_TRUE(broken.body.at("detail").as_string().starts_with("JSON parse error - "));
    const auto empty = call(m_alice, "POST", messagesPath(), R"({"content":" "})");
    EXPECT_EQ(empty.status, 400u);
    EXPECT_EQ(empty.body.at("content").at(0), "This field may not be blank.");
    const auto huge = call(m_alice, "POST", messagesPath(), R"({"content":")" + std::string(65'537, 'x') + "\"}");
    EXPECT_EQ(huge.status, 413u);
}

TEST_F(RestTest, oversizedAndBrokenRequests_getTheirStatus)
{
    const auto starts = [](const std::string &text, const char *line) { return text.starts_with(line); };
    EXPECT_TRUE(starts(rawExchange(m_process.port(), "POST /api/auth/login/ HTTP/1.1\r\nHost: x\r\nContent-Length: "
                                                     "2000000\r\n\r\n"),
                       "HTTP/1.1 413"));
    EXPECT_TRUE(starts(rawExchange(m_process.port(), "GET / HTTP/1.1\r\nX: " + std::string(20'000, 'a') + "\r\n\r\n"),
                       "HTTP/1.1 431"));
    // The answer survives a body that is still on its way.
    EXPECT_TRUE(starts(rawExchange(m_process.port(), "POST /api/auth/login/ HTTP/1.1\r\nHost: x\r\nContent-Length: "
                                                     "2000000\r\n\r\n" +
                                                         std::string(2'000'000, 'x')),
                       "HTTP/1.1 413"));
    EXPECT_TRUE(starts(rawExchange(m_process.port(), "nonsense\r\n\r\n"), "HTTP/1.1 400"));
}

TEST_F(RestTest, pipelinedRequests_areAnsweredInOrder)
{
    const std::string answers =
        rawExchange(m_process.port(), "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"
                                      "HEAD /api/ HTTP/1.1\r\nHost: x\r\n\r\n"
                                      "GET /nowhere HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    const auto first = answers.find("{\"status\":\"ok\"}");
    const auto second = answers.find("HTTP/1.1 200", first);
    const auto third = answers.find("HTTP/1.1 404", second);
    EXPECT_NE(first, std::string::npos);
    EXPECT_NE(second, std::string::npos);
    EXPECT_NE(third, std::string::npos);
}

TEST_F(RestTest, refresh_replaysTheSamePairAndLogoutKillsIt)
{
    const std::string body = R"({"refresh":")" + m_alice.refresh + "\"}";
    const auto first = rest(m_process.port(), "POST", "/api/auth/token/refresh/", body);
    ASSERT_EQ(first.status, 200u);
    EXPECT_EQ(rest(m_process.port(), "POST", "/api/auth/token/refresh/", body).body, first.body);

    const std::string next = R"({"refresh":")" + std::string(first.body.at("refresh").as_string()) + "\"}";
    EXPECT_EQ(rest(m_process.port(), "POST", "/api/auth/logout/", next).body.at("detail"), "Successfully logged out.");
    const auto dead = rest(m_process.port(), "POST", "/api/auth/token/refresh/", next);
    EXPECT_EQ(dead.status, 401u);
    EXPECT_EQ(dead.body.at("code"), "token_not_valid");
    EXPECT_EQ(rest(m_process.port(), "POST", "/api/auth/logout/", next).status, 400u);
}

TEST_F(RestTest, tenFailedSignIns_theEleventhIs429)
{
    const std::string wrong = R"({"username":"alice","password":"wrong password"})";
    for (int i = 0; i < 10; ++i)
        EXPECT_EQ(rest(m_process.port(), "POST", "/api/auth/login/", wrong).status, 400u);
    const auto limited = rest(m_process.port(), "POST", "/api/auth/login/", wrong);
    EXPECT_EQ(limited.status, 429u);
    EXPECT_GT(std::stoi(limited.retryAfter), 0);
    EXPECT_EQ(rest(m_process.port(), "POST", "/api/auth/login/", R"({"username":"bob","password":"Test@1234"})").status,
              200u);
}

TEST_F(RestTest, createDirect_returnsTheSameConversationToEither)
{
    const std::string path = "/api/chat/conversations/create-direct/";
    const auto again = call(m_bob, "POST", path, R"({"user_id":)" + std::to_string(m_alice.id) + '}');
    EXPECT_EQ(again.status, 200u);
    EXPECT_EQ(again.body.at("id"), m_conversation);
    EXPECT_EQ(call(m_alice, "POST", path, R"({"user_id":99})").body,
              (boost::json::value{{"error", "User not found."}}));
    EXPECT_EQ(call(m_alice, "POST", path, "{}").status, 400u);
    EXPECT_EQ(call(m_alice, "POST", path, R"({"user_id":)" + std::to_string(m_alice.id) + '}').status, 400u);
}

TEST_F(RestTest, addMember_isForMembers)
{
    const Person carol = registered("carol");
    const auto group =
        call(m_alice, "POST", "/api/chat/conversations/",
             R"({"title":"Team","conversation_type":"group","member_ids":[)" + std::to_string(m_bob.id) + "]}");
    const std::string path =
        "/api/chat/conversations/" + std::to_string(group.body.at("id").as_int64()) + "/add-member/";
    const std::string body = R"({"user_id":)" + std::to_string(carol.id) + '}';
    EXPECT_EQ(call(carol, "POST", path, body).status, 404u);
    EXPECT_EQ(call(m_alice, "POST", path, "{}").body, (boost::json::value{{"detail", "user_id required."}}));
    EXPECT_EQ(call(m_bob, "POST", path, body).body, (boost::json::value{{"status", "member added"}}));
    EXPECT_EQ(call(carol, "GET", "/api/chat/conversations/").body.as_array().size(), 1u);
}

TEST_F(RestTest, history_isWholeUnlessPagedAndEmptyForStrangers)
{
    const Person carol = registered("carol");
    for (int i = 0; i < 60; ++i)
        ASSERT_EQ(call(m_alice, "POST", messagesPath(), R"({"content":"m)" + std::to_string(i) + "\"}").status, 201u);

    EXPECT_EQ(call(m_bob, "GET", messagesPath()).body.as_array().size(), 60u);
    EXPECT_EQ(call(carol, "GET", messagesPath()).body, boost::json::value(boost::json::array()));
    EXPECT_EQ(call(carol, "POST", messagesPath(), R"({"content":"x"})").status, 403u);

    const auto page = call(m_bob, "GET", messagesPath() + "?limit=10").body.as_array();
    ASSERT_EQ(page.size(), 10u);
    EXPECT_EQ(page[0].at("content"), "m59");
    const std::string oldest = std::to_string(page[9].at("id").as_int64());
    const auto before = call(m_bob, "GET", messagesPath() + "?limit=2&before=" + oldest).body.as_array();
    EXPECT_EQ(before[0].at("content"), "m49");
    const auto after = call(m_bob, "GET", messagesPath() + "?limit=2&after=" + oldest).body.as_array();
    EXPECT_EQ(after[0].at("content"), "m52");
    EXPECT_EQ(after[1].at("content"), "m51");
    EXPECT_EQ(call(m_bob, "GET", messagesPath() + "?search=m3").body.as_array().size(), 11u);
    EXPECT_EQ(call(m_bob, "GET", messagesPath() + "?before=x").status, 400u);
}

TEST_F(RestTest, longHistory_comesWholeThoughItIsSentInParts)
{
    WireSocket alice = connected(m_alice);
    for (int i = 0; i < 520; ++i) {
        alice.send(R"({"type":"message.send","content":")" + std::to_string(i) + "\"}");
        alice.receive();
    }
    const auto history = call(m_bob, "GET", messagesPath()).body.as_array();
    ASSERT_EQ(history.size(), 520u);
    for (std::size_t i = 0; i < history.size(); ++i)
        ASSERT_EQ(history[i].at("content"), boost::json::value(std::to_string(519 - i)));
}

TEST_F(RestTest, largeMessages_comeWholeInPartsWhetherPagedOrNot)
{
    const std::string content(60'000, 'x');
    for (int i = 0; i < 40; ++i)
        ASSERT_EQ(call(m_alice, "POST", messagesPath(), R"({"content":")" + content + "\"}").status, 201u);
    for (const char *paging : {"", "?limit=40"}) {
        const auto history = call(m_bob, "GET", messagesPath() + paging).body.as_array();
        ASSERT_EQ(history.size(), 40u) << paging;
        EXPECT_EQ(history.front().at("id").as_int64(), history.back().at("id").as_int64() + 39) << paging;
    }
    const std::string raw = rawExchange(m_process.port(), "GET " + messagesPath() +
                                                              "?limit=40 HTTP/1.1\r\nHost: x\r\nConnection: close"
                                                              "\r\nAuthorization: Bearer " +
                                                              m_alice.access + "\r\n\r\n");
    EXPECT_NE(raw.find("Transfer-Encoding: chunked"), std::string::npos);
}

TEST_F(RestTest, editAndDelete_ownMessagesOnly)
{
    const auto sent = call(m_alice, "POST", messagesPath(), R"({"content":"first"})");
    const std::string message = messagesPath() + std::to_string(sent.body.at("id").as_int64());
    EXPECT_EQ(call(m_bob, "PATCH", message + "/edit/", R"({"content":"x"})").body,
              (boost::json::value{{"detail", "You can only edit your own messages."}}));
    EXPECT_EQ(call(m_bob, "DELETE", message + "/soft-delete/").body,
              (boost::json::value{{"detail", "You can only delete your own messages."}}));
    EXPECT_EQ(call(m_alice, "PATCH", message + "/edit/", "{}").body,
              (boost::json::value{{"detail", "content required."}}));
    EXPECT_EQ(call(m_alice, "PATCH", message + "/edit/", R"({"content":"second"})").body.at("content"), "second");
    EXPECT_EQ(call(m_alice, "DELETE", message + "/soft-delete/").body,
              (boost::json::value{{"status", "message deleted"}}));
    EXPECT_EQ(call(m_alice, "PATCH", message + "/edit/", R"({"content":"third"})").status, 400u);
}

TEST_F(RestTest, patchConversation_tellsTheFieldThatIsWrong)
{
    const auto group = call(m_alice, "POST", "/api/chat/conversations/", R"({"title":"Team"})");
    const std::string path = "/api/chat/conversations/" + std::to_string(group.body.at("id").as_int64()) + '/';
    const auto changed = call(m_alice, "PATCH", path, R"({"description":"About us"})");
    EXPECT_EQ(changed.status, 200u);
    EXPECT_EQ(changed.body.at("title"), "Team");
    EXPECT_EQ(changed.body.at("description"), "About us");
    const auto blank = call(m_alice, "PATCH", path, R"({"title":"  "})");
    EXPECT_EQ(blank.status, 400u);
    EXPECT_TRUE(blank.body.as_object().contains("title"));
    EXPECT_EQ(call(m_bob, "PATCH", path, R"({"title":"Mine"})").status, 404u);
}

TEST_F(RestTest, searchInAHistory_findsWordsAndRefusesLongOnes)
{
    call(m_alice, "POST", messagesPath(), R"({"content":"good chai"})");
    call(m_alice, "POST", messagesPath(), R"({"content":"good morning"})");
    const auto found = call(m_bob, "GET", messagesPath() + "?search=chai");
    ASSERT_EQ(found.body.as_array().size(), 1u);
    EXPECT_EQ(found.body.at(0).at("content"), "good chai");
    EXPECT_EQ(call(m_bob, "GET", messagesPath() + "?search=" + std::string(257, 'x')).status, 400u);
}

TEST_F(RestTest, reactAndPin_turnWhatIsThereIntoTheOther)
{
    const auto sent = call(m_alice, "POST", messagesPath(), R"({"content":"one"})");
    const std::string message = messagesPath() + std::to_string(sent.body.at("id").as_int64());
    const auto reaction = call(m_bob, "POST", message + "/react/", R"({"emoji":"👍"})");
    EXPECT_EQ(reaction.status, 201u);
    EXPECT_EQ(reaction.body.at("emoji"), "👍");
    EXPECT_EQ(reaction.body.at("user").at("username"), "bob");
    const auto history = call(m_alice, "GET", messagesPath());
    EXPECT_EQ(history.body.at(0).at("reactions").at(0).at("id"), reaction.body.at("id"));
    const auto removed = call(m_bob, "POST", message + "/react/", R"({"emoji":"👍"})");
    EXPECT_EQ(removed.status, 200u);
    EXPECT_EQ(removed.body, (boost::json::value{{"status", "reaction removed"}}));
    EXPECT_EQ(call(m_bob, "POST", message + "/react/", "{}").body, (boost::json::value{{"detail", "emoji required."}}));

    const auto pinned = call(m_bob, "POST", message + "/pin/");
    EXPECT_EQ(pinned.status, 201u);
    EXPECT_EQ(pinned.body.at("message"), sent.body.at("id"));
    EXPECT_EQ(pinned.body.at("pinned_by").at("username"), "bob");
    EXPECT_EQ(call(m_alice, "POST", message + "/pin/").status, 200u);
}

TEST_F(RestTest, pinByAPlainMemberOfAGroup_isForbiddenWithDjangosWords)
{
    const auto group =
        call(m_alice, "POST", "/api/chat/conversations/",
             R"({"title":"Team","conversation_type":"group","member_ids":[)" + std::to_string(m_bob.id) + "]}");
    const std::string messages =
        "/api/chat/conversations/" + std::to_string(group.body.at("id").as_int64()) + "/messages/";
    const auto sent = call(m_bob, "POST", messages, R"({"content":"one"})");
    const auto refused = call(m_bob, "POST", messages + std::to_string(sent.body.at("id").as_int64()) + "/pin/");
    EXPECT_EQ(refused.status, 403u);
    EXPECT_EQ(refused.body, (boost::json::value{{"detail", "Only admins can pin messages."}}));
}

TEST_F(RestTest, forward_repeatsAMessageAndNamesItsOrigin)
{
    const auto sent = call(m_alice, "POST", messagesPath(), R"({"content":"one"})");
    const auto group =
        call(m_alice, "POST", "/api/chat/conversations/", R"({"title":"T","conversation_type":"group"})");
    const std::string forward = messagesPath() + std::to_string(sent.body.at("id").as_int64()) + "/forward/";
    const std::string to = R"({"conversation_id":)" + std::to_string(group.body.at("id").as_int64()) + '}';

    const auto forwarded = call(m_alice, "POST", forward, to);

    EXPECT_EQ(forwarded.status, 201u);
    EXPECT_EQ(forwarded.body.at("content"), "one");
    EXPECT_EQ(forwarded.body.at("conversation"), group.body.at("id"));
    EXPECT_EQ(forwarded.body.at("forwarded_from"), sent.body.at("id"));
    EXPECT_EQ(forwarded.body.at("forwarded_from_message").at("sender").at("username"), "alice");
    EXPECT_EQ(call(m_alice, "POST", forward, "{}").body, (boost::json::value{{"detail", "conversation_id required."}}));
    const auto unknown = call(m_bob, "POST", forward, to);
    EXPECT_EQ(unknown.status, 404u);
    EXPECT_EQ(unknown.body, (boost::json::value{{"detail", "Conversation not found."}}));
}

TEST_F(RestTest, contacts_areAddedChangedToggledAndRemoved)
{
    const std::string list = "/api/chat/contacts/";
    const std::string bob = R"({"nickname":"Bobby","contact_id":)" + std::to_string(m_bob.id) + '}';
    EXPECT_EQ(call(m_alice, "GET", list).body, boost::json::value(boost::json::array()));
    const auto added = call(m_alice, "POST", list, bob);
    EXPECT_EQ(added.status, 201u);
    EXPECT_EQ(added.body.at("contact").at("username"), "bob");
    EXPECT_EQ(call(m_alice, "POST", list, bob).status, 200u);
    EXPECT_TRUE(call(m_alice, "POST", list, "{}").body.is_array());
    EXPECT_EQ(call(m_alice, "POST", list, R"({"contact_id":4711})").status, 404u);

    const std::string contact = list + std::to_string(added.body.at("id").as_int64()) + '/';
    EXPECT_EQ(call(m_alice, "PATCH", contact, R"({"nickname":"Bob B."})").body.at("nickname"), "Bob B.");
    EXPECT_EQ(call(m_alice, "POST", contact + "block/").body, (boost::json::value{{"status", "blocked"}}));
    EXPECT_EQ(call(m_alice, "POST", contact + "block/").body, (boost::json::value{{"status", "unblocked"}}));
    EXPECT_EQ(call(m_alice, "POST", contact + "favorite/").body, (boost::json::value{{"status", "favorited"}}));
    EXPECT_EQ(call(m_alice, "GET", list).body.at(0).at("is_favorite"), true);
    // They are alice's alone.
    EXPECT_EQ(call(m_bob, "DELETE", contact).status, 404u);
    EXPECT_EQ(call(m_alice, "DELETE", contact).status, 204u);
    EXPECT_EQ(call(m_alice, "DELETE", contact).status, 404u);
    EXPECT_EQ(call(m_alice, "GET", list).body, boost::json::value(boost::json::array()));
}

TEST_F(RestTest, patchMe_changesWhatIsNamedAndAnswersTheWholeUser)
{
    const auto answer = call(m_alice, "PATCH", "/api/auth/user/",
                             R"({"display_name":" Alice Wonder ","phone_number":"+91 22 1234","bio":"two\nlines",)"
                             R"("date_of_birth":"1990-01-31","website":"https://example.org","allow_calls":false,)"
                             R"("show_phone_number":true,"id":99,"username":"mallory","is_online":true,)"
                             R"("settings":null,"unknown":[1]})");
    ASSERT_EQ(answer.status, 200u);
    EXPECT_EQ(answer.body.at("id"), m_alice.id);
    EXPECT_EQ(answer.body.at("username"), "alice");
    EXPECT_EQ(answer.body.at("display_name"), "Alice Wonder");
    EXPECT_EQ(answer.body.at("bio"), "two\nlines");
    EXPECT_EQ(answer.body.at("date_of_birth"), "1990-01-31");
    EXPECT_EQ(answer.body.at("allow_calls"), false);
    EXPECT_EQ(answer.body.at("allow_group_invite"), true);
    EXPECT_TRUE(answer.body.at("settings").is_object());
    EXPECT_EQ(call(m_alice, "GET", "/api/auth/user/").body, answer.body);
    EXPECT_EQ(call(m_bob, "GET", "/api/auth/users/" + std::to_string(m_alice.id) + '/').body.at("phone_number"),
              "+91 22 1234");

    const auto cleared = call(m_alice, "PATCH", "/api/auth/user/", R"({"phone_number":null,"date_of_birth":null})");
    EXPECT_TRUE(cleared.body.at("phone_number").is_null());
    EXPECT_TRUE(cleared.body.at("date_of_birth").is_null());
    EXPECT_EQ(cleared.body.at("display_name"), "Alice Wonder");
}

TEST_F(RestTest, patchMe_tellsEveryFaultAndChangesNothing)
{
    ASSERT_EQ(call(m_bob, "PATCH", "/api/auth/user/", R"({"phone_number":"+91 1"})").status, 200u);
    const auto faulty = call(m_alice, "PATCH", "/api/auth/user/",
                             R"({"display_name":null,"bio":7,"allow_calls":"perhaps","city":"x"})");
    EXPECT_EQ(faulty.status, 400u);
    EXPECT_EQ(faulty.body, (boost::json::value{{"display_name", {"This field may not be null."}},
                                               {"bio", {"Not a valid string."}},
                                               {"allow_calls", {"Must be a valid boolean."}}}));
    EXPECT_EQ(call(m_alice, "PATCH", "/api/auth/user/", R"({"email":"x","city":"y"})").body,
              (boost::json::value{{"email", {"Enter a valid email address."}}}));
    EXPECT_EQ(call(m_alice, "PATCH", "/api/auth/user/", R"({"phone_number":"+91 1"})").body,
              (boost::json::value{{"phone_number", {"user with this phone number already exists."}}}));
    EXPECT_EQ(call(m_alice, "PATCH", "/api/auth/user/", "[]").body,
              (boost::json::value{{"non_field_errors", {"Invalid data. Expected a dictionary."}}}));
    EXPECT_TRUE(call(m_alice, "PATCH", "/api/auth/user/", "{")
                    .body.at("detail")
                    .as_string()
                    .starts_with("JSON parse error - "));
    EXPECT_EQ(call(m_alice, "GET", "/api/auth/user/").body.at("city"), "");
}

TEST_F(RestTest, sendAsAForm_isTheSameAsJson)
{
    const auto first = rest(m_process.port(), "POST", messagesPath(), "content=%E0%AA%95%E0%AB%87%E0%AA%AE+%3F",
                            m_alice.access, "application/x-www-form-urlencoded");
    ASSERT_EQ(first.status, 201u);
    EXPECT_EQ(first.body.at("content"), "કેમ ?");

    const std::string id = std::to_string(first.body.at("id").as_int64());
    const auto part = [](const std::string &name, const std::string &value) {
        return "--form\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    };
    const std::string multipart = "multipart/form-data; boundary=form";
    const auto reply =
        rest(m_process.port(), "POST", messagesPath(),
             part("content", "two\r\nlines") + part("message_type", "text") + part("reply_to", id) + "--form--\r\n",
             m_alice.access, multipart);
    ASSERT_EQ(reply.status, 201u);
    EXPECT_EQ(reply.body.at("content"), "two\r\nlines");
    EXPECT_EQ(reply.body.at("reply_to"), first.body.at("id"));

    const auto file =
        rest(m_process.port(), "POST", messagesPath(),
             part("content", "look") +
                 "--form\r\nContent-Disposition: form-data; name=\"uploaded_files\"; filename=\"a\"\r\n\r\nbytes\r\n"
                 "--form--\r\n",
             m_alice.access, multipart);
    EXPECT_EQ(file.status, 400u);
    EXPECT_EQ(file.body, (boost::json::value{{"uploaded_files", {"This server does not take files yet."}}}));

    const auto cut = rest(m_process.port(), "POST", messagesPath(), part("content", "x"), m_alice.access, multipart);
    EXPECT_EQ(cut.status, 400u);
    EXPECT_TRUE(cut.body.at("detail").as_string().starts_with("Multipart form parse error - "));
    EXPECT_EQ(rest(m_process.port(), "POST", messagesPath(), "x", m_alice.access, "text/plain").status, 415u);
    EXPECT_EQ(call(m_bob, "GET", messagesPath()).body.as_array().size(), 2u);
}

TEST_F(RestTest, signInAsAForm_isTheSameAsJson)
{
    const std::string form = "application/x-www-form-urlencoded";
    EXPECT_EQ(
        rest(m_process.port(), "POST", "/api/auth/login/", "username=alice&password=Test%401234", {}, form).status,
        200u);
    EXPECT_EQ(rest(m_process.port(), "POST", "/api/auth/token/refresh/", "refresh=" + m_alice.refresh, {}, form).status,
              200u);
}

TEST_F(RestTest, settings_areReadChangedAndReset)
{
    const std::string path = "/api/auth/settings/";
    EXPECT_EQ(call(m_bob, "GET", path).body.at("theme"), "light");
    const auto changed = call(m_bob, "PATCH", path, R"({"theme":"dark","enter_to_send":false,"id":99})");
    EXPECT_EQ(changed.status, 200u);
    EXPECT_EQ(changed.body.at("theme"), "dark");
    EXPECT_EQ(call(m_bob, "GET", path).body, changed.body);
    EXPECT_EQ(call(m_alice, "GET", path).body.at("theme"), "light");
    const auto wrong = call(m_bob, "PATCH", path, R"({"theme":"pink","font_size":"huge","language":""})");
    EXPECT_EQ(wrong.status, 400u);
    EXPECT_EQ(wrong.body.as_object().size(), 3u);
    const auto reset = call(m_bob, "POST", path + "reset/");
    EXPECT_EQ(reset.body.at("theme"), "light");
    EXPECT_EQ(reset.body.at("enter_to_send"), true);
}

TEST_F(RestTest, presence_movesWithTheTwoCalls)
{
    EXPECT_EQ(call(m_alice, "POST", "/api/auth/users/set-online/").body, (boost::json::value{{"status", "online"}}));
    const std::string alice = "/api/auth/users/" + std::to_string(m_alice.id) + '/';
    EXPECT_EQ(call(m_bob, "GET", alice).body.at("is_online"), true);
    EXPECT_EQ(call(m_alice, "POST", "/api/auth/users/set-offline/").body, (boost::json::value{{"status", "offline"}}));
    EXPECT_EQ(call(m_bob, "GET", alice).body.at("is_online"), false);
    EXPECT_TRUE(call(m_bob, "GET", alice).body.at("last_seen_at").is_string());
}
