// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/store/KnownPeople.h"

#include "server/store/PeopleReader.h"
#include "server/store/SqlSession.h"

namespace vatochito::server {

namespace {

/// Some 2 KB each; who has not written for long is read again.
constexpr std::size_t kMostKnown = 10'000;

/// Every change of a person moves one of these.
bool isUnchanged(SqlSession &session, const User &known)
{
    long long rev = 0, online = 0, lastSeen = 0, settings = 0;
    session.run("SELECT p.rev, p.is_online, coalesce(p.last_seen_us, 0), s.updated_us FROM person p"
                " JOIN person_settings s ON s.person_id = p.id WHERE p.id = :id",
                soci::use(known.id.value()), soci::into(rev), soci::into(online), soci::into(lastSeen),
                soci::into(settings));
    return rev == known.rev && (online != 0) == known.isOnline &&
           lastSeen == (known.lastSeenAt ? toMicros(*known.lastSeenAt) : 0) &&
           settings == toMicros(known.settings.updatedAt);
}

} // namespace

UserPtr KnownPeople::get(SqlSession &session, UserId id)
{
    const std::lock_guard lock(m_mutex);
    if (const auto known = m_people.find(id); known != m_people.end() && isUnchanged(session, *known->second))
        return known->second;
    if (m_people.size() >= kMostKnown)
        m_people.clear();
    UserPtr read = PeopleReader(session).get(id);
    m_people[id] = read;
    return read;
}

void KnownPeople::forget()
{
    const std::lock_guard lock(m_mutex);
    m_people.clear();
}

} // namespace vatochito::server
