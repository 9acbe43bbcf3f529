// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/transport/AuthRoutes.h"

#include "server/wire/BodyEncoder.h"
#include "server/wire/FieldCollector.h"
#include "server/wire/JsonWriter.h"

namespace vatochito::server {

namespace {

HttpResponse signedIn(unsigned status, const AuthService::SignIn &signIn)
{
    std::string body;
    JsonWriter(body)
        .json("user", BodyEncoder(signIn.user->id).user(signIn.user))
        .text("access", std::string_view(signIn.tokens.access))
        .text("refresh", std::string_view(signIn.tokens.refresh))
        .close();
    return jsonResponse(status, std::move(body));
}

HttpResponse registerUser(AuthService &auth, const RequestContext &context)
{
    const auto body = RequestBody::parse(context.request.body, context.request.contentType);
    if (!body)
        return errorResponse(body.error());
    FieldCollector fields(*body);
    Registration registration;
    registration.username = fields.required("username");
    registration.password = fields.required("password");
    registration.passwordAgain = fields.required("password2");
    registration.email = fields.optional("email").value_or("");
    registration.displayName = fields.optional("display_name").value_or("");
    registration.phoneNumber = fields.optional("phone_number");
    if (registration.phoneNumber && registration.phoneNumber->empty())
        registration.phoneNumber.reset();
    if (fields.hasFailed())
        return errorResponse(fields.error());
    const auto signIn = auth.registerUser(registration, context.request.address);
    return signIn ? signedIn(201, *signIn) : errorResponse(signIn.error());
}

HttpResponse login(AuthService &auth, const RequestContext &context)
{
    const auto body = RequestBody::parse(context.request.body, context.request.contentType);
    if (!body)
        return errorResponse(body.error());
    FieldCollector fields(*body);
    AuthService::Identifier who;
    who.phoneNumber = fields.optional("phone_number");
    if (body->has("username") || !who.phoneNumber)
        who.username = fields.required("username");
    const std::string password = fields.required("password");
    if (fields.hasFailed())
        return errorResponse(fields.error());
    const auto signIn = auth.login(who, password, context.request.address);
    return signIn ? signedIn(200, *signIn) : errorResponse(signIn.error());
}

HttpResponse refresh(AuthService &auth, const RequestContext &context)
{
    const auto body = RequestBody::parse(context.request.body, context.request.contentType);
    if (!body)
        return errorResponse(body.error());
    const auto token = body->text("refresh");
    if (!token || !*token || (*token)->empty())
        return detailResponse(400, "Refresh token required.");
    const auto pair = auth.refresh(**token);
    if (!pair)
        return errorResponse(pair.error());
    std::string answer;
    JsonWriter(answer)
        .text("access", std::string_view(pair->access))
        .text("refresh", std::string_view(pair->refresh))
        .close();
    return jsonResponse(200, std::move(answer));
}

HttpResponse logout(AuthService &auth, const RequestContext &context)
{
    const auto body = RequestBody::parse(context.request.body, context.request.contentType);
    if (!body)
        return errorResponse(body.error());
    const auto token = body->text("refresh");
    if (!token || !*token)
        return detailResponse(400, "Invalid token.");
    if (const Status done = auth.logout(**token); !done) {
        if (done.error().code == ServerError::Code::TokenNotValid)
            return detailResponse(400, "Invalid token.");
        return errorResponse(done.error());
    }
    return detailResponse(200, "Successfully logged out.");
}

} // namespace

void addAuthRoutes(Router &router, AuthService &auth)
{
    router.add(
        "POST", "/api/auth/register/", [&auth](const RequestContext &context) { return registerUser(auth, context); },
        Access::Anybody, always(Lane::Credentials));
    router.add(
        "POST", "/api/auth/login/", [&auth](const RequestContext &context) { return login(auth, context); },
        Access::Anybody, always(Lane::Credentials));
    router.add(
        "POST", "/api/auth/token/refresh/", [&auth](const RequestContext &context) { return refresh(auth, context); },
        Access::Anybody);
    router.add(
        "POST", "/api/auth/logout/", [&auth](const RequestContext &context) { return logout(auth, context); },
        Access::Anybody);
}

} // namespace vatochito::server
