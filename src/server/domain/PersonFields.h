// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/People.h"
#include "server/domain/ServerError.h"

#include <string_view>

/// What may stand in the fields of a person, wherever it comes from. Each answers the sentence for its field, or null
/// when nothing is wrong.
namespace vatochito::server::person {

/// Letters of any script, digits and @ . + - _ without spaces or anything that cannot be seen: two names that look
/// alike must not be two people.
const char *usernameFault(std::string_view name);
/// Empty is allowed, here and below.
const char *displayNameFault(std::string_view name);
const char *emailFault(std::string_view email);
const char *phoneNumberFault(std::string_view phoneNumber);

/// Everything that is wrong with \a change by itself, all fields at once.
Status checkChange(const ProfileChange &change);
Status checkSettings(const SettingsChange &change);
Status checkContact(const ContactChange &change);

} // namespace vatochito::server::person
