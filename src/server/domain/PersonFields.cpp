// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/PersonFields.h"

#include "base/Timestamp.h"
#include "base/Utf8.h"
#include "server/domain/Limits.h"

#include <algorithm>
#include <array>

namespace vatochito::server::person {

namespace {

constexpr const char *kBlank = "This field may not be blank.";
constexpr const char *kNotText = "Not a valid string.";
constexpr const char *kControl = "Control characters are not allowed.";

struct Range
{
    char32_t first;
    char32_t last;
};

template <std::size_t Size>
constexpr bool isIn(const std::array<Range, Size> &ranges, char32_t c)
{
    return std::any_of(ranges.begin(), ranges.end(), [c](Range range) { return c >= range.first && c <= range.last; });
}

/// Spaces, controls, and formats that turn or hide what stands beside them. The joiners are judged by themselves.
constexpr std::array<Range, 12> kUnfitForNames{{{0x80, 0xA0},
                                                {0xAD, 0xAD},
                                                {0x061C, 0x061C},
                                                {0x1680, 0x1680},
                                                {0x180E, 0x180E},
                                                {0x2000, 0x200B},
                                                {0x200E, 0x200F},
                                                {0x2028, 0x202F},
                                                {0x205F, 0x206F},
                                                {0x3000, 0x3000},
                                                {0xFEFF, 0xFEFF},
                                                {0xE0000, 0xE007F}}};

/// Line breaks among them, and what reverses the text around it.
constexpr std::array<Range, 5> kControls{
    {{0x00, 0x1F}, {0x7F, 0x9F}, {0x2028, 0x202E}, {0x2066, 0x206F}, {0xFEFF, 0xFEFF}}};

/// Devanagari to Sinhala, Gujarati among them: their conjuncts are written with joiners.
constexpr bool isIndic(char32_t c)
{
    return c >= 0x0900 && c <= 0x0DFF;
}

constexpr bool isJoiner(char32_t c)
{
    return c == 0x200C || c == 0x200D;
}

bool isPlainNameCharacter(char32_t c)
{
    const bool isAlphanumeric = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    return c < 0x80 ? isAlphanumeric || std::u32string_view(U"@.+-_").find(c) != std::u32string_view::npos
                    : !isIn(kUnfitForNames, c);
}

/// \a name is valid UTF-8.
bool isUsername(std::string_view name)
{
    char32_t before = 0;
    while (const auto c = takeCodePoint(name)) {
        std::string_view rest = name;
        const bool joins = isIndic(before) && isIndic(takeCodePoint(rest).value_or(0));
        if (isJoiner(*c) ? !joins : !isPlainNameCharacter(*c))
            return false;
        before = *c;
    }
    return true;
}

/// \a text is valid UTF-8.
bool hasControls(std::string_view text)
{
    while (const auto c = takeCodePoint(text)) {
        if (isIn(kControls, *c))
            return true;
    }
    return false;
}

bool looksLikeEmail(std::string_view email)
{
    const auto at = email.find('@');
    return at != std::string_view::npos && at > 0 && at == email.rfind('@') &&
           email.find(' ') == std::string_view::npos && email.find('.', at + 2) != std::string_view::npos &&
           email.back() != '.' && email.size() <= limits::kEmailBytes && isValidUtf8(email) && !hasControls(email);
}

bool looksLikePhone(std::string_view phone)
{
    return phone.size() >= 3 && phone.size() <= limits::kPhoneBytes &&
           std::all_of(phone.begin(), phone.end(), [](char c) {
               return (c >= '0' && c <= '9') || std::string_view("+-() ").find(c) != std::string_view::npos;
           });
}

/// With a scheme that is harmless to open, and a host.
bool looksLikeWebsite(std::string_view address)
{
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (!address.starts_with(scheme))
            continue;
        const std::string_view rest = address.substr(scheme.size());
        const std::string_view host = rest.substr(0, rest.find_first_of("/?#"));
        const bool hasHost = !host.empty() && host.front() != '.' && host.front() != ':';
        return hasHost && address.find_first_of(" \"<>\\^`{|}") == std::string_view::npos && isValidUtf8(address) &&
               !hasControls(address);
    }
    return false;
}

const char *websiteFault(std::string_view address)
{
    if (address.size() > limits::kWebsiteBytes)
        return "Ensure this field has no more than 200 characters.";
    return address.empty() || looksLikeWebsite(address) ? nullptr : "Enter a valid URL.";
}

const char *dateOfBirthFault(std::string_view date)
{
    const bool isDate = date.size() == 10 && parseIso8601(std::string(date) + "T00:00:00Z");
    return date.empty() || isDate ? nullptr : "Date has wrong format. Use one of these formats instead: YYYY-MM-DD.";
}

/// One line of text.
const char *lineFault(std::string_view text, std::size_t codePoints, const char *tooLong)
{
    if (!isValidUtf8(text))
        return kNotText;
    if (codePointCount(text) > codePoints)
        return tooLong;
    return hasControls(text) ? kControl : nullptr;
}

const char *statusFault(std::string_view text)
{
    return lineFault(text, limits::kStatusCodePoints, "Ensure this field has no more than 255 characters.");
}

const char *placeFault(std::string_view text)
{
    return lineFault(text, limits::kPlaceCodePoints, "Ensure this field has no more than 100 characters.");
}

/// Many lines.
const char *bioFault(std::string_view text)
{
    if (!isValidUtf8(text))
        return kNotText;
    return codePointCount(text) > limits::kBioCodePoints ? "Ensure this field has no more than 2000 characters."
                                                         : nullptr;
}

} // namespace

const char *usernameFault(std::string_view name)
{
    if (name.empty())
        return kBlank;
    const bool isText = isValidUtf8(name);
    if (isText && codePointCount(name) > limits::kUsernameCodePoints)
        return "Ensure this field has no more than 150 characters.";
    if (!isText || !isUsername(name))
        return "Enter a valid username. This value may contain only letters, numbers, and @/./+/-/_ characters.";
    return nullptr;
}

const char *displayNameFault(std::string_view name)
{
    return lineFault(name, limits::kNameCodePoints, "Ensure this field has no more than 150 characters.");
}

const char *emailFault(std::string_view email)
{
    return email.empty() || looksLikeEmail(email) ? nullptr : "Enter a valid email address.";
}

const char *phoneNumberFault(std::string_view phoneNumber)
{
    return phoneNumber.empty() || looksLikePhone(phoneNumber) ? nullptr : "Enter a valid phone number.";
}

Status checkChange(const ProfileChange &change)
{
    using Fault = const char *(*)(std::string_view);
    struct Rule
    {
        const char *field;
        const std::optional<std::string> &value;
        Fault fault;
    };
    ServerError error = ServerError::invalid("");
    for (const auto &[field, value, fault] : {
             Rule{"email", change.email, emailFault},
             Rule{"display_name", change.displayName, displayNameFault},
             Rule{"phone_number", change.phoneNumber, phoneNumberFault},
             Rule{"status_message", change.statusMessage, statusFault},
             Rule{"bio", change.bio, bioFault},
             Rule{"date_of_birth", change.dateOfBirth, dateOfBirthFault},
             Rule{"country", change.country, placeFault},
             Rule{"city", change.city, placeFault},
             Rule{"website", change.website, websiteFault},
         }) {
        const char *sentence = value ? fault(*value) : nullptr;
        if (sentence)
            error.fields.emplace_back(field, sentence);
    }
    if (error.fields.empty())
        return {};
    return failure(std::move(error));
}

Status checkSettings(const SettingsChange &change)
{
    ServerError error = ServerError::invalid("");
    const auto check = [&error](const char *field, const std::optional<std::string> &word,
                                std::initializer_list<std::string_view> choices) {
        if (word && std::find(choices.begin(), choices.end(), *word) == choices.end())
            error.fields.push_back(ServerError::notAChoice(field, *word).fields.front());
    };
    check("theme", change.theme, {"light", "dark", "auto"});
    check("font_size", change.fontSize, {"small", "medium", "large"});
    if (change.language && (change.language->empty() || change.language->size() > limits::kLanguageBytes))
        error.fields.emplace_back("language", "Enter a language's code of at most 10 characters.");
    if (error.fields.empty())
        return {};
    return failure(std::move(error));
}

Status checkContact(const ContactChange &change)
{
    const char *fault = change.nickname ? displayNameFault(*change.nickname) : nullptr;
    if (fault)
        return failure(ServerError::field("nickname", fault));
    return {};
}

} // namespace vatochito::server::person
