// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

namespace vatochito {

/// How long a test waits for what has to happen, in milliseconds: far more than anything takes, so that a busy disk
/// (one fsync can stand for seconds behind another program's writes) is a delay and not a failure.
inline constexpr int kTestPatience = 60'000;

/// Runs the event loop until \a predicate holds. False: it did not in all that time.
template <typename Predicate>
[[nodiscard]] bool waitFor(Predicate predicate)
{
    return QTest::qWaitFor(predicate, kTestPatience);
}

} // namespace vatochito

// Qt Test gives up after five seconds, and has no setting for it.
#undef QTRY_VERIFY
#undef QTRY_COMPARE
#define QTRY_VERIFY(expression) QTRY_VERIFY_WITH_TIMEOUT((expression), vatochito::kTestPatience)
#define QTRY_COMPARE(actual, expected) QTRY_COMPARE_WITH_TIMEOUT((actual), (expected), vatochito::kTestPatience)
