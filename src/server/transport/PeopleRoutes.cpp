// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/transport/PeopleRoutes.h"

#include "server/wire/BodyEncoder.h"
#include "server/wire/ErrorBody.h"
#include "server/wire/FieldCollector.h"

#include <utility>

namespace vatochito::server {

namespace {

HttpResponse one(const RequestContext &context, const Result<UserPtr> &user)
{
    if (!user)
        return errorResponse(user.error());
    return jsonResponse(200, BodyEncoder(context.caller->id).user(*user));
}

HttpResponse list(const RequestContext &context, const Result<std::vector<UserPtr>> &users)
{
    if (!users)
        return errorResponse(users.error());
    return jsonResponse(200, BodyEncoder(context.caller->id).users(*users));
}

/// Fields that are not ours to change (id, is_online, settings …) and unknown ones are ignored, as on every deployed
/// server.
Result<ProfileChange> readChange(const RequestContext &context)
{
    const auto body = RequestBody::parse(context.request.body, context.request.contentType);
    if (!body)
        return failure(body.error());
    FieldCollector fields(*body);
    ProfileChange change;
    using Text = std::optional<std::string> ProfileChange::*;
    for (const auto &[key, member] : {std::pair<const char *, Text>{"email", &ProfileChange::email},
                                      {"display_name", &ProfileChange::displayName},
                                      {"status_message", &ProfileChange::statusMessage},
                                      {"bio", &ProfileChange::bio},
                                      {"country", &ProfileChange::country},
                                      {"city", &ProfileChange::city},
                                      {"website", &ProfileChange::website}})
        change.*member = fields.change(key);
    change.phoneNumber = fields.changeOrClear("phone_number");
    change.dateOfBirth = fields.changeOrClear("date_of_birth");
    using Flag = std::optional<bool> ProfileChange::*;
    for (const auto &[key, member] :
         {std::pair<const char *, Flag>{"show_phone_number", &ProfileChange::showPhoneNumber},
          {"show_last_seen", &ProfileChange::showLastSeen},
          {"show_profile_photo", &ProfileChange::showProfilePhoto},
          {"allow_calls", &ProfileChange::allowCalls},
          {"allow_group_invite", &ProfileChange::allowGroupInvite}})
        change.*member = fields.changeFlag(key);
    if (fields.hasFailed())
        return failure(fields.error());
    return change;
}

HttpResponse changeMe(PeopleService &people, const RequestContext &context)
{
    auto change = readChange(context);
    if (!change)
        return errorResponse(change.error());
    return one(context, people.change(context.caller->id, std::move(*change)));
}

HttpResponse setOnline(PeopleService &people, const RequestContext &context, bool online)
{
    if (const Status done = people.setOnline(*context.caller, online); !done)
        return errorResponse(done.error());
    return jsonResponse(200, sentenceBody("status", online ? "online" : "offline"));
}

} // namespace

void addPeopleRoutes(Router &router, PeopleService &people)
{
    const auto me = [](const RequestContext &context) { return one(context, context.caller); };
    router.add("GET", "/api/auth/user/", me);
    router.add("PATCH", "/api/auth/user/",
               [&people](const RequestContext &context) { return changeMe(people, context); });
    router.add("GET", "/api/auth/users/me/", me);
    router.add("GET", "/api/auth/users/", [&people](const RequestContext &context) {
        return list(context, people.everybodyBut(context.caller->id));
    });
    router.add("GET", "/api/auth/users/<id>/",
               [&people](const RequestContext &context) { return one(context, people.find(UserId(context.ids[0]))); });
    router.add("GET", "/api/chat/users/search/", [&people](const RequestContext &context) {
        const std::string text = context.request.target.parameter("q").value_or("");
        return list(context, people.search(text, context.caller->id));
    });
    router.add("POST", "/api/auth/users/set-online/",
               [&people](const RequestContext &context) { return setOnline(people, context, true); });
    router.add("POST", "/api/auth/users/set-offline/",
               [&people](const RequestContext &context) { return setOnline(people, context, false); });
}

} // namespace vatochito::server
