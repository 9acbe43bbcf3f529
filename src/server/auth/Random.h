// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>

namespace vatochito::server {

/// \a count bytes that nobody can guess.
std::string randomBytes(std::size_t count);

/// \a bytes unguessable bytes in lower-case hexadecimal.
std::string randomHex(std::size_t bytes);

} // namespace vatochito::server
