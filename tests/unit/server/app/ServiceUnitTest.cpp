// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/Limits.h"

#include <gtest/gtest.h>

#include <fstream>
#include <string>

using namespace vatochito::server;

namespace {

/// The number that the unit for systemd gives to \a key; 0 without one.
long long settingOf(const std::string &key)
{
    std::ifstream unit(VATOCHITO_SERVICE_UNIT);
    for (std::string line; std::getline(unit, line);) {
        if (line.starts_with(key + '='))
            return std::stoll(line.substr(key.size() + 1));
    }
    return 0;
}

} // namespace

TEST(ServiceUnit, stopping_waitsForTheLongestDrain)
{
    const long long files = settingOf("LimitNOFILE");
    ASSERT_GT(files, 0);
    const auto drained = limits::longestDrain(static_cast<std::size_t>(files)) + limits::kCloseDeadline;
    EXPECT_GE(settingOf("TimeoutStopSec"), drained.count());
}
