// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/User.h"

#include <QString>

#include <functional>

namespace vatochito {

/// Whose profiles they are.
User benchedPerson();

/// What a profile is measured with.
constexpr int kFilledConversations = 200;

/// Calls \a measure with the folder of a profile of somebody who is signed in, with so many messages in
/// kFilledConversations in the cache: 100,000 of them, and a million. \return \a measure always did.
bool measureFilledProfiles(const std::function<bool(const QString &profile, int messages)> &measure);

} // namespace vatochito
