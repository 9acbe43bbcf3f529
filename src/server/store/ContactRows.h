// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/People.h"
#include "server/store/PeopleReader.h"

#include <vector>

/// Inside a transaction; throws what SOCI throws.
namespace vatochito::server {

/// Those in the list of \a owner, in order of id.
std::vector<Contact> readContacts(SqlSession &session, UserId owner);
/// Those whose account number is above \a after, removed ones too; in order of id.
std::vector<Contact> readContactsAfter(SqlSession &session, UserId owner, long long after);
/// A removed one too.
std::optional<Contact> readContact(SqlSession &session, UserId owner, ContactId id);
std::optional<Contact> readContactWith(SqlSession &session, UserId owner, UserId person);

} // namespace vatochito::server
