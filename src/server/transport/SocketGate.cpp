// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/transport/SocketGate.h"

#include "server/transport/Router.h"

#include <spdlog/spdlog.h>

namespace vatochito::server {

namespace {

/// "/ws/chat/<digits>/". Digits that are no conversation's number are an invalid id: 403 like any unknown one.
std::optional<ConversationId> conversationOf(const RequestTarget &target)
{
    const auto segments = pathSegments(target.path());
    if (segments.size() != 4 || segments[0] != "ws" || segments[1] != "chat" || !segments[3].empty())
        return std::nullopt;
    const std::string &digits = segments[2];
    if (digits.empty() || digits.find_first_not_of("0123456789") != std::string::npos)
        return std::nullopt;
    return ConversationId(pathId(digits).value_or(0));
}

ServerError refused()
{
    return ServerError::forbidden("Access denied.");
}

} // namespace

Result<SocketGate::Admission> SocketGate::admit(const RequestTarget &target)
{
    const auto conversation = conversationOf(target);
    if (!conversation)
        return failure(ServerError::notFound());
    const auto token = target.parameter("token");
    if (!token)
        return failure(refused());
    spdlog::info("[JWT Middleware] Token found in query string");

    auto caller = m_auth.authenticate(*token);
    if (!caller)
        return failure(caller.error().code == ServerError::Code::TokenNotValid ? refused() : caller.error());
    const UserPtr user = caller->user;
    spdlog::info("[JWT Middleware] Authenticated user: {}", user->username);

    if (const auto member = requireMember(*conversation, user->id); !member)
        return failure(member.error());
    auto seat = m_hub.takeSeat(user->id);
    if (!seat) {
        ServerError error;
        error.code = ServerError::Code::RateLimited;
        error.detail = "Too many connections.";
        error.retryAfter = std::chrono::seconds(10);
        return failure(std::move(error));
    }
    return Admission{user, std::move(caller->accessId), *conversation, std::move(*seat)};
}

Status SocketGate::requireMember(ConversationId conversation, UserId user)
{
    const auto isMember = m_conversations.isMember(conversation, user);
    if (!isMember)
        return failure(isMember.error());
    if (!*isMember)
        return failure(refused());
    return {};
}

Status SocketGate::confirm(const Admission &admission)
{
    if (const auto person = m_auth.present(admission.user->id, admission.accessId); !person)
        return failure(person.error());
    return requireMember(admission.conversation, admission.user->id);
}

Result<SocketGate::SyncAdmission> SocketGate::admitSync(std::string_view authorization)
{
    SyncAdmission admission;
    const auto token = bearerToken(authorization);
    if (!token)
        return admission;
    auto caller = m_auth.authenticate(*token);
    if (!caller && caller.error().code == ServerError::Code::TokenNotValid)
        return admission;
    if (!caller)
        return failure(caller.error());
    auto epoch = m_sync.epoch();
    if (!epoch)
        return failure(epoch.error());
    admission.epoch = std::move(*epoch);
    if (auto seat = m_hub.takeSeat(caller->user->id))
        admission.seat.emplace(std::move(*seat));
    admission.caller = std::move(*caller);
    return admission;
}

} // namespace vatochito::server
