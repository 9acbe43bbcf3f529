// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/transport/MessageRoutes.h"

#include "base/WaitFor.h"
#include "server/domain/Content.h"
#include "server/domain/Limits.h"
#include "server/wire/BodyEncoder.h"
#include "server/wire/ErrorBody.h"
#include "server/wire/RequestBody.h"

#include <algorithm>
#include <charconv>
#include <memory>
#include <utility>
#include <vector>

namespace vatochito::server {

namespace {

Result<std::optional<long long>> numberParameter(const RequestTarget &target, const char *name)
{
    const auto text = target.parameter(name);
    if (!text)
        return std::nullopt;
    long long value = 0;
    const char *end = text->data() + text->size();
    const auto [stopped, error] = std::from_chars(text->data(), end, value);
    if (error != std::errc() || stopped != end || value < 0)
        return failure(ServerError::field(name, "A valid integer is required."));
    return value;
}

Status readMessageId(const RequestTarget &target, const char *name, std::optional<MessageId> &id)
{
    const auto number = numberParameter(target, name);
    if (!number)
        return failure(number.error());
    if (*number)
        id = MessageId(**number);
    return {};
}

/// Whether a page is wanted, not the whole history; for the whole \a query holds the search alone.
Result<bool> readPaging(const RequestTarget &target, HistoryQuery &query)
{
    query.search = target.parameter("search").value_or("");
    if (query.search.size() > limits::kSearchBytes)
        return failure(ServerError::field("search", "Ensure this field has no more than 256 bytes."));
    for (const auto &[name, id] : {std::pair<const char *, std::optional<MessageId> *>{"before", &query.before},
                                   {"after", &query.after},
                                   {"around", &query.around}}) {
        if (Status done = readMessageId(target, name, *id); !done)
            return failure(done.error());
    }
    if (const auto text = target.parameter("date")) {
        query.date = parseIso8601(text->size() == 10 ? *text + "T00:00:00Z" : *text);
        if (!query.date)
            return failure(ServerError::field("date", "Enter a valid date."));
    }
    const auto limit = numberParameter(target, "limit");
    if (!limit)
        return failure(limit.error());
    query.limit = static_cast<int>(
        std::clamp<long long>(limit->value_or(limits::kDefaultPageMessages), 1, limits::kPageMessages));
    return query.before || query.after || query.around || query.date || *limit;
}

enum class Extent { Page, Whole };

/// A history as a JSON array, part by part: it may be hundreds of megabytes.
class HistoryBody
{
public:
    /// \a query's limit is the page's size, or how much of the whole is read at a time.
    HistoryBody(ChatService &chat, ConversationId conversation, UserId viewer, HistoryQuery query, Extent extent)
        : m_chat(chat)
        , m_conversation(conversation)
        , m_viewer(viewer)
        , m_query(std::move(query))
        , m_extent(extent)
        , m_encoder(viewer)
    {
    }

    /// The next part of the array, brackets included; nothing after its end.
    Result<std::optional<std::string>> next()
    {
        if (m_isAtEnd)
            return std::nullopt;
        if (m_encoded == m_messages.size()) {
            if (Status read = readMore(); !read)
                return failure(read.error());
        }
        std::string part;
        if (m_isFirst)
            part += '[';
        for (; m_encoded < m_messages.size() && part.size() < limits::kHistoryPartBytes; ++m_encoded) {
            if (!std::exchange(m_isFirst, false))
                part += ',';
            m_encoder.append(part, m_messages[m_encoded]);
        }
        m_isAtEnd = m_isAllRead && m_encoded == m_messages.size();
        if (m_isAtEnd)
            part += ']';
        return part;
    }
    bool isAtEnd() const { return m_isAtEnd; }

private:
    Status readMore()
    {
        auto messages = m_chat.history(m_conversation, m_viewer, m_query);
        if (!messages)
            return failure(messages.error());
        m_messages = std::move(*messages);
        m_encoded = 0;
        m_isAllRead = m_extent == Extent::Page || m_messages.size() < static_cast<std::size_t>(m_query.limit);
        if (!m_messages.empty())
            m_query.before = m_messages.back().id;
        return {};
    }

    ChatService &m_chat;
    ConversationId m_conversation;
    UserId m_viewer;
    HistoryQuery m_query;
    Extent m_extent;
    BodyEncoder m_encoder;
    std::vector<Message> m_messages; ///< the last read
    std::size_t m_encoded = 0;       ///< how many of them
    bool m_isFirst = true;
    bool m_isAllRead = false;
    bool m_isAtEnd = false;
};

HttpResponse historyFailed(const ServerError &error)
{
    // Level 0 does not tell a conversation one is not in from an empty one.
    if (error.code == ServerError::Code::Forbidden)
        return jsonResponse(200, "[]");
    return errorResponse(error);
}

HttpResponse history(ChatService &chat, const RequestContext &context)
{
    HistoryQuery query;
    const auto isPaged = readPaging(context.request.target, query);
    if (!isPaged)
        return errorResponse(isPaged.error());
    if (!*isPaged)
        query.limit = limits::kHistoryChunkMessages;
    auto body = std::make_shared<HistoryBody>(chat, ConversationId(context.ids[0]), context.caller->id,
                                              std::move(query), *isPaged ? Extent::Page : Extent::Whole);
    const auto first = body->next();
    if (!first)
        return historyFailed(first.error());
    HttpResponse response = jsonResponse(200, **first);
    if (!body->isAtEnd())
        response.more = [body] { return body->next(); };
    return response;
}

Result<Draft> readDraft(const RequestContext &context)
{
    const auto body = RequestBody::parse(context.request.body, context.request.contentType);
    if (!body)
        return failure(body.error());
    if (body->count("uploaded_files") > 0)
        return failure(ServerError::field("uploaded_files", "This server does not take files yet."));
    Draft draft;
    draft.conversation = ConversationId(context.ids[0]);
    draft.sender = context.caller->id;
    auto content = body->requiredText("content");
    if (!content)
        return failure(content.error());
    draft.content = std::move(*content);

    const auto word = body->text("message_type");
    if (!word)
        return failure(word.error());
    const auto type = messageTypeFrom(word->value_or("text"));
    if (!type)
        return failure(ServerError::notAChoice("message_type", word->value_or("")));
    draft.type = *type;

    const auto reply = body->id("reply_to");
    if (!reply)
        return failure(reply.error());
    if (*reply)
        draft.replyTo = MessageId(**reply);
    const auto clientId = body->text("client_id");
    if (!clientId)
        return failure(clientId.error());
    draft.clientId = clientId->value_or("");
    if (!draft.clientId.empty() && !isClientId(draft.clientId))
        return failure(
            ServerError::field("client_id", "Ensure this field has no more than 64 characters, and no spaces."));
    return draft;
}

HttpResponse oneMessage(unsigned status, const RequestContext &context, const Result<ChatService::Outcome> &outcome)
{
    if (!outcome)
        return errorResponse(outcome.error());
    return jsonResponse(status, BodyEncoder(context.caller->id).message(outcome->message));
}

HttpResponse send(ChatService &chat, const RequestContext &context)
{
    auto draft = readDraft(context);
    if (!draft)
        return errorResponse(draft.error());
    return oneMessage(201, context,
                      waitFor<Result<ChatService::Outcome>>([&](auto done) { chat.send(std::move(*draft), done); }));
}

HttpResponse edit(ChatService &chat, const RequestContext &context)
{
    const auto body = RequestBody::parse(context.request.body, context.request.contentType);
    if (!body)
        return errorResponse(body.error());
    const auto content = body->requiredText("content");
    if (!content)
        return detailResponse(400, "content required.");
    return oneMessage(200, context, waitFor<Result<ChatService::Outcome>>([&](auto done) {
                          chat.edit(ConversationId(context.ids[0]), MessageId(context.ids[1]), context.caller->id,
                                    *content, done);
                      }));
}

HttpResponse forward(ChatService &chat, const RequestContext &context)
{
    const auto body = RequestBody::parse(context.request.body, context.request.contentType);
    if (!body)
        return errorResponse(body.error());
    const auto to = body->id("conversation_id");
    if (!to || !*to)
        return detailResponse(400, "conversation_id required.");
    const Forward forward{ConversationId(context.ids[0]), MessageId(context.ids[1]), ConversationId(**to),
                          context.caller->id};
    return oneMessage(201, context,
                      waitFor<Result<ChatService::Outcome>>([&](auto done) { chat.forward(forward, done); }));
}

HttpResponse softDelete(ChatService &chat, const RequestContext &context)
{
    const auto done = waitFor<Result<ChatService::Outcome>>([&](auto callback) {
        chat.remove(ConversationId(context.ids[0]), MessageId(context.ids[1]), context.caller->id, callback);
    });
    if (!done)
        return errorResponse(done.error());
    return jsonResponse(200, sentenceBody("status", "message deleted"));
}

} // namespace

void addMessageRoutes(Router &router, ChatService &chat)
{
    const auto on = [&chat](auto handler) {
        return [&chat, handler](const RequestContext &context) { return handler(chat, context); };
    };
    constexpr const char *kMessages = "/api/chat/conversations/<id>/messages/";
    router.add("GET", kMessages, on(history), Access::SignedIn, [](const RequestTarget &target) {
        return target.parameter("search").value_or("").empty() ? Lane::Requests : Lane::Searches;
    });
    router.add("POST", kMessages, on(send));
    router.add("PATCH", std::string(kMessages) + "<id>/edit/", on(edit));
    router.add("POST", std::string(kMessages) + "<id>/forward/", on(forward));
    router.add("DELETE", std::string(kMessages) + "<id>/soft-delete/", on(softDelete));
}

} // namespace vatochito::server
