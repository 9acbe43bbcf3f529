// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../client/Core.h"
#include "ReverseProxy.h"
#include "support/client/ServerProcess.h"

#include <QString>
#include <QStringList>

#include <memory>

namespace vatochito {

/// A server, a reverse proxy in front of it, and alice and bob, who know the proxy's address alone and talk through it.
class Pair
{
public:
    /// Far more than anything here takes; a failure, not a delay.
    static constexpr int kLimit = 120'000;

    explicit Pair(ReverseProxy::Kind kind);

    /// True: both are connected and have their conversation open.
    bool start();

    ServerProcess &server() { return m_server; }
    ReverseProxy &proxy() { return *m_proxy; }
    Core &alice() { return m_alice; }
    Core &bob() { return m_bob; }
    ConversationId conversation() const { return m_conversation; }
    bool areOnline() const { return m_alice.isOnline() && m_bob.isOnline(); }
    /// Both try at once, without the attempts' own waits.
    void tryNow();

private:
    ServerProcess m_server;
    std::unique_ptr<ReverseProxy> m_proxy;
    Core m_alice;
    Core m_bob;
    ConversationId m_conversation;
};

/// "message 1" and so on.
QStringList numbered(int first, int last);

} // namespace vatochito
