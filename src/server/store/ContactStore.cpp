// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/store/ContactStore.h"

#include "server/domain/Limits.h"
#include "server/store/AccountRows.h"
#include "server/store/ContactRows.h"
#include "server/store/SqlSession.h"

#include <algorithm>

namespace vatochito::server {

namespace {

using Outcome = ContactStore::Outcome;

/// What there is of it now, under the next number of the owner's account.
void store(SqlSession &session, UserId owner, const Contact &contact)
{
    const auto number = [](bool flag) { return flag ? 1LL : 0LL; };
    session.run("UPDATE contact SET nickname = :nickname, is_blocked = :blocked, is_favorite = :favorite,"
                " added_us = :added, is_removed = :removed, account_rev = :rev WHERE id = :id",
                soci::use(contact.nickname), soci::use(number(contact.isBlocked)),
                soci::use(number(contact.isFavorite)), soci::use(toMicros(contact.addedAt)),
                soci::use(number(contact.isRemoved)), soci::use(raiseAccount(session, owner)),
                soci::use(contact.id.value()));
}

long long countContacts(SqlSession &session, UserId owner)
{
    long long count = 0;
    session.run("SELECT count(*) FROM contact WHERE owner_id = :owner AND is_removed = 0", soci::use(owner.value()),
                soci::into(count));
    return count;
}

Result<Outcome> addIn(SqlSession &session, UserId owner, UserId person, const std::string &nickname, Timestamp now)
{
    if (owner == person)
        return failure(ServerError::invalid("You cannot add yourself as a contact."));
    const UserPtr added = PeopleReader(session).find(person);
    if (!added)
        return failure(ServerError::notFound());
    auto earlier = readContactWith(session, owner, person);
    if (earlier && !earlier->isRemoved)
        return Outcome{std::move(*earlier), false};
    if (countContacts(session, owner) >= limits::kContacts)
        return failure(ServerError::invalid("Your list of contacts is full."));
    Contact fresh{.id = {}, .person = added, .nickname = nickname, .addedAt = now};
    if (earlier) {
        fresh.id = earlier->id;
    } else {
        long long id = 0;
        session.run("INSERT INTO contact (owner_id, person_id, added_us, account_rev)"
                    " VALUES (:owner, :person, :now, 0) RETURNING id",
                    soci::use(owner.value()), soci::use(person.value()), soci::use(toMicros(now)), soci::into(id));
        fresh.id = ContactId(id);
    }
    store(session, owner, fresh);
    return Outcome{std::move(fresh)};
}

/// The contact that is in the list, or why not.
Result<Contact> listed(SqlSession &session, UserId owner, ContactId id)
{
    auto contact = readContact(session, owner, id);
    if (!contact || contact->isRemoved)
        return failure(ServerError::notFound());
    return std::move(*contact);
}

Result<Outcome> changeIn(SqlSession &session, UserId owner, ContactId id, const ContactStore::Edit &edit)
{
    auto contact = listed(session, owner, id);
    if (!contact)
        return failure(contact.error());
    const ContactChange change = edit(*contact);
    Contact after = *contact;
    after.nickname = change.nickname.value_or(after.nickname);
    after.isBlocked = change.isBlocked.value_or(after.isBlocked);
    after.isFavorite = change.isFavorite.value_or(after.isFavorite);
    const bool isSame = after.nickname == contact->nickname && after.isBlocked == contact->isBlocked &&
                        after.isFavorite == contact->isFavorite;
    if (!isSame)
        store(session, owner, after);
    return Outcome{std::move(after), !isSame};
}

Result<Outcome> removeIn(SqlSession &session, UserId owner, ContactId id)
{
    auto contact = listed(session, owner, id);
    if (!contact)
        return failure(contact.error());
    Contact gone{.id = id, .person = contact->person, .nickname = {}, .addedAt = contact->addedAt, .isRemoved = true};
    store(session, owner, gone);
    return Outcome{std::move(gone)};
}

} // namespace

Result<std::vector<Contact>> ContactStore::all(UserId owner)
{
    using Contacts = std::vector<Contact>;
    return m_database.read<Contacts>(
        [owner](SqlSession &session) -> Result<Contacts> { return readContacts(session, owner); });
}

Result<Outcome> ContactStore::add(UserId owner, UserId person, const std::string &nickname)
{
    return write(owner,
                 [=, this](SqlSession &session) { return addIn(session, owner, person, nickname, m_clock.now()); });
}

Result<Contact> ContactStore::change(UserId owner, ContactId id, const Edit &edit)
{
    return write(owner, [=](SqlSession &session) { return changeIn(session, owner, id, edit); })
        .map([](const Outcome &outcome) { return outcome.contact; });
}

Status ContactStore::remove(UserId owner, ContactId id)
{
    return write(owner, [=](SqlSession &session) { return removeIn(session, owner, id); }).map([](const Outcome &) {});
}

Result<Outcome> ContactStore::write(UserId owner, Work work)
{
    struct Written
    {
        Outcome outcome;
        AccountChange change;
    };
    const auto written = m_database.writeAndTell<Written>(
        [owner, work = std::move(work)](SqlSession &session) -> Result<Written> {
            auto outcome = work(session);
            if (!outcome)
                return failure(outcome.error());
            Written done{std::move(*outcome), {owner, accountOf(session, owner)}};
            done.change.contacts.push_back(done.outcome.contact);
            return done;
        },
        [this](const Written &done) {
            if (m_announce && done.outcome.isChanged)
                m_announce(done.change);
        });
    if (!written)
        return failure(written.error());
    return written->outcome;
}

} // namespace vatochito::server
