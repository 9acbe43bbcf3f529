// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Conversation.h"
#include "support/client/ServerProcess.h"

#include <QNetworkAccessManager>

namespace vatochito {

/// Changes conversations while people write in them: by commands of the server's program, beside the server that runs,
/// and over REST. Each call comes back when it is done, and the event loop runs until then. Thread: the one it was made
/// on.
class ChaosAdministrator
{
public:
    /// \a server must outlive it.
    explicit ChaosAdministrator(ServerProcess &server) : m_server(server) {}

    /// Takes \a person in if they are not there, and out if they are. False: it failed.
    bool takeInOrOut(ConversationId conversation, const QString &person);
    bool takeOut(ConversationId conversation, const QString &person);
    /// As \a owner, who is one of registerPerson()'s. False: it failed, as it does where the server is not there.
    bool rename(ConversationId conversation, const QString &owner, const QString &title);
    /// The server has another history from its next start on. For one that does not run.
    bool renewEpoch() { return m_server.administer({QStringLiteral("epoch"), QStringLiteral("renew")}); }

    /// The number of the last change of the membership of \a person; 0: they never were a member.
    long long membershipRev(ConversationId conversation, UserId person) const;

    int comingsAndGoings() const { return m_comingsAndGoings; }
    int renamings() const { return m_renamings; }

private:
    bool setMember(const QString &word, ConversationId conversation, const QString &person);

    ServerProcess &m_server;
    QNetworkAccessManager m_network;
    QSet<ConversationId> m_takenIn;
    int m_comingsAndGoings = 0;
    int m_renamings = 0;
};

} // namespace vatochito
