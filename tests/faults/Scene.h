// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "FaultProxy.h"
#include "integration/client/Core.h"
#include "net/Transport.h"
#include "support/client/ManualAlarms.h"
#include "support/client/ManualClock.h"
#include "support/client/TimeDriver.h"

#include <QList>
#include <QObject>
#include <QStringList>

#include <memory>
#include <optional>

namespace vatochito {

/// Alice and Bob, their clients and their direct conversation on a real server, each behind a proxy; the clients' time
/// is the test's. Alice has words begun in the conversation, which nothing may take away.
class Scene final : public QObject
{
    Q_OBJECT

public:
    /// VATOCHITO_LEVEL_0 is set: the tests are meant for a server that speaks level 0 alone.
    static bool isLevel0();

    /// \param serverPort  Of a running server; both people are new there.
    Scene(quint16 serverPort, quint32 seed);
    ~Scene() override;

    /// Both are registered and have their conversation; Bob is there, Alice is not. False: it did not work.
    bool begin();
    /// Alice is there too, and everything is quiet.
    bool enterAlice();
    /// Nothing of his happens any more.
    void sendBobAway();
    /// Alice's client anew from its file, as after a crash, with an access token that the server refuses.
    bool restartAliceWithDeadToken();

    ManualClock &clock() { return m_clock; }
    ManualAlarms &alarms() { return m_alarms; }
    Transport &transport() { return m_transport; }
    TimeDriver &time() { return m_time; }
    /// Between Alice and the server.
    FaultProxy &way() { return m_way; }
    Core &alice() { return *m_alice; }
    Core &bob() { return *m_bob; }
    const User &alicesUser() const { return m_alices->user; }
    ConversationId conversation() const { return m_conversation; }

    /// What Alice's client has told of its connection since clearTold(), in order.
    const QList<Connection> &told() const { return m_told; }
    void clearTold()
    {
        m_told.clear();
        m_arrivedWhenOnline.clear();
    }
    bool hasTold(Connection::Status status) const;
    /// It has told that it is not connected, and why it is not.
    bool hasToldTrouble() const { return !toldReasons().isEmpty(); }
    QList<Error::Code> toldReasons() const;
    /// How many messages had arrived each time it told that it is connected.
    const QList<qsizetype> &arrivedWhenOnline() const { return m_arrivedWhenOnline; }

    static QStringList numbered(int first, int last);
    static bool enqueueAll(Core &core, ConversationId conversation, const QStringList &texts);
    /// The draft of Alice; nothing: the cache could not be read.
    std::optional<QString> draft();
    static QString alicesDraft();

private:
    bool isBusy(TimeDriver::Asked asked);
    void askCache(Core *core);
    void followAlice();

    ManualClock m_clock;
    ManualAlarms m_alarms{m_clock};
    Transport m_transport{m_alarms};
    FaultProxy m_way;
    FaultProxy m_bobsWay;
    std::unique_ptr<Core> m_alice;
    std::unique_ptr<Core> m_bob;
    TimeDriver m_time;
    quint16 m_serverPort;
    std::optional<Credentials> m_alices;
    std::optional<Credentials> m_bobs;
    ConversationId m_conversation;
    QList<Connection> m_told;
    QList<qsizetype> m_arrivedWhenOnline;
    int m_cachesLeft = 0;
};

} // namespace vatochito
