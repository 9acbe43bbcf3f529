// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/transport/Beast.h"
#include "server/transport/ServerContext.h"

#include <cstdint>
#include <optional>

namespace vatochito::server {

/// One HTTP/1.1 connection: a request at a time, each phase with a limit and a deadline, and the hand-over to a
/// WebSocketSession. Handlers run on a lane; everything else on the connection's strand.
class HttpSession final : public ClientConnection, public std::enable_shared_from_this<HttpSession>
{
public:
    /// \a server must outlive the session.
    HttpSession(Tcp::socket socket, ServerContext &server);
    ~HttpSession() override;

    void run();
    void drain() override;

private:
    using Parser = http::request_parser<http::string_body>;

    void waitForRequest(std::chrono::milliseconds patience);
    void readHeader();
    void readBody();
    void onReadFailed(beast::error_code error);
    void startDeadline(std::chrono::milliseconds patience);
    void stopDeadline();

    void dispatch();
    void upgrade(RequestTarget target);
    void upgradeToSync();
    void onSyncAdmission(Result<SocketGate::SyncAdmission> admission);
    void onAdmission(Result<SocketGate::Admission> admission, const std::string &loggedPath);
    UserId claimant(const std::optional<std::string_view> &accessToken) const;
    HttpRequest toRequest(RequestTarget target) const;
    void search(const Router::Match &match, HttpRequest request);
    void respondFrom(Lane lane, std::function<HttpResponse()> handler);
    /// Thread: any.
    void respond(HttpResponse response);

    void write(HttpResponse response);
    void writeWhole(HttpResponse response);
    void writeParts(HttpResponse response);
    void writePart(std::string part, HttpResponse::BodySource more);
    void fetchPart(HttpResponse::BodySource more);
    void writeLastPart();
    void onWritten();
    /// Reads what the client still sends, so that the kernel does not reset the connection under our answer.
    void linger();
    void discard();
    void close();

    ServerContext &m_server;
    beast::tcp_stream m_stream;
    beast::flat_buffer m_buffer;
    std::optional<Parser> m_parser;
    net::steady_timer m_deadline;
    std::uint64_t m_timedOperation = 0; ///< which one m_deadline is for
    std::string m_address;              ///< the client's
    std::string m_peer;                 ///< "address:port", for the log
    Lane m_lane = Lane::Requests;       ///< of the request that is being answered
    UserId m_person;                    ///< Whose turns in the lane it takes; invalid: nobody's.
    bool m_isIdle = false;              ///< between requests
    bool m_isLate = false;
    bool m_keepsAlive = false;
    bool m_isDraining = false;
    bool m_isNewcomer = false; ///< Came while it drained.
};

} // namespace vatochito::server
