// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/ServerError.h"

#include <optional>
#include <string>

namespace vatochito::server {

/// What somebody who wants an account says.
struct Registration
{
    std::string username;
    std::string password;
    std::string passwordAgain;
    std::string email;
    std::string displayName;
    std::optional<std::string> phoneNumber;
};

/// Everything that is wrong with \a registration by itself, all fields at once.
Status checkRegistration(const Registration &registration);

/// Errors: Invalid for the field `password`.
Status checkPassword(const std::string &password);

} // namespace vatochito::server
