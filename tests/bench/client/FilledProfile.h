// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"
#include "core/User.h"

#include <QString>

namespace vatochito {

/// Whose profile makeFilledProfile() makes.
User benchedPerson();

/// What a profile is measured with.
constexpr int kFilledConversations = 200;
constexpr int kFilledSizes[] = {100'000, 1'000'000};

/// Makes \a folder the profile of somebody who is signed in, with \a messages in kFilledConversations in the cache.
Status makeFilledProfile(const QString &folder, int messages);

} // namespace vatochito
