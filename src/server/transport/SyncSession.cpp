// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/transport/SyncSession.h"

#include <spdlog/spdlog.h>

#include <algorithm>

namespace vatochito::server {

namespace {

using std::chrono::milliseconds;
using Ending = FrameSocket::Ending;
using syncframes::ForbiddenMeans;

// sync.md, Close codes.
constexpr unsigned kServerError = 4500;
constexpr unsigned kProtocolError = 4400;
constexpr unsigned kTokenInvalid = 4401;
constexpr unsigned kSessionRevoked = 4402;
constexpr unsigned kHeartbeatTimeout = 4408;
constexpr unsigned kNewerConnection = 4409;
constexpr unsigned kGoingAway = 4412;
constexpr unsigned kTooLarge = 4413;
constexpr unsigned kTooSlow = 4420;
constexpr unsigned kRateLimited = 4429;
constexpr unsigned kOverloaded = 4503;
constexpr std::chrono::seconds kOverloadedRetry{5};

const UserPtr kNobody = std::make_shared<const User>();

ServerError busy()
{
    return ServerError::unavailable("The server is busy.");
}

} // namespace

SyncSession::SyncSession(std::unique_ptr<FrameSocket> socket, ServerContext &server,
                         SocketGate::SyncAdmission admission, std::string peer)
    : m_socket(std::move(socket))
    , m_server(server)
    , m_admission(std::move(admission))
    , m_person(m_admission.caller ? m_admission.caller->user : kNobody)
    , m_user(m_person->id)
    , m_peer(std::move(peer))
    , m_rate(server.limits.commandsPerSecond, server.limits.commandsPerSecond * limits::kCommandBurstSeconds,
             server.clock.monotonic())
    , m_commands(server, m_user)
    , m_showsReceipts(m_person->settings.showReadReceipts)
    , m_deadlines(server.clock)
{
}

void SyncSession::run()
{
    m_server.connections.add(shared_from_this());
    m_socket->accept(shared_from_this());
}

void SyncSession::onOpened()
{
    spdlog::info("WebSocket CONNECT /ws/sync/ [{}]", m_peer);
    m_isOpen = true;
    if (!m_admission.caller)
        return leave(kTokenInvalid, "The token is invalid or has expired.", Ending::Flush);
    if (!m_admission.seat)
        return leave(kRateLimited, "Too many connections.", Ending::Flush, limits::kTooManySocketsRetry);
    m_deadlines.pingCame();
    setToken(*m_admission.caller);
    send(syncframes::hello({m_admission.epoch, user(), m_server.clock.now(), m_deadlines.tokenLeft()}));
    m_server.sync.join(shared_from_this(), [self = shared_from_this()](const Status &joined) {
        self->m_socket->post([self, joined] { self->onJoined(joined); });
    });
    // A drain came during the handshake.
    tellDeparture();
    sleep();
}

void SyncSession::setToken(const AuthService::Caller &caller)
{
    m_deadlines.setToken(caller.expiresAt);
    const std::lock_guard lock(m_identityMutex);
    m_accessId = caller.accessId;
}

void SyncSession::personChanged(const UserPtr &person)
{
    m_showsReceipts = person->settings.showReadReceipts;
    m_socket->post([self = shared_from_this(), person] { self->m_person = person; });
}

std::string SyncSession::accessId() const
{
    const std::lock_guard lock(m_identityMutex);
    return m_accessId;
}

std::string SyncSession::device() const
{
    const std::lock_guard lock(m_identityMutex);
    return m_device;
}

void SyncSession::onFrame(std::string_view frame, bool isText)
{
    if (m_isLeaving)
        return;
    const auto command = isText ? parseSyncCommand(frame) : std::nullopt;
    if (!command)
        return leave(kProtocolError, "The frame is no command.", Ending::Flush);
    const long long id = std::visit(
        [](const auto &known) {
            if constexpr (requires { known.id; })
                return known.id;
            else
                return 0LL;
        },
        *command);
    // A ping is answered as long as anything is: a client that hears nothing takes the link for dead.
    if (mayAfford(id, frame.size()) || (std::holds_alternative<synccommand::Ping>(*command) && !m_isLeaving))
        std::visit([this](const auto &known) { execute(known); }, *command);
}

void SyncSession::onTooLarge()
{
    leave(kTooLarge, "The frame is too large.", Ending::Flush);
}

bool SyncSession::mayAfford(long long id, std::size_t frameBytes)
{
    const std::size_t wholeSteps = frameBytes / limits::kBytesPerCommand;
    const auto wait = m_rate.take(m_server.clock.monotonic(), 1 + static_cast<double>(wholeSteps));
    if (wait.count() == 0)
        return true;
    if (wait > limits::kCommandDebt)
        leave(kRateLimited, "Too many commands.", Ending::Flush, wait);
    else if (id > 0)
        refuse(id, {"rate_limited", "Too many commands.", false, wait});
    return false;
}

void SyncSession::execute(const synccommand::Ping &)
{
    m_deadlines.pingCame();
    send(syncframes::pong(m_server.sync.headsPast(user(), m_sent)));
}

void SyncSession::execute(const synccommand::Faulty &faulty)
{
    refuse(faulty.id, {"invalid", faulty.detail});
}

void SyncSession::execute(const synccommand::Resume &resume)
{
    if (m_resume)
        return refuse(resume.id, {"invalid", "A resume is being worked on."});
    {
        const std::lock_guard lock(m_identityMutex);
        m_device = resume.device;
    }
    m_server.sync.supersedeAllButNewest(user(), resume.device);
    m_resume = resume;
    if (m_stage != Stage::Joining)
        beginResume();
}

void SyncSession::onJoined(const Status &joined)
{
    if (!joined)
        return leaveOutside(joined.error());
    // Ended sessions, and what people change of themselves, are told to those who are subscribed: what happened during
    // the handshake was missed.
    const bool isPosted = m_server.lanes.post(Lane::Requests, user(), [self = shared_from_this()] {
        const auto person = self->m_server.auth.present(self->user(), self->accessId());
        self->m_socket->post([self, person] { self->onAdmitted(person); });
    });
    if (!isPosted)
        leaveOutside(busy());
}

void SyncSession::onAdmitted(const Result<UserPtr> &person)
{
    if (m_isLeaving)
        return;
    if (!person && person.error().code == ServerError::Code::TokenNotValid)
        return leave(kSessionRevoked, "The session was ended.", Ending::Drop);
    if (!person)
        return leaveOutside(person.error());
    personChanged(*person);
    m_server.sync.appear(**person);
    m_stage = Stage::Joined;
    if (m_resume)
        beginResume();
}

void SyncSession::leaveOutside(const ServerError &error)
{
    spdlog::error("cannot subscribe: user={} detail={}", user().value(), error.detail);
    if (error.code == ServerError::Code::Unavailable)
        return leave(kOverloaded, "The server is busy.", Ending::Flush, kOverloadedRetry);
    leave(kServerError, "The server could not complete the request.", Ending::Flush);
}

void SyncSession::beginResume()
{
    m_socket->beginCommand();
    const bool isPosted = m_server.lanes.post(Lane::Requests, user(), [self = shared_from_this(), resume = *m_resume] {
        // What was delivered until here was committed before the read begins, and is in what it finds.
        self->m_socket->post([self] {
            if (self->m_isLeaving)
                return;
            self->m_held.begin();
            self->m_sent = self->m_server.sync.headsOf(self->user());
        });
        auto resumed = std::make_shared<Result<std::string>>(self->m_server.sync.resume(self->user(), resume));
        self->m_socket->post([self, resumed] { self->finishResume(*resumed); });
    });
    if (isPosted)
        return;
    // Who has missed something must not go on as if they had not.
    if (m_held.hasMissed())
        leaveOutside(busy());
    finishResume(failure(busy()));
}

void SyncSession::finishResume(const Result<std::string> &resumed)
{
    const std::vector<SyncDelivery> held = m_held.end();
    // More came than could be told at once: what is read now has all of it.
    if (m_held.hasMissed() && !m_isLeaving) {
        m_socket->endCommand();
        return beginResume();
    }
    const long long id = m_resume->id;
    m_resume.reset();
    // Who was live before goes on being so, also when it was not told anew where it stands.
    if (resumed) {
        m_stage = Stage::Live;
        send(*resumed);
    } else {
        refuse(id, resumed.error(), ForbiddenMeans::NotYours);
    }
    if (m_stage == Stage::Live) {
        // Who comes or goes from here on is told as it happens.
        if (const auto presence = m_server.sync.presenceFor(user()))
            send(*presence, Importance::Presence);
        for (const SyncDelivery &delivery : held)
            pass(delivery);
    }
    m_socket->endCommand();
}

void SyncSession::execute(const synccommand::Auth &auth)
{
    m_socket->beginCommand();
    const bool isPosted = m_server.lanes.post(Lane::Requests, user(), [self = shared_from_this(), auth] {
        auto caller = std::make_shared<Result<AuthService::Caller>>(self->m_server.auth.authenticate(auth.token));
        self->m_socket->post([self, id = auth.id, caller] { self->onAuthenticated(id, std::move(*caller)); });
    });
    if (!isPosted)
        onAuthenticated(auth.id, failure(busy()));
}

void SyncSession::onAuthenticated(long long id, Result<AuthService::Caller> caller)
{
    if (caller && caller->user->id != user())
        caller = failure(ServerError::forbidden("The token is somebody else's."));
    if (!caller) {
        refuse(id, caller.error(), ForbiddenMeans::NotYours);
        return m_socket->endCommand();
    }
    setToken(*caller);
    send(syncframes::authenticated(id, m_deadlines.tokenLeft()));
    sleep();
    m_socket->endCommand();
}

void SyncSession::execute(const synccommand::Typing &typing)
{
    if (m_server.sync.isIn(user(), typing.conversation))
        m_server.chat.typing(typing.conversation, *m_person, typing.isTyping);
}

void SyncSession::refuse(long long id, const ServerError &error, ForbiddenMeans forbidden)
{
    if (error.code == ServerError::Code::StorageFailure)
        spdlog::error("command failed: user={} detail={}", user().value(), error.detail);
    refuse(id, syncframes::refusalOf(error, forbidden));
}

void SyncSession::refuse(long long id, const syncframes::Refusal &refusal)
{
    spdlog::debug("command refused: user={} code={} peer={}", user().value(), refusal.code, m_peer);
    send(syncframes::error(id, refusal));
}

void SyncSession::send(std::string frame, Importance importance)
{
    m_socket->send(std::make_shared<const std::string>(std::move(frame)), importance);
}

void SyncSession::deliver(const SyncDelivery &delivery)
{
    m_socket->post([self = shared_from_this(), delivery] {
        // What is only about this moment does not wait.
        if (self->m_held.isHolding() && delivery.importance == Importance::Always)
            self->m_held.hold(delivery);
        // Whoever has not resumed, or is to be told anew where it stands, learns of it by that.
        else if (self->m_stage == Stage::Live && !self->m_held.hasMissed())
            self->pass(delivery);
    });
}

void SyncSession::pass(const SyncDelivery &delivery)
{
    m_socket->send(delivery.frame, delivery.importance);
    if (delivery.rev > 0)
        m_sent[delivery.conversation] = delivery.rev;
}

void SyncSession::endAccess()
{
    m_socket->post(
        [self = shared_from_this()] { self->leave(kSessionRevoked, "The session was ended.", Ending::Drop); });
}

void SyncSession::supersede()
{
    m_socket->post(
        [self = shared_from_this()] { self->leave(kNewerConnection, "This device has come again.", Ending::Flush); });
}

void SyncSession::drain()
{
    m_socket->post([self = shared_from_this()] {
        self->m_deadlines.departAfter(self->m_server.connections.nextDeparture());
        if (self->m_isOpen && !self->m_isLeaving)
            self->tellDeparture();
        self->sleep();
    });
}

void SyncSession::tellDeparture()
{
    if (const auto left = m_deadlines.departureIn())
        send(syncframes::reconnect(*left));
}

void SyncSession::onTooSlow()
{
    leave(kTooSlow, "Too much waits to be read.", Ending::Drop);
}

void SyncSession::leave(unsigned code, std::string_view reason, Ending ending, milliseconds retryAfter)
{
    if (m_isLeaving)
        return;
    m_isLeaving = true;
    spdlog::info("WebSocket LEAVE /ws/sync/ code={} user={} [{}]", code, user().value(), m_peer);
    // Nothing is delivered after the end was decided.
    if (user().isValid())
        m_server.sync.leave(*this);
    m_held.end();
    m_socket->close(code, ending, std::make_shared<const std::string>(syncframes::bye(code, reason, retryAfter)));
}

void SyncSession::sleep()
{
    if (m_isLeaving || !m_isOpen)
        return;
    m_socket->wakeAfter(m_deadlines.nextIn());
}

void SyncSession::onWake()
{
    switch (m_deadlines.take()) {
    case SyncDeadlines::Due::Departure:
        return leave(kGoingAway, "The server is going down.", Ending::Flush);
    case SyncDeadlines::Due::PingEnd:
        return leave(kHeartbeatTimeout, "No ping has come.", Ending::Drop);
    case SyncDeadlines::Due::TokenEnd:
        return leave(kTokenInvalid, "The token has expired.", Ending::Flush);
    case SyncDeadlines::Due::Warning:
        send(syncframes::authExpiring(m_deadlines.tokenLeft()));
        break;
    case SyncDeadlines::Due::Nothing:
        break;
    }
    sleep();
}

void SyncSession::onEnded()
{
    if (m_isOpen && !m_isLeaving && user().isValid())
        m_server.sync.leave(*this);
    m_isLeaving = true;
    m_server.connections.remove(*this);
    if (m_isOpen)
        spdlog::info("WebSocket DISCONNECT /ws/sync/ [{}]", m_peer);
}

} // namespace vatochito::server
