// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/auth/AuthService.h"

#include "base/Utf8.h"
#include "server/domain/Limits.h"

#include <utility>

namespace vatochito::server {

namespace {

ServerError wrongCredentials()
{
    return ServerError::field("non_field_errors", "Unable to log in with provided credentials.");
}

/// Both failures in one answer: a form should be told everything at once.
Status merged(Status first, const Status &second)
{
    if (first)
        return second;
    if (!second) {
        if (second.error().code != ServerError::Code::Invalid)
            return second;
        auto &fields = first.error().fields;
        fields.insert(fields.begin(), second.error().fields.begin(), second.error().fields.end());
    }
    return first;
}

/// Nobody is called so: not worth a hash, or a place among the counted.
bool isNobodysName(const AuthService::Identifier &who)
{
    if (who.username)
        return codePointCount(*who.username) > limits::kUsernameCodePoints;
    return who.phoneNumber.value_or("").size() > limits::kPhoneBytes;
}

} // namespace

AuthService::AuthService(Store &store, const TokenService &tokens, const PasswordHasher &hasher, const Clock &clock)
    : m_store(store)
    , m_tokens(tokens)
    , m_hasher(hasher)
    , m_signIns({limits::kFailedSignIns, limits::kFailedSignInWindow, "Too many failed sign-ins. Try again later."},
                clock)
    , m_registrations({limits::kRegistrations, limits::kRegistrationWindow, "Too many new accounts. Try again later."},
                      clock)
{
}

Result<AuthService::SignIn> AuthService::registerUser(const Registration &registration, const std::string &address)
{
    const Status checked = merged(checkRegistration(registration),
                                  m_store.users().checkFree(registration.username, registration.phoneNumber));
    if (!checked)
        return failure(checked.error());
    // Counted once all fields are right: correcting a form costs nothing.
    if (Status admitted = m_registrations.begin("", address); !admitted)
        return failure(admitted.error());
    auto hash = m_hasher.hash(registration.password);
    if (!hash)
        return failure(hash.error());
    auto user = m_store.users().create({registration.username, std::move(*hash), registration.email,
                                        registration.displayName, registration.phoneNumber});
    if (!user)
        return failure(user.error());
    return beginSession(std::move(*user));
}

Result<AuthService::SignIn> AuthService::login(const Identifier &who, const std::string &password,
                                               const std::string &address)
{
    if (isNobodysName(who))
        return failure(wrongCredentials());
    const std::string name = who.username ? *who.username : who.phoneNumber.value_or("");
    if (Status admitted = m_signIns.begin(name, address); !admitted)
        return failure(admitted.error());

    const auto credentials =
        who.username ? m_store.users().credentialsByName(name) : m_store.users().credentialsByPhone(name);
    if (!credentials && credentials.error().code != ServerError::Code::NotFound)
        return failure(credentials.error());
    if (!credentials) {
        m_hasher.matchNobody(password);
        return failure(wrongCredentials());
    }
    if (!m_hasher.matches(credentials->passwordHash, password))
        return failure(wrongCredentials());
    m_signIns.forgive(name, address);

    if (Status online = m_store.users().setOnline(credentials->id, true); !online)
        return failure(online.error());
    auto user = m_store.users().find(credentials->id);
    if (!user)
        return failure(user.error());
    return beginSession(std::move(*user));
}

Result<TokenService::SignedPair> AuthService::refresh(const std::string &refreshToken)
{
    const auto id = m_tokens.verifyRefresh(refreshToken);
    if (!id)
        return failure(id.error());
    // The store knows whose it is and fills that in.
    const auto pair = m_store.tokens().rotate(*id, m_tokens.newPair(UserId()));
    if (!pair)
        return failure(pair.error());
    return m_tokens.sign(*pair);
}

Status AuthService::logout(const std::string &refreshToken)
{
    const auto id = m_tokens.verifyRefresh(refreshToken);
    if (!id)
        return failure(id.error());
    return m_store.tokens().revoke(*id);
}

Result<AuthService::Caller> AuthService::authenticate(std::string_view accessToken)
{
    const auto access = m_tokens.verifyAccess(accessToken);
    if (!access)
        return failure(access.error());
    auto user = present(access->user, access->id);
    if (!user)
        return failure(user.error());
    return Caller{std::move(*user), access->id, access->expiresAt};
}

UserId AuthService::claimant(std::string_view accessToken) const
{
    const auto access = m_tokens.verifyAccess(accessToken);
    return access ? access->user : UserId();
}

Result<UserPtr> AuthService::present(UserId user, const std::string &accessId)
{
    const auto revoked = m_store.tokens().revokedAmong({accessId});
    if (!revoked)
        return failure(revoked.error());
    if (!revoked->empty())
        return failure(ServerError::tokenNotValid("Token is invalid or expired"));
    auto found = m_store.users().find(user);
    if (!found && found.error().code == ServerError::Code::NotFound)
        return failure(ServerError::tokenNotValid("User not found"));
    return found;
}

Result<AuthService::SignIn> AuthService::beginSession(UserPtr user)
{
    const TokenPair pair = m_tokens.newPair(user->id);
    if (Status begun = m_store.tokens().begin(pair); !begun)
        return failure(begun.error());
    return SignIn{std::move(user), m_tokens.sign(pair)};
}

} // namespace vatochito::server
