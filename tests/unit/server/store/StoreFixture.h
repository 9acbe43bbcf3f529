// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/store/Store.h"
#include "support/server/ManualClock.h"
#include "support/server/TemporaryFolder.h"

#include <gtest/gtest.h>

#include <future>

namespace vatochito::server {

/// A store on a real file, with alice and bob.
class StoreFixture : public testing::Test
{
protected:
    StoreFixture()
        : m_store(Store::open(m_folder.path() / "test.sqlite3", m_clock).value())
        , m_alice(user("alice"))
        , m_bob(user("bob"))
    {
    }

    UserId user(const std::string &name)
    {
        return m_store->users().create({name, "hash of " + name, name + "@test.com", "", std::nullopt}).value()->id;
    }
    ConversationId direct() { return m_store->conversations().direct(m_alice, m_bob).value().id; }
    ConversationId group(std::vector<UserId> others)
    {
        NewConversation wanted;
        wanted.title = "Team";
        wanted.owner = m_alice;
        wanted.others = std::move(others);
        return m_store->conversations().create(wanted).value().id;
    }
    Result<Message> append(ConversationId conversation, UserId sender, const std::string &content,
                           std::optional<MessageId> replyTo = std::nullopt)
    {
        return appended({conversation, sender, MessageType::Text, content, replyTo}).map([](const auto &outcome) {
            return outcome.message;
        });
    }
    Result<MessageStore::Outcome> appended(const Draft &draft)
    {
        return wait<Result<MessageStore::Outcome>>([&](auto done) { m_store->messages().append(draft, done); });
    }
    template <typename Outcome, typename Call>
    static Outcome wait(Call call)
    {
        std::promise<Outcome> promise;
        call([&promise](Outcome outcome) { promise.set_value(std::move(outcome)); });
        return promise.get_future().get();
    }

    TemporaryFolder m_folder;
    ManualClock m_clock;
    std::unique_ptr<Store> m_store;
    UserId m_alice;
    UserId m_bob;
};

} // namespace vatochito::server
