// SPDX-License-Identifier: GPL-3.0-or-later
#include "Shape.h"

#include <boost/json.hpp>

#include <fstream>
#include <iterator>
#include <set>
#include <stdexcept>

namespace vatochito::server {

namespace json = boost::json;

namespace {

const std::set<std::string> kMayBeNull{
    // people
    "email", "phone_number", "avatar", "is_online", "last_seen_at", "date_of_birth", "settings",
    // conversations
    "invite_link", "muted_until", "last_message",
    // messages
    "edited_at", "reply_to", "reply_to_message", "forwarded_from", "forwarded_from_message"};

void compare(const json::value &recorded, const json::value &actual, const std::string &path, const std::string &key,
             std::vector<std::string> &differences)
{
    if (recorded.is_null() || actual.is_null()) {
        if (recorded.kind() != actual.kind() && !kMayBeNull.contains(key))
            differences.push_back(path + ": null");
        return;
    }
    if (recorded.kind() != actual.kind()) {
        differences.push_back(path + ": another kind");
        return;
    }
    if (recorded.is_array() && !recorded.get_array().empty() && !actual.get_array().empty())
        compare(recorded.get_array().front(), actual.get_array().front(), path + "[0]", {}, differences);
    if (!recorded.is_object())
        return;
    for (const auto &[name, value] : recorded.get_object()) {
        const json::value *other = actual.get_object().if_contains(name);
        const std::string here = path + '.' + std::string(name);
        if (other)
            compare(value, *other, here, std::string(name), differences);
        else
            differences.push_back(here + ": missing");
    }
    for (const auto &entry : actual.get_object()) {
        if (!recorded.get_object().contains(entry.key()))
            differences.push_back(path + '.' + std::string(entry.key()) + ": added");
    }
}

} // namespace

json::value fixture(const std::string &name)
{
    std::ifstream stream(std::string(VATOCHITO_FIXTURES) + '/' + name);
    if (!stream)
        throw std::runtime_error("no fixture " + name);
    return json::parse(std::string{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()});
}

std::vector<std::string> shapeDifferences(const json::value &recorded, const json::value &actual)
{
    std::vector<std::string> differences;
    compare(recorded, actual, "", {}, differences);
    return differences;
}

} // namespace vatochito::server
