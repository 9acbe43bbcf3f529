// SPDX-License-Identifier: GPL-3.0-or-later
#include "AdminCommands.h"

#include "Password.h"
#include "StateFolder.h"
#include "server/auth/PasswordHasher.h"
#include "server/auth/Registration.h"
#include "server/channel/MemoryChannelLayer.h"
#include "server/store/Connection.h"
#include "server/store/Migrations.h"
#include "server/store/Store.h"

#include <unistd.h>

#include <charconv>

namespace vatochito::server {

namespace {

using Words = std::vector<std::string>;

std::string sentenceOf(const ServerError &error)
{
    if (error.fields.empty())
        return error.detail;
    std::string text;
    for (const auto &[field, sentence] : error.fields)
        text.append(text.empty() ? "" : " ").append(field).append(": ").append(sentence);
    return text;
}

/// One run of one subcommand.
class AdminCommand
{
public:
    AdminCommand(const ServerConfig &config, const Environment &environment, std::ostream &out, std::ostream &err)
        : m_config(config), m_environment(environment), m_out(out), m_err(err)
    {
    }

    int run()
    {
        const Words &words = m_config.words;
        if (words == Words{"check"})
            return check();
        if (words == Words{"migrate"})
            return withStore([this](Store &) { return migrated(); });
        if (words.size() >= 2 && words[0] == "user")
            return user(words);
        if (words.size() >= 3 && words[0] == "member")
            return member(words);
        if (words.size() == 3 && words[0] == "session" && words[1] == "revoke")
            return withStore([&](Store &store) { return revokeSessions(store, words[2]); });
        if (words == Words{"epoch", "renew"})
            return withStore([](Store &store) { return store.sync().renewEpoch(); });
        return usage();
    }

private:
    int user(const Words &words)
    {
        if (words[1] == "list" && words.size() == 2)
            return withStore([this](Store &store) { return listUsers(store); });
        if (words[1] == "add" && words.size() == 3)
            return withStore([&](Store &store) { return addUser(store, words[2]); });
        if (words[1] == "passwd" && words.size() == 3)
            return withStore([&](Store &store) { return changePassword(store, words[2]); });
        return usage();
    }

    int member(const Words &words)
    {
        long long id = 0;
        const char *end = words[2].data() + words[2].size();
        const auto [stopped, error] = std::from_chars(words[2].data(), end, id);
        if (error != std::errc() || stopped != end || id <= 0)
            return usage();
        const ConversationId conversation(id);
        if (words[1] == "list" && words.size() == 3)
            return withStore([&](Store &store) { return listMembers(store, conversation); });
        if (words.size() != 4 || (words[1] != "add" && words[1] != "remove"))
            return usage();
        return withStore([&](Store &store) { return changeMember(store, conversation, words[3], words[1] == "add"); });
    }

    int withStore(const std::function<Status(Store &)> &work)
    {
        if (const Status prepared = prepareFolder(m_config.database.parent_path()); !prepared)
            return failed(prepared.error());
        auto store = Store::open(m_config.database, m_clock);
        if (!store)
            return failed(store.error());
        if (const Status done = work(**store); !done)
            return failed(done.error());
        return 0;
    }

    Status migrated()
    {
        m_out << "schema " << newestSchemaVersion() << '\n';
        return {};
    }

    Status listUsers(Store &store)
    {
        const auto users = store.users().all();
        if (!users)
            return failure(users.error());
        for (const UserPtr &user : *users)
            m_out << user->id.value() << '\t' << user->username << '\t' << user->displayName << '\n';
        return {};
    }

    Status addUser(Store &store, const std::string &name)
    {
        auto password = askPassword(m_environment);
        if (!password)
            return failure(password.error());
        Registration registration;
        registration.username = name;
        registration.password = *password;
        registration.passwordAgain = *password;
        registration.displayName = m_config.displayName;
        if (Status checked = checkRegistration(registration); !checked)
            return checked;
        auto hash = PasswordHasher().hash(*password);
        if (!hash)
            return failure(hash.error());
        const auto user = store.users().create({name, std::move(*hash), "", m_config.displayName, std::nullopt});
        if (!user)
            return failure(user.error());
        m_out << (*user)->id.value() << '\t' << (*user)->username << '\n';
        return {};
    }

    Status changePassword(Store &store, const std::string &name)
    {
        const auto user = store.users().findByName(name);
        if (!user)
            return failure(user.error());
        auto password = askPassword(m_environment);
        if (!password)
            return failure(password.error());
        if (Status checked = checkPassword(*password); !checked)
            return checked;
        auto hash = PasswordHasher().hash(*password);
        if (!hash)
            return failure(hash.error());
        if (Status done = store.users().setPasswordHash((*user)->id, std::move(*hash)); !done)
            return done;
        // Whoever knew the old one may be signed in somewhere.
        return store.tokens().revokeAll((*user)->id);
    }

    /// A running server finds it within a second and closes what is open.
    Status revokeSessions(Store &store, const std::string &name)
    {
        const auto user = store.users().findByName(name);
        if (!user)
            return failure(user.error());
        return store.tokens().revokeAll((*user)->id);
    }

    Status listMembers(Store &store, ConversationId conversation)
    {
        const auto members = store.conversations().members(conversation);
        if (!members)
            return failure(members.error());
        for (const Member &member : *members)
            m_out << member.user->username << '\t' << (member.isAdmin ? "admin" : "member") << '\n';
        return {};
    }

    Status changeMember(Store &store, ConversationId conversation, const std::string &name, bool adds)
    {
        const auto user = store.users().findByName(name);
        if (!user)
            return failure(user.error());
        return adds ? store.conversations().admit(conversation, (*user)->id)
                    : store.conversations().remove(conversation, (*user)->id);
    }

    int check()
    {
        bool isFine = true;
        const auto report = [&](const char *what, const Status &status) {
            m_out << what << ": " << (status ? "ok" : "failed: " + sentenceOf(status.error())) << '\n';
            isFine = isFine && status;
        };
        // Looks without migrating: a check changes nothing.
        const bool exists = m_config.database.empty() || std::filesystem::exists(m_config.database);
        auto connection = exists ? Connection::open(m_config.database)
                                 : Result<std::unique_ptr<Connection>>(
                                       failure(ServerError::storage("there is no file " + m_config.database.string())));
        report("database", connection ? (*connection)->checkIntegrity() : failure(connection.error()));
        report("migrations", connection ? checkSchema(**connection) : failure(connection.error()));
        report("channel", MemoryChannelLayer().ping());
        report("media folder", checkMedia());
        report("clock", checkClock());
        return isFine ? 0 : 1;
    }

    Status checkSchema(Connection &connection)
    {
        const auto version = schemaVersion(connection);
        if (!version)
            return failure(version.error());
        if (*version == newestSchemaVersion() || m_config.database.empty())
            return {};
        return failure(ServerError::storage("schema " + std::to_string(*version) + " of " +
                                            std::to_string(newestSchemaVersion()) + "; run migrate"));
    }

    Status checkMedia()
    {
        // The server makes the folder when it starts for the first time.
        if (::access(nearestExisting(m_config.media).c_str(), W_OK | X_OK) != 0)
            return failure(ServerError::storage("cannot write into " + m_config.media.string()));
        return {};
    }

    Status checkClock()
    {
        // Tokens and messages carry the time: one from before this program was written is wrong.
        if (m_clock.now() < *parseIso8601("2026-01-01T00:00:00Z"))
            return failure(ServerError::storage("the clock says " + toIso8601(m_clock.now())));
        return {};
    }

    int usage()
    {
        m_err << "Unknown command. Try vatochito-server --help.\n";
        return 2;
    }

    int failed(const ServerError &error)
    {
        m_err << sentenceOf(error) << '\n';
        return 1;
    }

    const ServerConfig &m_config;
    const Environment &m_environment;
    std::ostream &m_out;
    std::ostream &m_err;
    SystemClock m_clock;
};

} // namespace

int runAdminCommand(const ServerConfig &config, const Environment &environment, std::ostream &out, std::ostream &err)
{
    return AdminCommand(config, environment, out, err).run();
}

} // namespace vatochito::server
