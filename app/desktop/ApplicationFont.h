// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

namespace vatochito {

/// The system's sans, then the bundled Noto Sans Gujarati, then emoji; what none of them has is left to the system's
/// own fallbacks. Needs the QGuiApplication.
QFont applicationFont();

} // namespace vatochito
