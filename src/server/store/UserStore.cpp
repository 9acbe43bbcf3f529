// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/store/UserStore.h"

#include "server/domain/Limits.h"
#include "server/store/LikePattern.h"
#include "server/store/PeopleReader.h"
#include "server/store/SqlSession.h"

namespace vatochito::server {

namespace {

constexpr const char *kPhoneTaken = "user with this phone number already exists.";

Status checkFreeIn(SqlSession &session, const std::string &username, const std::optional<std::string> &phoneNumber)
{
    ServerError error = ServerError::invalid("");
    long long taken = 0;
    session.run("SELECT count(*) FROM person WHERE username = :name", soci::use(username), soci::into(taken));
    if (taken > 0)
        error.fields.emplace_back("username", "A user with that username already exists.");
    if (phoneNumber) {
        session.run("SELECT count(*) FROM person WHERE phone_number = :phone", soci::use(*phoneNumber),
                    soci::into(taken));
        if (taken > 0)
            error.fields.emplace_back("phone_number", kPhoneTaken);
    }
    if (error.fields.empty())
        return {};
    return failure(std::move(error));
}

Result<UserPtr> insertUser(SqlSession &session, const NewUser &newUser, Timestamp now)
{
    if (Status free = checkFreeIn(session, newUser.username, newUser.phoneNumber); !free)
        return failure(free.error());

    const std::string phone = newUser.phoneNumber.value_or("");
    soci::indicator hasPhone = newUser.phoneNumber ? soci::i_ok : soci::i_null;
    const long long nowUs = toMicros(now);
    long long id = 0;
    session.run("INSERT INTO person (username, password_hash, email, display_name, phone_number, joined_us)"
                " VALUES (:name, :hash, :email, :display, :phone, :now) RETURNING id",
                soci::use(newUser.username), soci::use(newUser.passwordHash), soci::use(newUser.email),
                soci::use(newUser.displayName), soci::use(phone, hasPhone), soci::use(nowUs), soci::into(id));
    session.run("INSERT INTO person_settings (person_id, created_us, updated_us) VALUES (:id, :created, :updated)",
                soci::use(id), soci::use(nowUs), soci::use(nowUs));
    return PeopleReader(session).get(UserId(id));
}

/// Replaces what \a change names and leaves the rest.
User changed(User user, const ProfileChange &change)
{
    const auto orNothing = [](const std::string &text) { return text.empty() ? std::nullopt : std::optional(text); };
    user.email = change.email.value_or(user.email);
    user.displayName = change.displayName.value_or(user.displayName);
    if (change.phoneNumber)
        user.phoneNumber = orNothing(*change.phoneNumber);
    user.statusMessage = change.statusMessage.value_or(user.statusMessage);
    user.bio = change.bio.value_or(user.bio);
    if (change.dateOfBirth)
        user.dateOfBirth = orNothing(*change.dateOfBirth);
    user.country = change.country.value_or(user.country);
    user.city = change.city.value_or(user.city);
    user.website = change.website.value_or(user.website);
    user.showPhoneNumber = change.showPhoneNumber.value_or(user.showPhoneNumber);
    user.showLastSeen = change.showLastSeen.value_or(user.showLastSeen);
    user.showProfilePhoto = change.showProfilePhoto.value_or(user.showProfilePhoto);
    user.allowCalls = change.allowCalls.value_or(user.allowCalls);
    user.allowGroupInvite = change.allowGroupInvite.value_or(user.allowGroupInvite);
    return user;
}

Status checkPhoneIsFree(SqlSession &session, const std::string &phoneNumber, UserId owner)
{
    long long taken = 0;
    session.run("SELECT count(*) FROM person WHERE phone_number = :phone AND id <> :owner", soci::use(phoneNumber),
                soci::use(owner.value()), soci::into(taken));
    if (taken > 0)
        return failure(ServerError::field("phone_number", kPhoneTaken));
    return {};
}

void updateProfile(SqlSession &session, const User &user)
{
    using soci::use;
    const std::string phone = user.phoneNumber.value_or(""), birth = user.dateOfBirth.value_or("");
    soci::indicator hasPhone = user.phoneNumber ? soci::i_ok : soci::i_null;
    soci::indicator hasBirth = user.dateOfBirth ? soci::i_ok : soci::i_null;
    const long long showPhone = user.showPhoneNumber, showLastSeen = user.showLastSeen;
    const long long showPhoto = user.showProfilePhoto, calls = user.allowCalls, invite = user.allowGroupInvite;
    session.run("UPDATE person SET email = :email, display_name = :display, phone_number = :phone,"
                " status_message = :status, bio = :bio, date_of_birth = :birth, country = :country, city = :city,"
                " website = :website, show_phone_number = :show_phone, show_last_seen = :show_seen,"
                " show_profile_photo = :show_photo, allow_calls = :calls, allow_group_invite = :invite, rev = rev + 1"
                " WHERE id = :id",
                use(user.email), use(user.displayName), use(phone, hasPhone), use(user.statusMessage), use(user.bio),
                use(birth, hasBirth), use(user.country), use(user.city), use(user.website), use(showPhone),
                use(showLastSeen), use(showPhoto), use(calls), use(invite), use(user.id.value()));
}

Result<UserPtr> findIn(SqlSession &session, UserId id)
{
    UserPtr user = PeopleReader(session).find(id);
    if (!user)
        return failure(ServerError::notFound());
    return user;
}

/// \a column is one of ours, never a caller's word.
Result<UserStore::Credentials> credentials(SqlSession &session, const char *column, const std::string &value)
{
    long long id = 0;
    UserStore::Credentials found;
    if (!session.run(std::string("SELECT id, password_hash FROM person WHERE ") + column + " = :value",
                     soci::use(value), soci::into(id), soci::into(found.passwordHash)))
        return failure(ServerError::notFound());
    found.id = UserId(id);
    return found;
}

std::vector<UserPtr> readAll(SqlSession &session, const std::vector<long long> &ids)
{
    PeopleReader people(session);
    std::vector<UserPtr> users;
    users.reserve(ids.size());
    for (const long long id : ids)
        users.push_back(people.get(UserId(id)));
    return users;
}

} // namespace

Result<UserPtr> UserStore::create(NewUser newUser)
{
    return m_database.writeAndWait<UserPtr>([newUser = std::move(newUser), now = m_clock.now()](SqlSession &session) {
        return insertUser(session, newUser, now);
    });
}

Status UserStore::checkFree(const std::string &username, const std::optional<std::string> &phoneNumber)
{
    const auto free = m_database.read<bool>([&](SqlSession &session) -> Result<bool> {
        if (Status status = checkFreeIn(session, username, phoneNumber); !status)
            return failure(status.error());
        return true;
    });
    if (!free)
        return failure(free.error());
    return {};
}

Result<UserPtr> UserStore::find(UserId id)
{
    return m_database.read<UserPtr>([id](SqlSession &session) { return findIn(session, id); });
}

Result<UserPtr> UserStore::findByName(const std::string &username)
{
    return m_database.read<UserPtr>([&](SqlSession &session) -> Result<UserPtr> {
        long long id = 0;
        if (!session.run("SELECT id FROM person WHERE username = :name", soci::use(username), soci::into(id)))
            return failure(ServerError::notFound("User not found."));
        return findIn(session, UserId(id));
    });
}

Result<UserStore::Credentials> UserStore::credentialsByName(const std::string &username)
{
    return m_database.read<Credentials>(
        [&](SqlSession &session) { return credentials(session, "username", username); });
}

Result<UserStore::Credentials> UserStore::credentialsByPhone(const std::string &phoneNumber)
{
    return m_database.read<Credentials>(
        [&](SqlSession &session) { return credentials(session, "phone_number", phoneNumber); });
}

Status UserStore::setPasswordHash(UserId id, std::string hash)
{
    const auto done = m_database.writeAndWait<bool>([id, hash = std::move(hash)](SqlSession &session) -> Result<bool> {
        session.run("UPDATE person SET password_hash = :hash WHERE id = :id", soci::use(hash), soci::use(id.value()));
        return true;
    });
    if (!done)
        return failure(done.error());
    return {};
}

Result<UserPtr> UserStore::change(UserId id, ProfileChange change)
{
    struct Changed
    {
        UserPtr before;
        UserPtr after;
    };
    const auto work = [id, change = std::move(change)](SqlSession &session) -> Result<Changed> {
        const auto before = findIn(session, id);
        if (!before)
            return failure(before.error());
        User after = changed(**before, change);
        if (after.phoneNumber) {
            if (Status free = checkPhoneIsFree(session, *after.phoneNumber, id); !free)
                return failure(free.error());
        }
        updateProfile(session, after);
        ++after.rev;
        return Changed{*before, std::make_shared<const User>(after)};
    };
    const auto done = m_database.writeAndTell<Changed>(work, [this](const Changed &people) {
        if (m_announce)
            m_announce(people.before, people.after);
    });
    if (!done)
        return failure(done.error());
    return done->after;
}

Status UserStore::setOnline(UserId id, bool online)
{
    const long long now = toMicros(m_clock.now());
    const auto done = m_database.writeAndWait<bool>([=](SqlSession &session) -> Result<bool> {
        const long long flag = online ? 1 : 0;
        session.run("UPDATE person SET is_online = :online, last_seen_us = :now WHERE id = :id", soci::use(flag),
                    soci::use(now), soci::use(id.value()));
        return true;
    });
    if (!done)
        return failure(done.error());
    return {};
}

Result<std::vector<UserPtr>> UserStore::all()
{
    return m_database.read<std::vector<UserPtr>>([](SqlSession &session) -> Result<std::vector<UserPtr>> {
        std::vector<long long> ids;
        long long row = 0;
        session.forEach(
            "SELECT id FROM person ORDER BY id", [&] { ids.push_back(row); }, soci::into(row));
        return readAll(session, ids);
    });
}

Result<std::vector<UserPtr>> UserStore::search(const std::string &text, UserId except)
{
    const std::string pattern = containsPattern(text);
    return m_database.read<std::vector<UserPtr>>([&](SqlSession &session) -> Result<std::vector<UserPtr>> {
        std::vector<long long> ids;
        long long row = 0;
        session.forEach(
            "SELECT id FROM person WHERE id <> :me AND (username LIKE :name ESCAPE '\\'"
            " OR display_name LIKE :display ESCAPE '\\'"
            " OR (show_phone_number = 1 AND phone_number LIKE :phone ESCAPE '\\'))"
            " ORDER BY username LIMIT :limit",
            [&] { ids.push_back(row); }, soci::use(except.value()), soci::use(pattern), soci::use(pattern),
            soci::use(pattern), soci::use(static_cast<long long>(limits::kSearchResults)), soci::into(row));
        return readAll(session, ids);
    });
}

} // namespace vatochito::server
