// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/CloseCodes.h"

#include "net/SyncSocket.h"

#include <algorithm>

namespace vatochito {

using std::chrono::milliseconds;
using namespace std::chrono_literals;
using What = CloseVerdict::What;

namespace {

milliseconds share(milliseconds whole, const Random &random)
{
    return milliseconds(static_cast<long long>(static_cast<double>(whole.count()) * random()));
}

CloseVerdict judgeHandshake(const SyncEnd &end)
{
    switch (end.httpStatus) {
    case 401:
    case 403:
        return {.what = What::Refresh, .reason = Error::Code::Unauthorized};
    case 429:
    case 503:
        return {.what = What::AskServer, .reason = Error::Code::Throttled};
    default:
        return {.what = What::NotOffered, .reason = end.reason};
    }
}

} // namespace

CloseVerdict judge(const SyncEnd &end, std::optional<milliseconds> departsIn, const Random &random)
{
    // A server that does not say for how long is not stormed.
    constexpr milliseconds kUnlessTold = 5s;
    if (end.httpStatus != 0)
        return judgeHandshake(end);
    switch (end.code) {
    case 4401:
    case 4402:
        return {.what = What::Refresh, .reason = Error::Code::Unauthorized};
    case 4409:
        return {.what = What::GoQuietly, .reason = Error::Code::Cancelled};
    case 4412:
        return {.what = What::ComeBack,
                .reason = Error::Code::ServerFailed,
                .wait = departsIn ? std::max(*departsIn, milliseconds(0)) : share(kUnlessTold, random)};
    case 4420:
        return {.what = What::ComeBack, .reason = Error::Code::ServerFailed, .wait = 1s + share(4s, random)};
    case 4429:
    case 4503: {
        const milliseconds asked = end.retryAfter.count() > 0 ? end.retryAfter : kUnlessTold;
        return {.reason = Error::Code::Throttled, .wait = asked + share(asked, random)};
    }
    default:
        return {.reason = end.reason, .wait = end.retryAfter};
    }
}

} // namespace vatochito
