// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever comes as a token: nothing but what this server signed may pass.
#include "server/auth/TokenService.h"

#include <cstdint>
#include <cstdlib>

using namespace vatochito::server;

namespace {

const vatochito::SystemClock kClock;
const TokenService kTokens(std::string(32, 'k'), {}, kClock);

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    const std::string text(reinterpret_cast<const char *>(bytes), size);
    // The key is not in the input: a token that passes was forged.
    if (kTokens.verifyAccess(text) || kTokens.verifyRefresh(text))
        std::abort();
    return 0;
}
