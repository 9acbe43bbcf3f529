// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnostics/RegularDrops.h"

#include <algorithm>
#include <span>
#include <vector>

namespace vatochito {

namespace {

using namespace std::chrono_literals;

constexpr auto kLookedAt = 24h;
constexpr auto kShortest = 5s;
constexpr auto kLongest = 1h;
constexpr std::size_t kFewest = 4;
constexpr auto kJustNow = 10min;
constexpr auto kHeld = 1min;
constexpr std::size_t kMost = 20; ///< Of the newest: what was before may have had another cause.

struct Loss
{
    std::chrono::milliseconds lasted{};
    Timestamp at;
};

std::vector<Loss> lossesOf(const QList<ConnectionPeriod> &newestFirst, Timestamp now)
{
    std::vector<Loss> losses;
    for (const ConnectionPeriod &period : newestFirst) {
        const Timestamp at = period.begunAt + period.lasted;
        const bool isLoss = period.kind == ConnectionPeriod::Kind::Up && period.end == ConnectionPeriod::End::Turned;
        if (isLoss && now - at <= kLookedAt && losses.size() < kMost)
            losses.push_back({.lasted = period.lasted, .at = at});
    }
    return losses;
}

bool isAlike(std::chrono::milliseconds shortest, std::chrono::milliseconds other)
{
    return other - shortest <= std::max<std::chrono::milliseconds>(shortest / 10, 2s);
}

/// The most that lasted alike; \a losses are in order of how long they lasted.
std::span<const Loss> largestGroup(std::span<const Loss> losses)
{
    std::span<const Loss> largest;
    for (std::size_t from = 0; from < losses.size(); ++from) {
        std::size_t to = from;
        while (to < losses.size() && isAlike(losses[from].lasted, losses[to].lasted))
            ++to;
        if (to - from > largest.size())
            largest = losses.subspan(from, to - from);
    }
    return largest;
}

std::chrono::milliseconds longestSince(const QList<ConnectionPeriod> &newestFirst, Timestamp since, Timestamp now)
{
    std::chrono::milliseconds longest{};
    for (const ConnectionPeriod &period : newestFirst) {
        if (period.kind != ConnectionPeriod::Kind::Up || period.begunAt < since)
            continue;
        const bool isLasting = period.end == ConnectionPeriod::End::Lasting;
        const auto lasted =
            isLasting ? std::chrono::duration_cast<std::chrono::milliseconds>(now - period.begunAt) : period.lasted;
        longest = std::max(longest, lasted);
    }
    return longest;
}

} // namespace

std::optional<RegularDrops> regularDrops(const QList<ConnectionPeriod> &newestFirst, Timestamp now)
{
    std::vector<Loss> losses = lossesOf(newestFirst, now);
    std::ranges::sort(losses, {}, &Loss::lasted);
    const std::span<const Loss> group = largestGroup(losses);
    if (group.size() < kFewest || group.size() * 2 <= losses.size())
        return {};
    const std::chrono::milliseconds typical = group[group.size() / 2].lasted;
    if (typical < kShortest || typical > kLongest)
        return {};
    const Timestamp last = std::ranges::max(group, {}, &Loss::at).at;
    if (longestSince(newestFirst, last, now) > 2 * typical)
        return {};
    return RegularDrops{.interval = std::chrono::round<std::chrono::seconds>(typical),
                        .drops = static_cast<int>(group.size()),
                        .last = last};
}

int dropsAtOnce(const QList<ConnectionPeriod> &newestFirst, Timestamp now)
{
    std::vector<Loss> losses = lossesOf(newestFirst, now);
    std::erase_if(losses, [now](const Loss &loss) { return loss.lasted >= kShortest || now - loss.at > kJustNow; });
    if (losses.size() < kFewest)
        return 0;
    const Timestamp last = std::ranges::max(losses, {}, &Loss::at).at;
    return longestSince(newestFirst, last, now) < kHeld ? static_cast<int>(losses.size()) : 0;
}

} // namespace vatochito
