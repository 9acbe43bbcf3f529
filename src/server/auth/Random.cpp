// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/auth/Random.h"

#include <sodium.h>

namespace vatochito::server {

std::string randomBytes(std::size_t count)
{
    std::string bytes(count, '\0');
    randombytes_buf(bytes.data(), bytes.size());
    return bytes;
}

std::string randomHex(std::size_t count)
{
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string hex;
    hex.reserve(count * 2);
    for (const char byte : randomBytes(count)) {
        hex += kDigits[static_cast<unsigned char>(byte) >> 4];
        hex += kDigits[static_cast<unsigned char>(byte) & 0x0F];
    }
    return hex;
}

} // namespace vatochito::server
