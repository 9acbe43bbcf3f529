// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace vatochito {

/// A page of the operating system's own settings. Each operating system has its own file.
enum class SystemPage {
    DateAndTime,
    Network,
    Notifications,
    Storage, ///< What fills the disk.
};

/// Whether a way to \a page is known here, so that no button leads nowhere.
bool canOpenSystemSettings(SystemPage page);
/// \return It was started; whether a page came up, nobody tells.
bool openSystemSettings(SystemPage page);

} // namespace vatochito
