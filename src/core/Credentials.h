// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/User.h"

#include <QString>

namespace vatochito {

/// What a session lives on (compat.md, Tokens). Never logged, never in a file: the keychain alone keeps it.
struct Tokens
{
    QString access;
    QString refresh;

    friend bool operator==(const Tokens &, const Tokens &) = default;
};

/// What signing in or registering answers.
struct Credentials
{
    User user;
    Tokens tokens;
};

} // namespace vatochito
