// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/store/PeopleReader.h"

#include "server/store/SqlSession.h"

#include <stdexcept>

namespace vatochito::server {

namespace {

constexpr const char *kSelect =
    "SELECT p.username, p.email, p.display_name, p.phone_number, p.status_message, p.bio, p.is_online,"
    " p.last_seen_us, p.date_of_birth, p.country, p.city, p.website, p.show_phone_number, p.show_last_seen,"
    " p.show_profile_photo, p.allow_calls, p.allow_group_invite, p.joined_us, p.rev,"
    " s.id, s.enable_notifications, s.notification_sound, s.message_preview, s.enter_to_send,"
    " s.auto_download_photos, s.auto_download_videos, s.auto_download_files, s.two_factor_enabled,"
    " s.show_typing_indicator, s.show_read_receipts, s.theme, s.font_size, s.language, s.created_us, s.updated_us"
    " FROM person p JOIN person_settings s ON s.person_id = p.id WHERE p.id = :id";

/// The columns of kSelect that are not stored as the record has them.
struct Columns
{
    std::string phone, birth;
    soci::indicator hasPhone = soci::i_null, hasBirth = soci::i_null, hasLastSeen = soci::i_null;
    long long lastSeen = 0, joined = 0, created = 0, updated = 0;
    long long online = 0, showPhone = 0, showLastSeen = 0, showPhoto = 0, calls = 0, invite = 0;
    long long notifications = 0, sound = 0, preview = 0, enter = 0, photos = 0, videos = 0, files = 0, twoFactor = 0;
    long long typing = 0, receipts = 0;
};

void assign(User &user, const Columns &row)
{
    if (row.hasPhone == soci::i_ok)
        user.phoneNumber = row.phone;
    if (row.hasBirth == soci::i_ok)
        user.dateOfBirth = row.birth;
    if (row.hasLastSeen == soci::i_ok)
        user.lastSeenAt = fromMicros(row.lastSeen);
    user.isOnline = row.online != 0;
    user.showPhoneNumber = row.showPhone != 0;
    user.showLastSeen = row.showLastSeen != 0;
    user.showProfilePhoto = row.showPhoto != 0;
    user.allowCalls = row.calls != 0;
    user.allowGroupInvite = row.invite != 0;
    user.joinedAt = fromMicros(row.joined);
    Settings &settings = user.settings;
    settings.enableNotifications = row.notifications != 0;
    settings.notificationSound = row.sound != 0;
    settings.messagePreview = row.preview != 0;
    settings.enterToSend = row.enter != 0;
    settings.autoDownloadPhotos = row.photos != 0;
    settings.autoDownloadVideos = row.videos != 0;
    settings.autoDownloadFiles = row.files != 0;
    settings.twoFactorEnabled = row.twoFactor != 0;
    settings.showTypingIndicator = row.typing != 0;
    settings.showReadReceipts = row.receipts != 0;
    settings.createdAt = fromMicros(row.created);
    settings.updatedAt = fromMicros(row.updated);
}

UserPtr readUser(SqlSession &session, UserId id)
{
    using soci::into;
    auto user = std::make_shared<User>();
    user->id = id;
    Settings &settings = user->settings;
    Columns row;
    if (!session.run(kSelect, soci::use(id.value()), into(user->username), into(user->email), into(user->displayName),
                     into(row.phone, row.hasPhone), into(user->statusMessage), into(user->bio), into(row.online),
                     into(row.lastSeen, row.hasLastSeen), into(row.birth, row.hasBirth), into(user->country),
                     into(user->city), into(user->website), into(row.showPhone), into(row.showLastSeen),
                     into(row.showPhoto), into(row.calls), into(row.invite), into(row.joined), into(user->rev),
                     into(settings.id), into(row.notifications), into(row.sound), into(row.preview), into(row.enter),
                     into(row.photos), into(row.videos), into(row.files), into(row.twoFactor), into(row.typing),
                     into(row.receipts), into(settings.theme), into(settings.fontSize), into(settings.language),
                     into(row.created), into(row.updated)))
        return nullptr;
    assign(*user, row);
    return user;
}

} // namespace

UserPtr PeopleReader::find(UserId id)
{
    if (const auto known = m_known.find(id); known != m_known.end())
        return known->second;
    UserPtr user = readUser(m_session, id);
    m_known.emplace(id, user);
    return user;
}

UserPtr PeopleReader::get(UserId id)
{
    UserPtr user = find(id);
    if (!user)
        throw std::logic_error("no person with id " + std::to_string(id.value()));
    return user;
}

} // namespace vatochito::server
