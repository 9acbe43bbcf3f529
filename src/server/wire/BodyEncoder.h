// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/Records.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace vatochito::server {

/// Records as the JSON of compat.md, for one reader. People's private fields are in their own bodies alone; what
/// another may see follows that person's switches. Each person is encoded once. For one thread.
class BodyEncoder
{
public:
    /// For everybody at once: nobody's own fields.
    BodyEncoder() = default;
    explicit BodyEncoder(UserId viewer) : m_viewer(viewer) {}

    const std::string &user(const UserPtr &user);
    std::string users(const std::vector<UserPtr> &users);
    std::string message(const Message &message);
    std::string reaction(const Reaction &reaction, const UserPtr &person);
    std::string pin(MessageId message, const Pin &pin);
    std::string contact(const Contact &contact);
    std::string contacts(const std::vector<Contact> &contacts);
    std::string conversation(const Conversation &conversation);
    std::string conversations(const std::vector<Conversation> &conversations);
    void append(std::string &out, const Message &message);

private:
    void append(std::string &out, const Conversation &conversation);
    void append(std::string &out, const Member &member);
    void append(std::string &out, const Receipt &receipt);
    void append(std::string &out, const Quote &quote);
    void append(std::string &out, const Origin &origin);

    UserId m_viewer; ///< invalid: everybody
    std::unordered_map<UserId, std::string> m_people;
};

/// The same on both levels.
std::string encodeSettings(const Settings &settings);

} // namespace vatochito::server
