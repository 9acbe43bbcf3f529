// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <tl/expected.hpp>

#include <utility>

namespace vatochito {

/// A value, or the reason why there is none. Client and server each name their own E.
template <typename T, typename E>
using Expected = tl::expected<T, E>;

/// `return failure(Error{...});`
template <typename E>
constexpr auto failure(E &&error)
{
    return tl::make_unexpected(std::forward<E>(error));
}

} // namespace vatochito
