// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace vatochito {

/// What was found when the file of a cache was opened.
struct Opening
{
    bool isNew = false; ///< In the place of one that was damaged, and is set aside.
    /// What was written here and no server has yet could all be read in the damaged one.
    bool isOutboxWhole = true;
};

} // namespace vatochito
