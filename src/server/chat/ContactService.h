// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/store/ContactStore.h"

namespace vatochito::server {

/// Whom a signed-in person has in their list. Blocks; not for strands.
class ContactService
{
public:
    using Outcome = ContactStore::Outcome;

    /// \a contacts must outlive the service.
    explicit ContactService(ContactStore &contacts) : m_contacts(contacts) {}

    Result<std::vector<Contact>> all(UserId owner) { return m_contacts.all(owner); }
    /// Errors: as ContactStore::add(), and Invalid for the nickname.
    Result<Outcome> add(UserId owner, UserId person, const std::string &nickname);
    /// Errors: NotFound, Invalid for the nickname.
    Result<Contact> change(UserId owner, ContactId id, ContactChange change);
    /// Errors: NotFound.
    Result<Contact> toggleBlocked(UserId owner, ContactId id);
    Result<Contact> toggleFavorite(UserId owner, ContactId id);
    Status remove(UserId owner, ContactId id) { return m_contacts.remove(owner, id); }

private:
    ContactStore &m_contacts;
};

} // namespace vatochito::server
