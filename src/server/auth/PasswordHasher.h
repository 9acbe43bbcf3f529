// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/ServerError.h"

#include <cstddef>
#include <string>

namespace vatochito::server {

/// Argon2id (RFC 9106) by libsodium. Slow and hungry on purpose: not for strands, and not for many threads at once.
/// Thread: any.
class PasswordHasher
{
public:
    /// What one hash costs. The default is libsodium's for interactive sign-in.
    struct Cost
    {
        unsigned long long operations;
        std::size_t bytes;
        static Cost interactive();
        /// The least the algorithm allows; for tests.
        static Cost minimal();
    };

    explicit PasswordHasher(Cost cost = Cost::interactive());

    /// Errors: Unavailable when there is no memory for it.
    Result<std::string> hash(const std::string &password) const;
    bool matches(const std::string &hash, const std::string &password) const;
    /// Takes as long as matches() does, so that an unknown name cannot be told by the clock.
    void matchNobody(const std::string &password) const;

private:
    Cost m_cost;
    std::string m_nobody;
};

} // namespace vatochito::server
