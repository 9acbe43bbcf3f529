// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Timestamp.h"

#include <array>
#include <cstdio>

namespace vatochito {

namespace {

/// Takes exactly \a digits digits from the front of \a text.
std::optional<int> takeNumber(std::string_view &text, std::size_t digits)
{
    if (text.size() < digits)
        return std::nullopt;
    int value = 0;
    for (std::size_t i = 0; i < digits; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return std::nullopt;
        value = value * 10 + (text[i] - '0');
    }
    text.remove_prefix(digits);
    return value;
}

bool takeChar(std::string_view &text, char expected)
{
    if (text.empty() || text.front() != expected)
        return false;
    text.remove_prefix(1);
    return true;
}

std::optional<std::chrono::microseconds> takeFraction(std::string_view &text)
{
    if (!takeChar(text, '.'))
        return std::chrono::microseconds(0);
    int micros = 0;
    std::size_t digits = 0;
    for (; !text.empty() && text.front() >= '0' && text.front() <= '9'; text.remove_prefix(1)) {
        if (digits++ < 6)
            micros = micros * 10 + (text.front() - '0');
    }
    if (digits == 0)
        return std::nullopt;
    for (; digits < 6; ++digits)
        micros *= 10;
    return std::chrono::microseconds(micros);
}

std::optional<std::chrono::minutes> takeOffset(std::string_view &text)
{
    if (takeChar(text, 'Z'))
        return std::chrono::minutes(0);
    const int sign = takeChar(text, '+') ? 1 : takeChar(text, '-') ? -1 : 0;
    if (sign == 0)
        return std::nullopt;
    const auto hours = takeNumber(text, 2);
    takeChar(text, ':');
    const auto minutes = takeNumber(text, 2);
    if (!hours || !minutes || *hours > 23 || *minutes > 59)
        return std::nullopt;
    return std::chrono::minutes(sign * (*hours * 60 + *minutes));
}

} // namespace

std::string toIso8601(Timestamp moment)
{
    const auto day = std::chrono::floor<std::chrono::days>(moment);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(moment - day);
    std::array<char, 48> text{};
    const int length =
        std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d.%06dZ", static_cast<int>(date.year()),
                      static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                      static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                      static_cast<int>(time.seconds().count()), static_cast<int>(time.subseconds().count()));
    return std::string(text.data(), static_cast<std::size_t>(length));
}

std::optional<Timestamp> parseIso8601(std::string_view text)
{
    const auto year = takeNumber(text, 4);
    if (!year || !takeChar(text, '-'))
        return std::nullopt;
    const auto month = takeNumber(text, 2);
    if (!month || !takeChar(text, '-'))
        return std::nullopt;
    const auto day = takeNumber(text, 2);
    if (!day || !(takeChar(text, 'T') || takeChar(text, ' ')))
        return std::nullopt;
    const auto hour = takeNumber(text, 2);
    if (!hour || !takeChar(text, ':'))
        return std::nullopt;
    const auto minute = takeNumber(text, 2);
    if (!minute || !takeChar(text, ':'))
        return std::nullopt;
    const auto second = takeNumber(text, 2);
    if (!second)
        return std::nullopt;
    const auto fraction = takeFraction(text);
    if (!fraction)
        return std::nullopt;
    const auto offset = takeOffset(text);
    const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    if (!offset || !text.empty() || !date.ok() || *hour > 23 || *minute > 59 || *second > 60)
        return std::nullopt;
    return Timestamp(std::chrono::sys_days(date)) + std::chrono::hours(*hour) + std::chrono::minutes(*minute) +
           std::chrono::seconds(*second) + *fraction - *offset;
}

} // namespace vatochito
