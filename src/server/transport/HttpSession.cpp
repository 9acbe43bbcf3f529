// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/transport/HttpSession.h"

#include "server/transport/BeastFrameSocket.h"
#include "server/transport/HttpDate.h"
#include "server/transport/SyncSession.h"
#include "server/transport/WebSocketSession.h"
#include "server/wire/RequestBody.h"

#include <spdlog/spdlog.h>

#include <chrono>

namespace vatochito::server {

namespace {

std::string bodyTypeProblem(const HttpRequest &request)
{
    if (request.body.empty() || RequestBody::understands(request.contentType))
        return {};
    return "Unsupported media type \"" + request.contentType.substr(0, 100) + "\" in request.";
}

template <typename Body>
void setHeaders(http::response<Body> &message, const HttpResponse &response, bool keepsAlive)
{
    message.set(http::field::date, httpDate(std::chrono::system_clock::now()));
    message.set(http::field::content_type, "application/json");
    // Answers are for one person and change at any time.
    message.set(http::field::cache_control, "no-store");
    message.set("X-Content-Type-Options", "nosniff");
    for (const auto &[name, value] : response.headers)
        message.set(name, value);
    message.keep_alive(keepsAlive);
}

} // namespace

HttpSession::HttpSession(Tcp::socket socket, ServerContext &server)
    : m_server(server), m_stream(std::move(socket)), m_deadline(m_stream.get_executor())
{
    beast::error_code error;
    const auto endpoint = m_stream.socket().remote_endpoint(error);
    if (!error) {
        m_address = endpoint.address().to_string();
        m_peer = m_address + ':' + std::to_string(endpoint.port());
    }
    // Frames are small and people wait for them.
    m_stream.socket().set_option(Tcp::no_delay(true), error);
}

HttpSession::~HttpSession()
{
    m_server.connections.remove(*this);
}

void HttpSession::run()
{
    net::dispatch(m_stream.get_executor(), [self = shared_from_this()] {
        // Who comes now is told when to come back, and must ask for it soon.
        self->m_isNewcomer = self->m_server.connections.isDraining();
        self->m_server.connections.add(self);
        self->waitForRequest(self->m_isNewcomer ? limits::kNewcomerPatience : self->m_server.limits.headerDeadline);
    });
}

void HttpSession::drain()
{
    net::post(m_stream.get_executor(), [self = shared_from_this()] {
        self->m_isDraining = true;
        if (self->m_isIdle && !self->m_isNewcomer)
            self->close();
    });
}

void HttpSession::waitForRequest(std::chrono::milliseconds patience)
{
    // A new parser each time: Beast's are for one message.
    m_parser.emplace();
    m_parser->header_limit(limits::kHeaderBytes);
    m_parser->body_limit(limits::kBodyBytes);
    if (m_buffer.size() > 0)
        return readHeader();
    m_isIdle = true;
    startDeadline(patience);
    m_stream.socket().async_wait(Tcp::socket::wait_read, [self = shared_from_this()](beast::error_code error) {
        self->m_isIdle = false;
        self->stopDeadline();
        if (error)
            return self->close();
        self->readHeader();
    });
}

void HttpSession::readHeader()
{
    startDeadline(m_server.limits.headerDeadline);
    http::async_read_header(m_stream, m_buffer, *m_parser,
                            [self = shared_from_this()](beast::error_code error, std::size_t) {
                                self->stopDeadline();
                                if (error)
                                    return self->onReadFailed(error);
                                self->readBody();
                            });
}

void HttpSession::readBody()
{
    m_keepsAlive = m_parser->get().keep_alive();
    if (m_parser->is_done())
        return dispatch();
    startDeadline(limits::kBodyDeadline);
    http::async_read(m_stream, m_buffer, *m_parser, [self = shared_from_this()](beast::error_code error, std::size_t) {
        self->stopDeadline();
        if (error)
            return self->onReadFailed(error);
        self->dispatch();
    });
}

void HttpSession::onReadFailed(beast::error_code error)
{
    // What follows on this connection could not be told from the rest of the broken request.
    m_keepsAlive = false;
    // No 408: clients take any 4xx in JSON to a refresh for the end of their session, and this is only a bad network.
    if (m_isLate)
        return close();
    if (error == http::error::body_limit)
        return write(detailResponse(413, "The request is too large."));
    if (error == http::error::header_limit)
        return write(detailResponse(431, "The header is too large."));
    if (error.category() == http::make_error_code(http::error::bad_method).category() &&
        error != http::error::end_of_stream && error != http::error::partial_message)
        return write(detailResponse(400, "Bad request."));
    close();
}

void HttpSession::startDeadline(std::chrono::milliseconds patience)
{
    m_isLate = false;
    m_deadline.expires_after(patience);
    m_deadline.async_wait([weak = weak_from_this(), operation = ++m_timedOperation](beast::error_code error) {
        const auto self = weak.lock();
        // A timer that has fired already cannot be cancelled: it must not hit the operation after its own.
        if (error || !self || operation != self->m_timedOperation)
            return;
        self->m_isLate = true;
        self->m_stream.cancel();
    });
}

void HttpSession::stopDeadline()
{
    ++m_timedOperation;
    m_deadline.cancel();
}

void HttpSession::dispatch()
{
    const auto &message = m_parser->get();
    auto target = RequestTarget::parse({message.target().data(), message.target().size()});
    if (!target)
        return write(detailResponse(400, "Bad request."));
    if (websocket::is_upgrade(message))
        return upgrade(std::move(*target));

    spdlog::debug("{} {} [{}]", std::string(message.method_string()), target->pathForLog(), m_peer);
    const bool isProbe = target->path() == "/healthz" || target->path() == "/readyz";
    if (m_server.connections.isDraining() && !isProbe)
        return write(drainingResponse());
    HttpRequest request = toRequest(std::move(*target));
    if (const std::string problem = bodyTypeProblem(request); !problem.empty())
        return write(detailResponse(415, problem));
    const auto match = m_server.router.match(request.method, request.target.path());
    m_lane = match.route ? match.route->lane(request.target) : Lane::Requests;
    m_person = claimant(bearerToken(request.authorization));
    if (m_lane == Lane::Searches)
        return search(match, std::move(request));
    respondFrom(m_lane, [this, match, request = std::move(request)] {
        auto caller = callerOf(match, request, m_server.auth);
        return caller ? answer(match, request, std::move(*caller)) : std::move(caller.error());
    });
}

void HttpSession::search(const Router::Match &match, HttpRequest request)
{
    // Strangers and those who search for too much already do not come to wait in the lane.
    const auto identify = [self = shared_from_this(), match, request = std::move(request)] {
        auto caller = callerOf(match, request, self->m_server.auth);
        if (!caller)
            return self->respond(std::move(caller.error()));
        auto seat = self->m_server.searches.take((*caller)->id);
        if (!seat) {
            ServerError error;
            error.code = ServerError::Code::RateLimited;
            error.detail = "Too many searches.";
            error.retryAfter = std::chrono::seconds(1);
            return self->respond(errorResponse(error));
        }
        const auto kept = std::make_shared<PersonSeats::Seat>(std::move(*seat));
        self->respondFrom(Lane::Searches, [match, request, caller = std::move(*caller), kept] {
            return answer(match, request, caller);
        });
    };
    if (!m_server.lanes.post(Lane::Requests, m_person, identify))
        respond(errorResponse(ServerError::unavailable("The server is busy.")));
}

UserId HttpSession::claimant(const std::optional<std::string_view> &accessToken) const
{
    return accessToken ? m_server.auth.claimant(*accessToken) : UserId();
}

HttpRequest HttpSession::toRequest(RequestTarget target) const
{
    const auto &message = m_parser->get();
    const auto text = [&message](http::field field) {
        const auto value = message[field];
        return std::string(value.data(), value.size());
    };
    HttpRequest request;
    request.method = std::string(message.method_string());
    request.target = std::move(target);
    request.authorization = text(http::field::authorization);
    request.contentType = text(http::field::content_type);
    request.body = message.body();
    std::string_view forwardedFor;
    const auto [first, last] = message.equal_range("X-Forwarded-For");
    for (auto field = first; field != last; ++field)
        forwardedFor = {field->value().data(), field->value().size()};
    request.address = clientAddress(m_address, forwardedFor);
    return request;
}

void HttpSession::respondFrom(Lane lane, std::function<HttpResponse()> handler)
{
    const bool isPosted =
        m_server.lanes.post(lane, m_person, [self = shared_from_this(), handler = std::move(handler)] {
            try {
                self->respond(handler());
            } catch (const std::exception &error) {
                self->respond(errorResponse(ServerError::storage(error.what())));
            }
        });
    if (!isPosted)
        respond(errorResponse(ServerError::unavailable("The server is busy.")));
}

void HttpSession::respond(HttpResponse response)
{
    auto kept = std::make_shared<HttpResponse>(std::move(response));
    net::post(m_stream.get_executor(), [self = shared_from_this(), kept] { self->write(std::move(*kept)); });
}

void HttpSession::upgrade(RequestTarget target)
{
    const std::string loggedPath = target.pathForLog();
    spdlog::info("WebSocket HANDSHAKING {} [{}]", loggedPath, m_peer);
    if (m_server.connections.isDraining())
        return write(drainingResponse());
    // Beast would find out only when the person's place is taken and the conversation subscribed to.
    if (m_parser->get()[http::field::sec_websocket_key].empty())
        return write(detailResponse(400, "Bad request."));
    if (m_server.limits.offersSync && SocketGate::isSync(target))
        return upgradeToSync();
    m_person = claimant(target.parameter("token"));
    const auto admit = [self = shared_from_this(), target = std::move(target), loggedPath] {
        auto admission = std::make_shared<Result<SocketGate::Admission>>(self->m_server.gate.admit(target));
        net::post(self->m_stream.get_executor(),
                  [self, admission, loggedPath] { self->onAdmission(std::move(*admission), loggedPath); });
    };
    if (!m_server.lanes.post(Lane::Requests, m_person, admit))
        write(errorResponse(ServerError::unavailable("The server is busy.")));
}

void HttpSession::onAdmission(Result<SocketGate::Admission> admission, const std::string &loggedPath)
{
    if (!admission) {
        spdlog::info("WebSocket REJECT {} [{}]", loggedPath, m_peer);
        m_keepsAlive = false;
        return write(errorResponse(admission.error()));
    }
    auto socket =
        std::make_unique<BeastFrameSocket>(std::move(m_stream), m_parser->release(), m_server.limits.frameBytes,
                                           BeastFrameSocket::DeadPeer::IsFoundByPings);
    std::make_shared<WebSocketSession>(std::move(socket), m_server, std::move(*admission), loggedPath, m_peer)->run();
}

void HttpSession::upgradeToSync()
{
    const auto header = m_parser->get()[http::field::authorization];
    m_person = claimant(bearerToken({header.data(), header.size()}));
    const auto admit = [self = shared_from_this(), authorization = std::string(header.data(), header.size())] {
        auto admission =
            std::make_shared<Result<SocketGate::SyncAdmission>>(self->m_server.gate.admitSync(authorization));
        net::post(self->m_stream.get_executor(), [self, admission] { self->onSyncAdmission(std::move(*admission)); });
    };
    if (!m_server.lanes.post(Lane::Requests, m_person, admit))
        write(errorResponse(ServerError::unavailable("The server is busy.")));
}

void HttpSession::onSyncAdmission(Result<SocketGate::SyncAdmission> admission)
{
    if (!admission)
        return write(errorResponse(admission.error()));
    // Twice what a frame may hold: one that is a little too large can then be told so.
    const std::size_t bytes = admission->caller ? limits::kSyncFrameBytes : limits::kStrangerFrameBytes;
    auto socket = std::make_unique<BeastFrameSocket>(std::move(m_stream), m_parser->release(), bytes,
                                                     BeastFrameSocket::DeadPeer::IsFoundByOwner);
    std::make_shared<SyncSession>(std::move(socket), m_server, std::move(*admission), m_peer)->run();
}

void HttpSession::write(HttpResponse response)
{
    if (m_isDraining || m_server.connections.isDraining())
        m_keepsAlive = false;
    m_stream.expires_after(limits::kWriteDeadline);
    if (response.more)
        writeParts(std::move(response));
    else
        writeWhole(std::move(response));
}

void HttpSession::writeWhole(HttpResponse response)
{
    auto message = std::make_shared<http::response<http::string_body>>(static_cast<http::status>(response.status),
                                                                       m_parser->get().version());
    setHeaders(*message, response, m_keepsAlive);
    // RFC 9110, 8.6: an answer that has no body by its status tells no length of one.
    if (message->result() != http::status::no_content)
        message->content_length(response.body.size());
    if (m_parser->get().method() != http::verb::head)
        message->body() = std::move(response.body);
    http::async_write(m_stream, *message, [self = shared_from_this(), message](beast::error_code error, std::size_t) {
        if (error)
            return self->close();
        self->onWritten();
    });
}

void HttpSession::writeParts(HttpResponse response)
{
    // HTTP/1.0 knows no chunks: the end of the body is the end of the connection.
    const bool isChunked = m_parser->get().version() >= 11;
    if (!isChunked)
        m_keepsAlive = false;
    auto message = std::make_shared<http::response<http::empty_body>>(static_cast<http::status>(response.status),
                                                                      m_parser->get().version());
    setHeaders(*message, response, m_keepsAlive);
    message->chunked(isChunked);
    auto serializer = std::make_shared<http::response_serializer<http::empty_body>>(*message);
    http::async_write_header(m_stream, *serializer,
                             [self = shared_from_this(), message, serializer, part = std::move(response.body),
                              more = std::move(response.more)](beast::error_code error, std::size_t) mutable {
                                 if (error)
                                     return self->close();
                                 if (self->m_parser->get().method() == http::verb::head)
                                     return self->onWritten();
                                 self->writePart(std::move(part), std::move(more));
                             });
}

void HttpSession::writePart(std::string part, HttpResponse::BodySource more)
{
    m_stream.expires_after(limits::kWriteDeadline);
    auto kept = std::make_shared<std::string>(std::move(part));
    auto written = [self = shared_from_this(), kept, more = std::move(more)](beast::error_code error,
                                                                             std::size_t) mutable {
        if (error)
            return self->close();
        self->fetchPart(std::move(more));
    };
    if (m_parser->get().version() >= 11)
        net::async_write(m_stream, http::make_chunk(net::buffer(*kept)), std::move(written));
    else
        net::async_write(m_stream, net::buffer(*kept), std::move(written));
}

void HttpSession::fetchPart(HttpResponse::BodySource more)
{
    const bool isPosted =
        m_server.lanes.post(m_lane, m_person, [self = shared_from_this(), more = std::move(more)]() mutable {
            auto part = std::make_shared<Result<std::optional<std::string>>>(more());
            net::post(self->m_stream.get_executor(), [self, part, more = std::move(more)]() mutable {
                if (!*part) {
                    spdlog::error("answer cut short: reason={} detail={}", toString(part->error().code),
                                  part->error().detail);
                    return self->close();
                }
                if (!**part)
                    return self->writeLastPart();
                self->writePart(std::move(***part), std::move(more));
            });
        });
    if (!isPosted)
        close();
}

void HttpSession::writeLastPart()
{
    if (m_parser->get().version() < 11)
        return onWritten();
    net::async_write(m_stream, http::make_chunk_last(),
                     [self = shared_from_this()](beast::error_code error, std::size_t) {
                         if (error)
                             return self->close();
                         self->onWritten();
                     });
}

void HttpSession::onWritten()
{
    m_stream.expires_never();
    if (!m_keepsAlive || m_isDraining)
        return linger();
    waitForRequest(limits::kKeepAlive);
}

void HttpSession::linger()
{
    beast::error_code ignored;
    m_stream.socket().shutdown(Tcp::socket::shutdown_send, ignored);
    startDeadline(limits::kLinger);
    discard();
}

void HttpSession::discard()
{
    m_buffer.clear();
    m_stream.async_read_some(m_buffer.prepare(limits::kHeaderBytes),
                             [self = shared_from_this()](beast::error_code error, std::size_t) {
                                 if (!error && !self->m_isLate)
                                     return self->discard();
                                 self->stopDeadline();
                                 self->close();
                             });
}

void HttpSession::close()
{
    beast::error_code ignored;
    m_stream.socket().shutdown(Tcp::socket::shutdown_send, ignored);
    m_stream.close();
}

} // namespace vatochito::server
