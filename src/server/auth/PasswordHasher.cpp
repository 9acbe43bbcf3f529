// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/auth/PasswordHasher.h"

#include "server/auth/Random.h"

#include <sodium.h>

#include <array>
#include <stdexcept>

namespace vatochito::server {

PasswordHasher::Cost PasswordHasher::Cost::interactive()
{
    return {crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE};
}

PasswordHasher::Cost PasswordHasher::Cost::minimal()
{
    return {crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN};
}

PasswordHasher::PasswordHasher(Cost cost) : m_cost(cost)
{
    if (sodium_init() < 0)
        throw std::runtime_error("libsodium cannot be initialised");
    m_nobody = hash(randomHex(16)).value_or(std::string());
}

Result<std::string> PasswordHasher::hash(const std::string &password) const
{
    std::array<char, crypto_pwhash_STRBYTES> text{};
    if (crypto_pwhash_str_alg(text.data(), password.data(), password.size(), m_cost.operations, m_cost.bytes,
                              crypto_pwhash_ALG_ARGON2ID13) != 0)
        return failure(ServerError::unavailable("The server is out of memory."));
    return std::string(text.data());
}

bool PasswordHasher::matches(const std::string &hash, const std::string &password) const
{
    return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

void PasswordHasher::matchNobody(const std::string &password) const
{
    [[maybe_unused]] const bool never = matches(m_nobody, password);
}

} // namespace vatochito::server
