// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"
#include "core/User.h"

#include <QString>

namespace vatochito {

/// Whose profile makeFilledProfile() makes.
User benchedPerson();

/// Makes \a folder the profile of somebody who is signed in, with 200 conversations of 50 messages in the cache.
Status makeFilledProfile(const QString &folder);

} // namespace vatochito
