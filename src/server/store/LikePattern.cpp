// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/store/LikePattern.h"

namespace vatochito::server {

std::string containsPattern(std::string_view text)
{
    std::string pattern = "%";
    for (const char c : text) {
        if (c == '%' || c == '_' || c == '\\')
            pattern += '\\';
        pattern += c;
    }
    return pattern + '%';
}

} // namespace vatochito::server
