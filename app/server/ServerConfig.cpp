// SPDX-License-Identifier: GPL-3.0-or-later
#include "ServerConfig.h"

#include "Units.h"

#include <boost/program_options.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <fstream>
#include <map>

namespace vatochito::server {

namespace options = boost::program_options;

namespace {

constexpr const char *kUsage =
    R"(Usage: vatochito-server [serve] [options]
       vatochito-server migrate
       vatochito-server user add NAME [--display-name NAME] | user list | user passwd NAME
       vatochito-server member list CONVERSATION | member add CONVERSATION NAME | member remove CONVERSATION NAME
       vatochito-server session revoke NAME
       vatochito-server epoch renew
       vatochito-server check

Options, each also as VATOCHITO_... in the environment (VATOCHITO_ACCESS_LIFETIME=5m):
  --listen ADDRESS:PORT     127.0.0.1:8000 unless told
  --database URL            sqlite:///absolute/path or sqlite::memory:
  --channel URL             memory:
  --media DIR               where files will lie
  --public-url URL          the address people use; follows from the Host header unless told
  --access-lifetime 15m     s, m, h, d
  --refresh-lifetime 30d
  --frame-limit 10MiB
  --command-rate 50         socket commands a second
  --sync on                 off: protocol level 0 alone, to every client
  --config FILE             lines of "option = value"
  --log-level LEVEL         trace, debug, info, warning, error
)";

constexpr std::array<const char *, 11> kOptions{
    "listen",           "database",    "channel",      "media", "public-url", "access-lifetime",
    "refresh-lifetime", "frame-limit", "command-rate", "sync",  "log-level",
};

using Values = std::map<std::string, std::string>;

NoConfig usage(std::string sentence)
{
    return {std::move(sentence), 2};
}

options::options_description describeOptions()
{
    options::options_description description;
    for (const char *name : kOptions)
        description.add_options()(name, options::value<std::string>());
    return description;
}

std::string environmentName(std::string option)
{
    std::replace(option.begin(), option.end(), '-', '_');
    std::transform(option.begin(), option.end(), option.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return "VATOCHITO_" + option;
}

void takeMissing(Values &values, const options::variables_map &parsed)
{
    for (const auto &[name, value] : parsed) {
        if (name != "words")
            values.emplace(name, value.as<std::string>());
    }
}

Expected<Values, NoConfig> readFile(const std::string &file)
{
    std::ifstream stream(file);
    if (!stream)
        return failure(usage("Cannot read the configuration file " + file + "."));
    Values values;
    try {
        options::variables_map parsed;
        options::store(options::parse_config_file(stream, describeOptions()), parsed);
        takeMissing(values, parsed);
    } catch (const options::error &error) {
        return failure(usage(file + ": " + error.what()));
    }
    return values;
}

/// Flags, then environment, then file. The words go to \a config.
Expected<Values, NoConfig> collect(const std::vector<std::string> &arguments, const Environment &environment,
                                   ServerConfig &config)
{
    options::options_description description = describeOptions();
    description.add_options()("config", options::value<std::string>())("display-name", options::value<std::string>())(
        "words", options::value<std::vector<std::string>>());
    options::positional_options_description positional;
    positional.add("words", -1);

    Values values;
    try {
        namespace style = options::command_line_style;
        options::variables_map parsed;
        options::store(options::command_line_parser(arguments)
                           .options(description)
                           .positional(positional)
                           .style(style::unix_style & ~style::allow_guessing)
                           .run(),
                       parsed);
        takeMissing(values, parsed);
        if (parsed.count("words") > 0)
            config.words = parsed["words"].as<std::vector<std::string>>();
    } catch (const options::error &error) {
        return failure(usage(error.what()));
    }

    for (const char *name : kOptions) {
        if (const auto value = environment(environmentName(name)))
            values.emplace(name, *value);
    }
    if (const auto file = environment("VATOCHITO_CONFIG"))
        values.emplace("config", *file);
    if (const auto file = values.find("config"); file != values.end()) {
        auto fromFile = readFile(file->second);
        if (!fromFile)
            return failure(fromFile.error());
        values.merge(*fromFile);
    }
    return values;
}

std::filesystem::path stateDirectory(const Environment &environment)
{
    // systemd may name several, divided by colons.
    if (const auto state = environment("STATE_DIRECTORY"); state && !state->empty())
        return state->substr(0, state->find(':'));
    if (const auto data = environment("XDG_DATA_HOME"); data && !data->empty())
        return std::filesystem::path(*data) / "vatochito-server";
    return std::filesystem::path(environment("HOME").value_or("/")) / ".local/share/vatochito-server";
}

std::optional<NoConfig> applyListen(const std::string &text, ServerConfig &config)
{
    const auto colon = text.rfind(':');
    if (colon == std::string::npos || colon == 0)
        return usage("--listen wants ADDRESS:PORT.");
    config.address = text.substr(0, colon);
    if (config.address.front() == '[' && config.address.back() == ']')
        config.address = config.address.substr(1, config.address.size() - 2);
    unsigned port = 0;
    const char *end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data() + colon + 1, end, port);
    if (error != std::errc() || stopped != end || port > 65'535)
        return usage("--listen wants a port from 0 to 65535.");
    config.port = static_cast<unsigned short>(port);
    return std::nullopt;
}

std::optional<NoConfig> applyDatabase(const std::string &url, const std::filesystem::path &state, ServerConfig &config)
{
    constexpr std::string_view kFile = "sqlite://";
    config.secret = state / "secret.key";
    if (url.empty()) {
        config.database = state / "vatochito.sqlite3";
        return std::nullopt;
    }
    if (url == "sqlite::memory:") {
        config.database.clear();
        return std::nullopt;
    }
    if (url.starts_with("postgresql://") || url.starts_with("postgres://"))
        return usage("PostgreSQL is not supported by this version; use sqlite:///absolute/path.");
    if (!url.starts_with(kFile) || url.size() == kFile.size() || url[kFile.size()] != '/')
        return usage("--database wants sqlite:///absolute/path or sqlite::memory:.");
    config.database = url.substr(kFile.size());
    config.secret = config.database.parent_path() / "secret.key";
    return std::nullopt;
}

std::optional<NoConfig> applyChannel(const std::string &url)
{
    if (url == "memory:")
        return std::nullopt;
    if (url.starts_with("redis://") || url.starts_with("rediss://"))
        return usage("Redis is not supported by this version; use memory:.");
    return usage("--channel wants memory:.");
}

std::optional<NoConfig> applyPublicUrl(const std::string &url)
{
    // Checked, so that a mistake shows today; addresses in bodies are made once files are served.
    if (url.empty() || url.starts_with("http://") || url.starts_with("https://"))
        return std::nullopt;
    return usage("--public-url wants http://... or https://....");
}

std::optional<NoConfig> applyLimits(Values &values, ServerConfig &config)
{
    const auto access = parseDuration(values["access-lifetime"]);
    const auto refresh = parseDuration(values["refresh-lifetime"]);
    if (!access || !refresh)
        return usage("Lifetimes are written as 90s, 15m, 12h or 30d.");
    config.lifetimes = {*access, *refresh};

    const auto frame = parseSize(values["frame-limit"]);
    if (!frame)
        return usage("--frame-limit wants a size as 10MiB or 512KiB.");
    config.frameLimit = *frame;

    const std::string &rate = values["command-rate"];
    int commands = 0;
    const auto [stopped, error] = std::from_chars(rate.data(), rate.data() + rate.size(), commands);
    if (error != std::errc() || stopped != rate.data() + rate.size() || commands < 1)
        return usage("--command-rate wants a whole number above 0.");
    config.commandRate = commands;

    const std::string &sync = values["sync"];
    if (sync != "on" && sync != "off")
        return usage("--sync wants on or off.");
    config.offersSync = sync == "on";

    constexpr std::array<std::string_view, 5> kLevels{"trace", "debug", "info", "warning", "error"};
    config.logLevel = values["log-level"];
    if (std::find(kLevels.begin(), kLevels.end(), config.logLevel) == kLevels.end())
        return usage("--log-level wants trace, debug, info, warning or error.");
    return std::nullopt;
}

} // namespace

Expected<ServerConfig, NoConfig> readServerConfig(const std::vector<std::string> &arguments,
                                                  const Environment &environment)
{
    for (const std::string &argument : arguments) {
        if (argument == "--help" || argument == "-h")
            return failure(NoConfig{kUsage, 0});
        if (argument == "--version")
            return failure(NoConfig{"vatochito-server " VATOCHITO_VERSION "\n", 0});
    }
    ServerConfig config;
    auto values = collect(arguments, environment, config);
    if (!values)
        return failure(values.error());
    if (config.words.empty())
        config.words = {"serve"};

    const std::filesystem::path state = stateDirectory(environment);
    values->merge(Values{{"listen", "127.0.0.1:8000"},
                         {"database", ""},
                         {"channel", "memory:"},
                         {"media", (state / "media").string()},
                         {"public-url", ""},
                         {"access-lifetime", "15m"},
                         {"refresh-lifetime", "30d"},
                         {"frame-limit", "10MiB"},
                         {"command-rate", "50"},
                         {"sync", "on"},
                         {"log-level", "info"},
                         {"display-name", ""}});
    config.media = (*values)["media"];
    config.displayName = (*values)["display-name"];
    for (const auto &problem :
         {applyListen((*values)["listen"], config), applyDatabase((*values)["database"], state, config),
          applyChannel((*values)["channel"]), applyPublicUrl((*values)["public-url"]), applyLimits(*values, config)}) {
        if (problem)
            return failure(NoConfig(*problem));
    }
    if (const auto secret = environment("VATOCHITO_SECRET_FILE"); secret && !secret->empty())
        config.secret = *secret;
    return config;
}

} // namespace vatochito::server
