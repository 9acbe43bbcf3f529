// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/SyncLink.h"
#include "support/client/ManualAlarms.h"
#include "support/client/ScriptedHttpServer.h"
#include "support/client/ScriptedSocketServer.h"
#include "support/client/ScriptedTokens.h"

#include <QJsonObject>
#include <QList>

#include <memory>

namespace vatochito {

/// A link of level 1 and the server it talks to, played by the test.
class SyncLinkScene
{
public:
    SyncLinkScene();

    /// The next link's socket is asked for over HTTP from a server that answers in a script.
    void speakHttpOnly();
    /// Signs on: hello, and a resume that tells of \a conversations as they stand.
    [[nodiscard]] bool goLive(const SyncCursors &cursors = liveCursors());
    [[nodiscard]] bool awaitSocket(int number = 1);
    /// Lets just so much time pass as it waits before its next attempt.
    void awaitRetry();
    void sayHello();
    /// \a rest without its braces.
    void say(const QString &type, const QString &rest = {});
    /// To the newest command of \a command.
    void reply(const QString &command, const QString &type, const QString &rest = {});
    /// Waits for the \a number th command of this type. Empty: it did not come.
    QJsonObject command(const QString &type, int number = 1) const;
    int count(const QString &type) const;
    Connection::Status status() const { return link->connection().status; }

    /// Conversation 4 at 5.
    static SyncCursors liveCursors();
    static QString messageNew(int rev, const QString &content = QStringLiteral("k"));

    static constexpr ConversationId kFour{4};
    static const QString kPath;

    ManualClock clock;
    ManualAlarms alarms{clock};
    Transport transport{alarms};
    ScriptedTokens tokens;
    Result<SyncCursors> cache = SyncCursors();
    int cacheAsked = 0;
    std::unique_ptr<ScriptedHttpServer> http = std::make_unique<ScriptedHttpServer>();
    std::unique_ptr<ScriptedSocketServer> server = std::make_unique<ScriptedSocketServer>();
    std::unique_ptr<SyncLink> link;

private:
    void makeLink(quint16 socketPort);
    QList<QJsonObject> commands(const QString &type) const;
};

} // namespace vatochito
