// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/transport/ConversationRoutes.h"

#include "server/wire/BodyEncoder.h"
#include "server/wire/ErrorBody.h"
#include "server/wire/FieldCollector.h"
#include "server/wire/RequestBody.h"

namespace vatochito::server {

namespace {

HttpResponse listMine(ConversationService &conversations, const RequestContext &context)
{
    const auto mine = conversations.listFor(context.caller->id);
    if (!mine)
        return errorResponse(mine.error());
    return jsonResponse(200, BodyEncoder(context.caller->id).conversations(*mine));
}

HttpResponse answered(const RequestContext &context, const Result<Conversation> &conversation)
{
    if (!conversation)
        return errorResponse(conversation.error());
    return jsonResponse(200, BodyEncoder(context.caller->id).conversation(*conversation));
}

HttpResponse one(ConversationService &conversations, const RequestContext &context)
{
    return answered(context, conversations.find(ConversationId(context.ids[0]), context.caller->id));
}

/// What is not ours to change, and what nobody knows, is ignored, as on every deployed server.
HttpResponse describe(ConversationService &conversations, const RequestContext &context)
{
    const auto body = RequestBody::parse(context.request.body, context.request.contentType);
    if (!body)
        return errorResponse(body.error());
    FieldCollector fields(*body);
    InfoChange wanted{fields.change("title"), fields.change("description")};
    if (fields.hasFailed())
        return errorResponse(fields.error());
    return answered(context,
                    conversations.describe(ConversationId(context.ids[0]), context.caller->id, std::move(wanted)));
}

HttpResponse opened(const RequestContext &context, const Result<ConversationService::Opened> &opened)
{
    if (!opened)
        return errorResponse(opened.error());
    return jsonResponse(opened->isNew ? 201 : 200, BodyEncoder(context.caller->id).conversation(opened->conversation));
}

Result<NewConversation> readNew(const RequestContext &context)
{
    const auto body = RequestBody::parse(context.request.body, context.request.contentType);
    if (!body)
        return failure(body.error());
    NewConversation wanted;
    wanted.owner = context.caller->id;

    const auto word = body->text("conversation_type");
    if (!word)
        return failure(word.error());
    const auto type = conversationTypeFrom(word->value_or("group"));
    if (!type)
        return failure(ServerError::notAChoice("conversation_type", word->value_or("")));
    wanted.type = *type;

    // The title of a direct conversation is made from its two names.
    auto title = *type == ConversationType::Direct ? Result<std::string>("") : body->requiredText("title");
    if (!title)
        return failure(title.error());
    wanted.title = std::move(*title);

    auto description = body->text("description");
    if (!description)
        return failure(description.error());
    wanted.description = description->value_or("");

    const auto members = body->ids("member_ids");
    if (!members)
        return failure(members.error());
    for (const long long id : *members)
        wanted.others.emplace_back(id);
    return wanted;
}

HttpResponse create(ConversationService &conversations, const RequestContext &context)
{
    auto wanted = readNew(context);
    if (!wanted)
        return errorResponse(wanted.error());
    return opened(context, conversations.create(std::move(*wanted)));
}

HttpResponse createDirect(ConversationService &conversations, const RequestContext &context)
{
    const auto body = RequestBody::parse(context.request.body, context.request.contentType);
    if (!body)
        return errorResponse(body.error());
    const auto other = body->id("user_id");
    if (!other || !*other)
        return jsonResponse(400, sentenceBody("error", "user_id is required."));
    const auto result = conversations.openDirect(context.caller->id, UserId(**other));
    // This call alone says `error` where the others say `detail`.
    if (!result && result.error().code == ServerError::Code::NotFound)
        return jsonResponse(404, sentenceBody("error", "User not found."));
    if (!result && result.error().code == ServerError::Code::Invalid)
        return jsonResponse(400, sentenceBody("error", result.error().detail));
    return opened(context, result);
}

HttpResponse addMember(ConversationService &conversations, const RequestContext &context)
{
    const auto body = RequestBody::parse(context.request.body, context.request.contentType);
    if (!body)
        return errorResponse(body.error());
    const ConversationId conversation(context.ids[0]);
    const auto isMember = conversations.isMember(conversation, context.caller->id);
    if (!isMember)
        return errorResponse(isMember.error());
    if (!*isMember)
        return errorResponse(ServerError::notFound());
    const auto added = body->id("user_id");
    if (!added || !*added)
        return detailResponse(400, "user_id required.");
    if (const Status done = conversations.addMember(conversation, context.caller->id, UserId(**added)); !done)
        return errorResponse(done.error());
    return jsonResponse(200, sentenceBody("status", "member added"));
}

} // namespace

void addConversationRoutes(Router &router, ConversationService &conversations)
{
    const auto on = [&](auto handler) {
        return [&conversations, handler](const RequestContext &context) { return handler(conversations, context); };
    };
    router.add("GET", "/api/chat/conversations/", on(listMine));
    router.add("POST", "/api/chat/conversations/", on(create));
    router.add("POST", "/api/chat/conversations/create-direct/", on(createDirect));
    router.add("GET", "/api/chat/conversations/<id>/", on(one));
    router.add("PATCH", "/api/chat/conversations/<id>/", on(describe));
    router.add("POST", "/api/chat/conversations/<id>/add-member/", on(addMember));
}

} // namespace vatochito::server
