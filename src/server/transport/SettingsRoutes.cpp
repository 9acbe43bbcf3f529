// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/transport/SettingsRoutes.h"

#include "server/wire/BodyEncoder.h"
#include "server/wire/ErrorBody.h"
#include "server/wire/FieldCollector.h"
#include "server/wire/RequestBody.h"

#include <utility>

namespace vatochito::server {

namespace {

HttpResponse answered(const Result<Settings> &settings)
{
    if (!settings)
        return errorResponse(settings.error());
    return jsonResponse(200, encodeSettings(*settings));
}

/// What is not ours to change (id, created_at …), and what nobody knows, is ignored, as on every deployed server.
Result<SettingsChange> readChange(const RequestContext &context)
{
    const auto body = RequestBody::parse(context.request.body, context.request.contentType);
    if (!body)
        return failure(body.error());
    FieldCollector fields(*body);
    SettingsChange change;
    using Flag = std::optional<bool> SettingsChange::*;
    for (const auto &[key, member] :
         {std::pair<const char *, Flag>{"enable_notifications", &SettingsChange::enableNotifications},
          {"notification_sound", &SettingsChange::notificationSound},
          {"message_preview", &SettingsChange::messagePreview},
          {"enter_to_send", &SettingsChange::enterToSend},
          {"auto_download_photos", &SettingsChange::autoDownloadPhotos},
          {"auto_download_videos", &SettingsChange::autoDownloadVideos},
          {"auto_download_files", &SettingsChange::autoDownloadFiles},
          {"two_factor_enabled", &SettingsChange::twoFactorEnabled},
          {"show_typing_indicator", &SettingsChange::showTypingIndicator},
          {"show_read_receipts", &SettingsChange::showReadReceipts}})
        change.*member = fields.changeFlag(key);
    change.theme = fields.change("theme");
    change.fontSize = fields.change("font_size");
    change.language = fields.change("language");
    if (fields.hasFailed())
        return failure(fields.error());
    return change;
}

HttpResponse change(PeopleService &people, const RequestContext &context)
{
    auto wanted = readChange(context);
    if (!wanted)
        return errorResponse(wanted.error());
    return answered(people.changeSettings(context.caller->id, std::move(*wanted)));
}

} // namespace

void addSettingsRoutes(Router &router, PeopleService &people)
{
    constexpr const char *kSettings = "/api/auth/settings/";
    router.add("GET", kSettings, [](const RequestContext &context) { return answered(context.caller->settings); });
    router.add("PATCH", kSettings, [&people](const RequestContext &context) { return change(people, context); });
    router.add("POST", std::string(kSettings) + "reset/",
               [&people](const RequestContext &context) { return answered(people.resetSettings(context.caller->id)); });
}

} // namespace vatochito::server
