// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnostics/Examination.h"

namespace vatochito {

/// Lays a Gujarati word out as the window would: whether a font has its letters, and joins them. Needs QGuiApplication.
GujaratiReport gujaratiShaping();

} // namespace vatochito
