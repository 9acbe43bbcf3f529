// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/PeopleService.h"

#include "base/Utf8.h"
#include "server/domain/Content.h"
#include "server/domain/Limits.h"

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

} // namespace vatochito::server
