// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/transport/ContactRoutes.h"

#include "server/wire/BodyEncoder.h"
#include "server/wire/ErrorBody.h"
#include "server/wire/FieldCollector.h"
#include "server/wire/RequestBody.h"

namespace vatochito::server {

namespace {

HttpResponse all(ContactService &contacts, const RequestContext &context)
{
    const auto listed = contacts.all(context.caller->id);
    if (!listed)
        return errorResponse(listed.error());
    return jsonResponse(200, BodyEncoder(context.caller->id).contacts(*listed));
}

HttpResponse one(int status, const RequestContext &context, const Contact &contact)
{
    return jsonResponse(status, BodyEncoder(context.caller->id).contact(contact));
}

HttpResponse add(ContactService &contacts, const RequestContext &context)
{
    const auto body = RequestBody::parse(context.request.body, context.request.contentType);
    if (!body)
        return errorResponse(body.error());
    const auto person = body->id("contact_id");
    // This call alone answers with bare sentences.
    if (!person || !*person)
        return jsonResponse(400, R"(["contact_id is required."])");
    FieldCollector fields(*body);
    const std::string nickname = fields.optional("nickname").value_or("");
    if (fields.hasFailed())
        return errorResponse(fields.error());
    const auto added = contacts.add(context.caller->id, UserId(**person), nickname);
    if (!added)
        return errorResponse(added.error());
    return one(added->isChanged ? 201 : 200, context, added->contact);
}

HttpResponse change(ContactService &contacts, const RequestContext &context)
{
    const auto body = RequestBody::parse(context.request.body, context.request.contentType);
    if (!body)
        return errorResponse(body.error());
    FieldCollector fields(*body);
    ContactChange change;
    change.nickname = fields.change("nickname");
    change.isBlocked = fields.changeFlag("is_blocked");
    change.isFavorite = fields.changeFlag("is_favorite");
    if (fields.hasFailed())
        return errorResponse(fields.error());
    const auto changed = contacts.change(context.caller->id, ContactId(context.ids[0]), std::move(change));
    if (!changed)
        return errorResponse(changed.error());
    return one(200, context, *changed);
}

HttpResponse remove(ContactService &contacts, const RequestContext &context)
{
    if (const Status done = contacts.remove(context.caller->id, ContactId(context.ids[0])); !done)
        return errorResponse(done.error());
    return jsonResponse(204, {});
}

HttpResponse block(ContactService &contacts, const RequestContext &context)
{
    const auto toggled = contacts.toggleBlocked(context.caller->id, ContactId(context.ids[0]));
    if (!toggled)
        return errorResponse(toggled.error());
    return jsonResponse(200, sentenceBody("status", toggled->isBlocked ? "blocked" : "unblocked"));
}

HttpResponse favorite(ContactService &contacts, const RequestContext &context)
{
    const auto toggled = contacts.toggleFavorite(context.caller->id, ContactId(context.ids[0]));
    if (!toggled)
        return errorResponse(toggled.error());
    return jsonResponse(200, sentenceBody("status", toggled->isFavorite ? "favorited" : "unfavorited"));
}

} // namespace

void addContactRoutes(Router &router, ContactService &contacts)
{
    const auto on = [&contacts](auto handler) {
        return [&contacts, handler](const RequestContext &context) { return handler(contacts, context); };
    };
    const std::string list = "/api/chat/contacts/";
    const std::string contact = list + "<id>/";
    router.add("GET", list, on(all));
    router.add("POST", list, on(add));
    router.add("PATCH", contact, on(change));
    router.add("DELETE", contact, on(remove));
    router.add("POST", contact + "block/", on(block));
    router.add("POST", contact + "favorite/", on(favorite));
}

} // namespace vatochito::server
