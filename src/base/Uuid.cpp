// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Uuid.h"

#include <algorithm>

namespace vatochito {

std::string makeUuidV7(Timestamp now, const std::array<std::uint8_t, 10> &random)
{
    std::array<std::uint8_t, 16> bytes{};
    const auto millis = static_cast<std::uint64_t>(toMicros(now) / 1000);
    for (std::size_t i = 0; i < 6; ++i)
        bytes[i] = static_cast<std::uint8_t>(millis >> (8 * (5 - i)));
    std::copy(random.begin(), random.end(), bytes.begin() + 6);
    bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0F) | 0x70);
    bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3F) | 0x80);

    static constexpr char kDigits[] = "0123456789abcdef";
    std::string text;
    text.reserve(36);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            text += '-';
        text += kDigits[bytes[i] >> 4];
        text += kDigits[bytes[i] & 0x0F];
    }
    return text;
}

} // namespace vatochito
