// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstddef>
#include <functional>

namespace vatochito {

/// A number that names a row and cannot be mistaken for one of another kind. 0 and below name nothing.
template <typename Tag>
class StrongId
{
public:
    constexpr StrongId() = default;
    constexpr explicit StrongId(long long value) : m_value(value) {}

    constexpr long long value() const { return m_value; }
    constexpr bool isValid() const { return m_value > 0; }

    friend constexpr auto operator<=>(StrongId, StrongId) = default;

private:
    long long m_value = 0;
};

/// For QHash and QSet.
template <typename Tag>
std::size_t qHash(StrongId<Tag> id, std::size_t seed = 0) noexcept
{
    return std::hash<long long>{}(id.value()) ^ (seed * 0x9e3779b97f4a7c15ULL);
}

} // namespace vatochito

template <typename Tag>
struct std::hash<vatochito::StrongId<Tag>>
{
    std::size_t operator()(vatochito::StrongId<Tag> id) const noexcept { return std::hash<long long>{}(id.value()); }
};
