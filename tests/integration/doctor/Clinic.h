// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Core.h"
#include "FrontDoor.h"
#include "Surgery.h"

#include "support/client/ServerProcess.h"

#include <QSslConfiguration>

#include <memory>

namespace vatochito {

/// What the doctor's tests have in common: a real server, of level 0 where VATOCHITO_LEVEL_0 is set, with alice and
/// bob, who have a conversation, and alice as the patient of a surgery that is new for each test.
class Clinic : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

protected:
    /// "http://127.0.0.1:<port>"
    static QString loopback(quint16 port, const QString &scheme = QStringLiteral("http"));
    /// Where nobody listens.
    static quint16 closedPort();

    Credentials signIn(const QString &username);
    quint16 serverPort() const { return m_server->port(); }
    /// VATOCHITO_LEVEL_0 is set: the server speaks level 0 alone.
    static bool isLevel0();
    /// The patient again, with what is between them and the server.
    void putBefore(const FrontDoor &door) { m_surgery->setAddress(loopback(door.port())); }
    /// "port:refused": that failed, and nothing else did.
    void expectOnly(const QString &failure);

    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<Core> m_bob;
    ConversationId m_chat;
    std::unique_ptr<Surgery> m_surgery;
    QSslConfiguration m_trust;
};

} // namespace vatochito
