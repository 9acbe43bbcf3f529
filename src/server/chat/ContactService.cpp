// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/ContactService.h"

#include "server/domain/PersonFields.h"

namespace vatochito::server {

Result<ContactService::Outcome> ContactService::add(UserId owner, UserId person, const std::string &nickname)
{
    if (Status checked = person::checkContact({.nickname = nickname}); !checked)
        return failure(checked.error());
    return m_contacts.add(owner, person, nickname);
}

Result<Contact> ContactService::change(UserId owner, ContactId id, ContactChange change)
{
    if (Status checked = person::checkContact(change); !checked)
        return failure(checked.error());
    return m_contacts.change(owner, id, [change = std::move(change)](const Contact &) { return change; });
}

Result<Contact> ContactService::toggleBlocked(UserId owner, ContactId id)
{
    return m_contacts.change(owner, id,
                             [](const Contact &before) { return ContactChange{.isBlocked = !before.isBlocked}; });
}

Result<Contact> ContactService::toggleFavorite(UserId owner, ContactId id)
{
    return m_contacts.change(owner, id,
                             [](const Contact &before) { return ContactChange{.isFavorite = !before.isFavorite}; });
}

} // namespace vatochito::server
