// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/transport/PeopleRoutes.h"

#include "server/wire/BodyEncoder.h"
#include "server/wire/ErrorBody.h"

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

HttpResponse setOnline(PeopleService &people, const RequestContext &context, bool online)
{
    if (const Status done = people.setOnline(context.caller->id, online); !done)
        return errorResponse(done.error());
    return jsonResponse(200, sentenceBody("status", online ? "online" : "offline"));
}

} // namespace

void addPeopleRoutes(Router &router, PeopleService &people)
{
    const auto me = [](const RequestContext &context) { return one(context, context.caller); };
    router.add("GET", "/api/auth/user/", me);
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
