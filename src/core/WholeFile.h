// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QSaveFile;

namespace vatochito {

/// Puts what was written in its place. False: not all of it could be, and what was there before stays. QSaveFile alone
/// does not notice when the last of it, up to 16 KiB, finds a full disk.
[[nodiscard]] bool commitWhole(QSaveFile &file);

} // namespace vatochito
