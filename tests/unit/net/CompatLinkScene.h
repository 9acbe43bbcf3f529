// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/CompatLink.h"
#include "support/client/ManualAlarms.h"
#include "support/client/ScriptedHttpServer.h"
#include "support/client/ScriptedSocketServer.h"
#include "support/client/ScriptedTokens.h"

#include <memory>

namespace vatochito {

/// A link of level 0 and the servers it talks to, played by the test.
class CompatLinkScene
{
public:
    CompatLinkScene();

    /// False: not all of \a conversations became live.
    [[nodiscard]] bool goLive(std::initializer_list<int> conversations);
    /// The next link's sockets are asked for at \a socketPort.
    void makeLink(quint16 socketPort);
    int pings(int conversation) const { return int(server->received(path(conversation)).count(kPing)); }
    QList<QByteArray> askedPaths() const;
    Connection::Status status() const { return link->connection().status; }

    static QList<ConversationId> ids(std::initializer_list<int> numbers);
    static QString path(int conversation);

    static constexpr ConversationId kFour{4};
    static const QByteArray kConversation; ///< 4, as REST tells of it
    static const QString kPing;
    static const QString kPong;
    static const QString kTyping;

    ManualClock clock;
    ManualAlarms alarms{clock};
    Transport transport{alarms};
    ScriptedTokens tokens;
    std::unique_ptr<ScriptedHttpServer> http = std::make_unique<ScriptedHttpServer>();
    std::unique_ptr<ScriptedSocketServer> server = std::make_unique<ScriptedSocketServer>();
    std::unique_ptr<CompatLink> link;
};

} // namespace vatochito
