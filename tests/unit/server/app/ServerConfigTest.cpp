// SPDX-License-Identifier: GPL-3.0-or-later
#include "ServerConfig.h"

#include "support/server/TemporaryFolder.h"

#include <gtest/gtest.h>

#include <fstream>
#include <map>

using namespace vatochito::server;
using namespace std::chrono_literals;

namespace {

using Variables = std::map<std::string, std::string>;

vatochito::Expected<ServerConfig, NoConfig> read(const std::vector<std::string> &arguments, Variables variables = {})
{
    return readServerConfig(arguments, [variables](const std::string &name) -> std::optional<std::string> {
        const auto found = variables.find(name);
        if (found == variables.end())
            return std::nullopt;
        return found->second;
    });
}

} // namespace

TEST(ServerConfig, nothingGiven_servesWithTheDefaults)
{
    const auto config = read({}, {{"HOME", "/home/x"}}).value();
    EXPECT_EQ(config.words, std::vector<std::string>{"serve"});
    EXPECT_EQ(config.address, "127.0.0.1");
    EXPECT_EQ(config.port, 8000);
    EXPECT_EQ(config.database, "/home/x/.local/share/vatochito-server/vatochito.sqlite3");
    EXPECT_EQ(config.secret, "/home/x/.local/share/vatochito-server/secret.key");
    EXPECT_EQ(config.lifetimes.access, 15min);
    EXPECT_EQ(config.lifetimes.refresh, 720h);
    EXPECT_EQ(config.frameLimit, 10'485'760u);
    EXPECT_EQ(config.commandRate, 50);
    EXPECT_TRUE(config.offersSync);
}

TEST(ServerConfig, syncOff_isLevel0Alone)
{
    EXPECT_FALSE(read({"--sync", "off"}).value().offersSync);
    EXPECT_FALSE(read({}, {{"VATOCHITO_SYNC", "off"}}).value().offersSync);
}

TEST(ServerConfig, folders_followSystemdThenXdg)
{
    EXPECT_EQ(read({}, {{"STATE_DIRECTORY", "/var/lib/v:/other"}, {"XDG_DATA_HOME", "/d"}}).value().media,
              "/var/lib/v/media");
    EXPECT_EQ(read({}, {{"XDG_DATA_HOME", "/d"}}).value().media, "/d/vatochito-server/media");
}

TEST(ServerConfig, theSecret_liesBesideANamedDatabaseUnlessNamedItself)
{
    EXPECT_EQ(read({"--database", "sqlite:///srv/chat/a.db"}).value().secret, "/srv/chat/secret.key");
    EXPECT_EQ(read({"--database", "sqlite:///srv/a.db"}, {{"VATOCHITO_SECRET_FILE", "/run/key"}}).value().secret,
              "/run/key");
    EXPECT_TRUE(read({"--database", "sqlite::memory:"}).value().database.empty());
}

TEST(ServerConfig, flagsWinOverEnvironmentAndItOverTheFile)
{
    const TemporaryFolder folder;
    const auto file = folder.path() / "server.conf";
    std::ofstream(file) << "listen = 0.0.0.0:1\naccess-lifetime = 1m\nrefresh-lifetime = 1d\n";
    const auto config = read({"serve", "--config", file.string(), "--listen", "[::1]:3"},
                             {{"VATOCHITO_LISTEN", "0.0.0.0:2"}, {"VATOCHITO_ACCESS_LIFETIME", "2m"}})
                            .value();
    EXPECT_EQ(config.address, "::1");
    EXPECT_EQ(config.port, 3);
    EXPECT_EQ(config.lifetimes.access, 2min);
    EXPECT_EQ(config.lifetimes.refresh, 24h);
}

TEST(ServerConfig, mistakes_exitTwoWithASentence)
{
    for (const std::vector<std::string> &arguments : std::vector<std::vector<std::string>>{
             {"--database", "postgresql://h/d"},
             {"--database", "sqlite://relative"},
             {"--channel", "redis://h"},
             {"--listen", "8000"},
             {"--listen", "a:70000"},
             {"--access-lifetime", "soon"},
             {"--frame-limit", "big"},
             {"--command-rate", "0"},
             {"--sync", "maybe"},
             {"--log-level", "loud"},
             {"--public-url", "ftp://x"},
             {"--list", "x"},
             {"--config", "/nowhere/x"},
         }) {
        const auto refused = read(arguments);
        ASSERT_FALSE(refused) << arguments.front();
        EXPECT_EQ(refused.error().exitCode, 2);
        EXPECT_FALSE(refused.error().sentence.empty());
    }
    EXPECT_EQ(read({"--help"}).error().exitCode, 0);
}
