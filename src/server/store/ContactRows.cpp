// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/store/ContactRows.h"

#include "server/store/SqlSession.h"

namespace vatochito::server {

namespace {

/// \a where names `:key` once.
std::vector<Contact> readWhere(SqlSession &session, UserId owner, const char *where, long long key)
{
    long long id = 0, person = 0, blocked = 0, favorite = 0, added = 0, removed = 0;
    std::string nickname;
    std::vector<Contact> contacts;
    std::vector<UserId> people;
    session.forEach(
        std::string("SELECT id, person_id, nickname, is_blocked, is_favorite, added_us, is_removed FROM contact"
                    " WHERE owner_id = :owner AND ") +
            where + " ORDER BY id",
        [&] {
            contacts.push_back(
                {ContactId(id), nullptr, nickname, blocked != 0, favorite != 0, fromMicros(added), removed != 0});
            people.emplace_back(person);
        },
        soci::use(owner.value()), soci::use(key), soci::into(id), soci::into(person), soci::into(nickname),
        soci::into(blocked), soci::into(favorite), soci::into(added), soci::into(removed));
    PeopleReader reader(session);
    for (std::size_t i = 0; i < contacts.size(); ++i)
        contacts[i].person = reader.get(people[i]);
    return contacts;
}

std::optional<Contact> first(std::vector<Contact> contacts)
{
    if (contacts.empty())
        return std::nullopt;
    return std::move(contacts.front());
}

} // namespace

std::vector<Contact> readContacts(SqlSession &session, UserId owner)
{
    return readWhere(session, owner, "is_removed = :key", 0);
}

std::vector<Contact> readContactsAfter(SqlSession &session, UserId owner, long long after)
{
    return readWhere(session, owner, "account_rev > :key", after);
}

std::optional<Contact> readContact(SqlSession &session, UserId owner, ContactId id)
{
    return first(readWhere(session, owner, "id = :key", id.value()));
}

std::optional<Contact> readContactWith(SqlSession &session, UserId owner, UserId person)
{
    return first(readWhere(session, owner, "person_id = :key", person.value()));
}

} // namespace vatochito::server
