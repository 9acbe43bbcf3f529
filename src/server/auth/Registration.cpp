// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/auth/Registration.h"

#include "base/Utf8.h"
#include "server/domain/Limits.h"

#include <algorithm>
#include <string_view>

namespace vatochito::server {

namespace {

constexpr const char *kTooShort = "Ensure this field has at least 8 characters.";

/// Letters of any script, digits and @ . + - _
bool isUsername(std::string_view name)
{
    return std::all_of(name.begin(), name.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        const bool isPlain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        return byte >= 0x80 || isPlain || std::string_view("@.+-_").find(c) != std::string_view::npos;
    });
}

bool looksLikeEmail(std::string_view email)
{
    const auto at = email.find('@');
    return at != std::string_view::npos && at > 0 && at == email.rfind('@') &&
           email.find(' ') == std::string_view::npos && email.find('.', at + 2) != std::string_view::npos &&
           email.back() != '.' && email.size() <= 254;
}

bool looksLikePhone(std::string_view phone)
{
    return phone.size() >= 3 && phone.size() <= limits::kPhoneBytes &&
           std::all_of(phone.begin(), phone.end(), [](char c) {
               return (c >= '0' && c <= '9') || std::string_view("+-() ").find(c) != std::string_view::npos;
           });
}

const char *passwordFault(const std::string &password)
{
    if (codePointCount(password) < limits::kPasswordMinCodePoints)
        return kTooShort;
    if (password.size() > limits::kPasswordMaxBytes)
        return "Ensure this field has no more than 1024 bytes.";
    return nullptr;
}

} // namespace

Status checkPassword(const std::string &password)
{
    if (const char *fault = passwordFault(password))
        return failure(ServerError::field("password", fault));
    return {};
}

Status checkRegistration(const Registration &registration)
{
    ServerError error = ServerError::invalid("");
    const auto add = [&error](const char *field, const char *sentence) { error.fields.emplace_back(field, sentence); };

    if (registration.username.empty())
        add("username", "This field may not be blank.");
    else if (codePointCount(registration.username) > limits::kUsernameCodePoints)
        add("username", "Ensure this field has no more than 150 characters.");
    else if (!isUsername(registration.username))
        add("username",
            "Enter a valid username. This value may contain only letters, numbers, and @/./+/-/_ characters.");
    const char *fault = passwordFault(registration.password);
    if (fault)
        add("password", fault);
    if (codePointCount(registration.passwordAgain) < limits::kPasswordMinCodePoints)
        add("password2", kTooShort);
    else if (!fault && registration.password != registration.passwordAgain)
        add("password2", "Passwords do not match.");
    if (!registration.email.empty() && !looksLikeEmail(registration.email))
        add("email", "Enter a valid email address.");
    if (codePointCount(registration.displayName) > limits::kNameCodePoints)
        add("display_name", "Ensure this field has no more than 150 characters.");
    if (registration.phoneNumber && !looksLikePhone(*registration.phoneNumber))
        add("phone_number", "Enter a valid phone number.");
    if (error.fields.empty())
        return {};
    return failure(std::move(error));
}

} // namespace vatochito::server
