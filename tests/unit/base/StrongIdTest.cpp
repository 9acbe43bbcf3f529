// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/StrongId.h"

#include <gtest/gtest.h>

#include <type_traits>
#include <unordered_set>

using namespace vatochito;

namespace {

using AppleId = StrongId<struct AppleTag>;
using PearId = StrongId<struct PearTag>;

} // namespace

TEST(StrongId, kinds_cannotBeSwapped)
{
    EXPECT_FALSE((std::is_convertible_v<AppleId, PearId>));
    EXPECT_FALSE((std::is_convertible_v<long long, AppleId>));
}

TEST(StrongId, isValid_onlyAboveZero)
{
    EXPECT_FALSE(AppleId().isValid());
    EXPECT_FALSE(AppleId(-1).isValid());
    EXPECT_TRUE(AppleId(1).isValid());
}

TEST(StrongId, order_isThatOfTheNumbers)
{
    EXPECT_LT(AppleId(2), AppleId(10));
    EXPECT_EQ(AppleId(5'000'000'000).value(), 5'000'000'000);
}

TEST(StrongId, hash_worksInAnUnorderedSet)
{
    const std::unordered_set<AppleId> ids{AppleId(1), AppleId(2), AppleId(1)};
    EXPECT_EQ(ids.size(), 2u);
}
