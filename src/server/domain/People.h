// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Timestamp.h"
#include "server/domain/Ids.h"

#include <memory>
#include <optional>
#include <string>

/// Who there is, and what each of them has set for themselves.
namespace vatochito::server {

struct Settings
{
    long long id = 0;
    bool enableNotifications = true;
    bool notificationSound = true;
    bool messagePreview = true;
    bool enterToSend = true;
    bool autoDownloadPhotos = true;
    bool autoDownloadVideos = false;
    bool autoDownloadFiles = false;
    bool twoFactorEnabled = false;
    bool showTypingIndicator = true;
    bool showReadReceipts = true;
    std::string theme = "light";
    std::string fontSize = "medium";
    std::string language = "en";
    Timestamp createdAt;
    Timestamp updatedAt;

    bool operator==(const Settings &) const = default;
};

/// What a person sets from now on; what is absent stays as it is.
struct SettingsChange
{
    std::optional<bool> enableNotifications = std::nullopt;
    std::optional<bool> notificationSound = std::nullopt;
    std::optional<bool> messagePreview = std::nullopt;
    std::optional<bool> enterToSend = std::nullopt;
    std::optional<bool> autoDownloadPhotos = std::nullopt;
    std::optional<bool> autoDownloadVideos = std::nullopt;
    std::optional<bool> autoDownloadFiles = std::nullopt;
    std::optional<bool> twoFactorEnabled = std::nullopt;
    std::optional<bool> showTypingIndicator = std::nullopt;
    std::optional<bool> showReadReceipts = std::nullopt;
    std::optional<std::string> theme = std::nullopt;
    std::optional<std::string> fontSize = std::nullopt;
    std::optional<std::string> language = std::nullopt;
};

struct User
{
    UserId id;
    std::string username;
    std::string email;
    std::string displayName;
    std::optional<std::string> phoneNumber;
    std::string statusMessage;
    std::string bio;
    bool isOnline = false;
    std::optional<Timestamp> lastSeenAt;
    std::optional<std::string> dateOfBirth; ///< "1990-01-31"
    std::string country;
    std::string city;
    std::string website;
    bool showPhoneNumber = false;
    bool showLastSeen = true;
    bool showProfilePhoto = true;
    bool allowCalls = true;
    bool allowGroupInvite = true;
    Timestamp joinedAt;
    long long rev = 0; ///< raised with every change of the profile
    Settings settings;
};

/// People appear many times in one answer: shared, never copied.
using UserPtr = std::shared_ptr<const User>;

/// What a person is made from. The password is hashed before it comes here.
struct NewUser
{
    std::string username;
    std::string passwordHash;
    std::string email;
    std::string displayName;
    std::optional<std::string> phoneNumber;
};

/// What a person changes of their own record; what is absent stays as it is.
struct ProfileChange
{
    std::optional<std::string> email;
    std::optional<std::string> displayName;
    std::optional<std::string> phoneNumber; ///< empty: none from now on
    std::optional<std::string> statusMessage;
    std::optional<std::string> bio;
    std::optional<std::string> dateOfBirth; ///< "1990-01-31"; empty: none from now on
    std::optional<std::string> country;
    std::optional<std::string> city;
    std::optional<std::string> website;
    std::optional<bool> showPhoneNumber;
    std::optional<bool> showLastSeen;
    std::optional<bool> showProfilePhoto;
    std::optional<bool> allowCalls;
    std::optional<bool> allowGroupInvite;
};

/// A person in the list of another one.
struct Contact
{
    ContactId id;
    UserPtr person;
    std::string nickname;
    bool isBlocked = false;
    bool isFavorite = false;
    Timestamp addedAt;
    bool isRemoved = false; ///< told to devices that have it, and to nobody else
};

/// What is set about a contact from now on; what is absent stays as it is.
struct ContactChange
{
    std::optional<std::string> nickname = std::nullopt;
    std::optional<bool> isBlocked = std::nullopt;
    std::optional<bool> isFavorite = std::nullopt;
};

} // namespace vatochito::server
