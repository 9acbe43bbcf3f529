// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/auth/Registration.h"

#include "base/Utf8.h"
#include "server/domain/Limits.h"
#include "server/domain/PersonFields.h"

namespace vatochito::server {

namespace {

constexpr const char *kTooShort = "Ensure this field has at least 8 characters.";

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

    if (const char *username = person::usernameFault(registration.username))
        add("username", username);
    const char *fault = passwordFault(registration.password);
    if (fault)
        add("password", fault);
    if (codePointCount(registration.passwordAgain) < limits::kPasswordMinCodePoints)
        add("password2", kTooShort);
    else if (!fault && registration.password != registration.passwordAgain)
        add("password2", "Passwords do not match.");
    if (const char *email = person::emailFault(registration.email))
        add("email", email);
    if (const char *displayName = person::displayNameFault(registration.displayName))
        add("display_name", displayName);
    if (const char *phoneNumber = person::phoneNumberFault(registration.phoneNumber.value_or("")))
        add("phone_number", phoneNumber);
    if (error.fields.empty())
        return {};
    return failure(std::move(error));
}

} // namespace vatochito::server
