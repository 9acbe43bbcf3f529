// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/store/SettingsStore.h"

#include "server/store/AccountRows.h"
#include "server/store/ConversationRows.h"
#include "server/store/PeopleReader.h"
#include "server/store/SqlSession.h"

namespace vatochito::server {

namespace {

struct Outcome
{
    UserPtr person;
    std::optional<AccountChange> change; ///< Nothing: it was the same already.
    SettingsStore::Marks marks = {};
};

Settings changed(Settings settings, const SettingsChange &change)
{
    const auto apply = [](auto &setting, const auto &wanted) { setting = wanted.value_or(setting); };
    apply(settings.enableNotifications, change.enableNotifications);
    apply(settings.notificationSound, change.notificationSound);
    apply(settings.messagePreview, change.messagePreview);
    apply(settings.enterToSend, change.enterToSend);
    apply(settings.autoDownloadPhotos, change.autoDownloadPhotos);
    apply(settings.autoDownloadVideos, change.autoDownloadVideos);
    apply(settings.autoDownloadFiles, change.autoDownloadFiles);
    apply(settings.twoFactorEnabled, change.twoFactorEnabled);
    apply(settings.showTypingIndicator, change.showTypingIndicator);
    apply(settings.showReadReceipts, change.showReadReceipts);
    apply(settings.theme, change.theme);
    apply(settings.fontSize, change.fontSize);
    apply(settings.language, change.language);
    return settings;
}

void update(SqlSession &session, UserId user, const Settings &settings, long long accountRev)
{
    using soci::use;
    const auto number = [](bool flag) { return flag ? 1LL : 0LL; };
    session.run("UPDATE person_settings SET enable_notifications = :notifications, notification_sound = :sound,"
                " message_preview = :preview, enter_to_send = :enter, auto_download_photos = :photos,"
                " auto_download_videos = :videos, auto_download_files = :files, two_factor_enabled = :two_factor,"
                " show_typing_indicator = :typing, show_read_receipts = :receipts, theme = :theme,"
                " font_size = :font, language = :language, updated_us = :now, account_rev = :rev"
                " WHERE person_id = :person",
                use(number(settings.enableNotifications)), use(number(settings.notificationSound)),
                use(number(settings.messagePreview)), use(number(settings.enterToSend)),
                use(number(settings.autoDownloadPhotos)), use(number(settings.autoDownloadVideos)),
                use(number(settings.autoDownloadFiles)), use(number(settings.twoFactorEnabled)),
                use(number(settings.showTypingIndicator)), use(number(settings.showReadReceipts)), use(settings.theme),
                use(settings.fontSize), use(settings.language), use(toMicros(settings.updatedAt)), use(accountRev),
                use(user.value()));
}

/// In all conversations: others have passed over them while they were not shown.
SettingsStore::Marks renewMarks(SqlSession &session, UserId user)
{
    std::vector<ConversationId> conversations;
    long long id = 0;
    session.forEach(
        "SELECT conversation_id FROM member WHERE person_id = :me AND removed_us IS NULL",
        [&] { conversations.emplace_back(id); }, soci::use(user.value()), soci::into(id));
    SettingsStore::Marks marks;
    for (const ConversationId conversation : conversations)
        marks.emplace_back(conversation, server::renewMarks(session, conversation, user));
    return marks;
}

Result<Outcome> replaceIn(SqlSession &session, UserId user, const std::function<Settings(const Settings &before)> &edit,
                          Timestamp now)
{
    const UserPtr before = PeopleReader(session).find(user);
    if (!before)
        return failure(ServerError::notFound());
    Settings wanted = edit(before->settings);
    if (wanted == before->settings)
        return Outcome{before, std::nullopt};
    wanted.updatedAt = now;
    AccountChange change{user, raiseAccount(session, user)};
    update(session, user, wanted, change.number);
    SettingsStore::Marks marks;
    if (wanted.showReadReceipts && !before->settings.showReadReceipts)
        marks = renewMarks(session, user);
    UserPtr after = PeopleReader(session).get(user);
    change.settings = after->settings;
    return Outcome{std::move(after), std::move(change), std::move(marks)};
}

} // namespace

Result<Settings> SettingsStore::change(UserId user, SettingsChange change)
{
    return replace(user, [change = std::move(change)](const Settings &before) { return changed(before, change); });
}

Result<Settings> SettingsStore::reset(UserId user)
{
    return replace(user, [](const Settings &before) {
        Settings fresh;
        fresh.id = before.id;
        fresh.createdAt = before.createdAt;
        fresh.updatedAt = before.updatedAt;
        return fresh;
    });
}

Result<Settings> SettingsStore::replace(UserId user, std::function<Settings(const Settings &before)> edit)
{
    const auto outcome =
        m_database.writeAndTell<Outcome>([user, edit = std::move(edit), now = m_clock.now()](
                                             SqlSession &session) { return replaceIn(session, user, edit, now); },
                                         [this](const Outcome &done) {
                                             if (m_announce && done.change)
                                                 m_announce(done.person, *done.change, done.marks);
                                         });
    if (!outcome)
        return failure(outcome.error());
    return outcome->person->settings;
}

} // namespace vatochito::server
