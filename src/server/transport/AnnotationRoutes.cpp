// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/transport/AnnotationRoutes.h"

#include "base/WaitFor.h"
#include "server/wire/BodyEncoder.h"
#include "server/wire/ErrorBody.h"
#include "server/wire/RequestBody.h"

#include <algorithm>

namespace vatochito::server {

namespace {

using Outcome = AnnotationService::Outcome;

AnnotationService::Target targetOf(const RequestContext &context)
{
    return {ConversationId(context.ids[0]), MessageId(context.ids[1]), context.caller->id};
}

HttpResponse react(AnnotationService &annotations, const RequestContext &context)
{
    const auto body = RequestBody::parse(context.request.body, context.request.contentType);
    if (!body)
        return errorResponse(body.error());
    const auto emoji = body->requiredText("emoji");
    if (!emoji)
        return detailResponse(400, "emoji required.");
    const auto target = targetOf(context);
    const auto outcome =
        waitFor<Result<Outcome>>([&](auto done) { annotations.react(target, *emoji, Wish::Toggle, done); });
    if (!outcome)
        return errorResponse(outcome.error());
    const auto &reactions = outcome->message.reactions;
    const auto mine = std::find_if(reactions.begin(), reactions.end(), [&](const Reaction &reaction) {
        return reaction.user == target.actor && reaction.emoji == *emoji;
    });
    if (mine == reactions.end())
        return jsonResponse(200, sentenceBody("status", "reaction removed"));
    return jsonResponse(201, BodyEncoder(target.actor).reaction(*mine, context.caller));
}

HttpResponse pin(AnnotationService &annotations, const RequestContext &context)
{
    const auto target = targetOf(context);
    const auto outcome = waitFor<Result<Outcome>>([&](auto done) { annotations.pin(target, Wish::Toggle, done); });
    if (!outcome)
        return errorResponse(outcome.error());
    const std::optional<Pin> &pin = outcome->message.pin;
    return jsonResponse(pin ? 201 : 200, BodyEncoder(target.actor).pin(target.message, pin ? *pin : *outcome->lastPin));
}

} // namespace

void addAnnotationRoutes(Router &router, AnnotationService &annotations)
{
    constexpr const char *kMessage = "/api/chat/conversations/<id>/messages/<id>/";
    router.add("POST", std::string(kMessage) + "react/",
               [&annotations](const RequestContext &context) { return react(annotations, context); });
    router.add("POST", std::string(kMessage) + "pin/",
               [&annotations](const RequestContext &context) { return pin(annotations, context); });
}

} // namespace vatochito::server
