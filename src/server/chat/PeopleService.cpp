// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/PeopleService.h"

#include "base/Utf8.h"
#include "server/domain/Content.h"
#include "server/domain/Limits.h"
#include "server/domain/PersonFields.h"

namespace vatochito::server {

Result<std::vector<UserPtr>> PeopleService::everybodyBut(UserId viewer)
{
    auto people = m_users.all();
    if (people)
        std::erase_if(*people, [viewer](const UserPtr &person) { return person->id == viewer; });
    return people;
}

Result<std::vector<UserPtr>> PeopleService::search(const std::string &text, UserId viewer)
{
    const std::string wanted(trimmed(text));
    if (!isValidUtf8(wanted) || codePointCount(wanted) < limits::kSearchMinCodePoints)
        return std::vector<UserPtr>();
    return m_users.search(wanted, viewer);
}

Result<UserPtr> PeopleService::change(UserId user, ProfileChange change)
{
    if (Status checked = person::checkChange(change); !checked)
        return failure(checked.error());
    return m_users.change(user, std::move(change));
}

Result<Settings> PeopleService::changeSettings(UserId user, SettingsChange change)
{
    if (Status checked = person::checkSettings(change); !checked)
        return failure(checked.error());
    return m_settings.change(user, std::move(change));
}

Status PeopleService::setOnline(const User &user, bool online)
{
    if (Status done = m_users.setOnline(user.id, online); !done)
        return done;
    if (m_announce)
        m_announce(user, online);
    return {};
}

} // namespace vatochito::server
