// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Timestamp.h"

#include <array>
#include <cstdint>
#include <string>

namespace vatochito {

/// A version 7 UUID (RFC 9562, section 5.7) in lower case with hyphens: sorts by the millisecond it was made.
/// \param random  80 bits or more of randomness from the caller; the first ten bytes are used.
std::string makeUuidV7(Timestamp now, const std::array<std::uint8_t, 10> &random);

} // namespace vatochito
