// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Uuid.h"

#include <gtest/gtest.h>

using namespace vatochito;

TEST(Uuid, makeUuidV7_carriesVersionVariantAndTime)
{
    // The example of RFC 9562, appendix A.6.
    const std::array<std::uint8_t, 10> random{0x0C, 0xC3, 0x18, 0xC4, 0xDC, 0x0C, 0x0C, 0x07, 0x39, 0x8F};
    EXPECT_EQ(makeUuidV7(fromMicros(1'645'557'742'000'000), random), "017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
}

TEST(Uuid, makeUuidV7_sortsByTime)
{
    const std::array<std::uint8_t, 10> high{0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF};
    const std::array<std::uint8_t, 10> low{};
    EXPECT_LT(makeUuidV7(fromMicros(1'000'000), high), makeUuidV7(fromMicros(1'001'000), low));
}
