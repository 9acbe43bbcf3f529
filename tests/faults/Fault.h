// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Alarm.h"

#include <QByteArray>
#include <QHash>
#include <QRandomGenerator>

#include <chrono>

namespace vatochito {

/// What goes wrong between a client and its server.
enum class Fault {
    None,
    Refuse,        ///< Nobody listens; what is up breaks when it begins.
    Silence,       ///< New connections are accepted, and that is all.
    Reset,         ///< RST at the first bytes of either side.
    Finish,        ///< FIN at the first bytes of either side.
    CutMidFrame,   ///< A part of a frame or answer arrives, then the connection ends.
    StallMidFrame, ///< A part of a frame or answer arrives, and nothing after it.
    BlackHole,     ///< What is up stays up, and nothing arrives on either side, ever.
    Delay,         ///< Everything takes 0.3 to 1.5 s, or as long as it is told to.
    Trickle,       ///< 1 KB a second.
    BadGateway,    ///< An upgrade is answered 502; REST goes through.
    LoginPage,     ///< Every request is redirected to a page.
    DropPongs,     ///< Everything arrives but pongs.
    LoseAck,       ///< RST in place of the server's next acknowledgement.
    LoseRefresh,   ///< RST in place of the answer to a refresh of tokens.
    Jumble,        ///< Of the server's events some arrive twice, and some after the next of their conversation.
    DropToServer,  ///< Nothing of the client's arrives.
    DropToClient,  ///< Nothing of the server's arrives.
    Unread,        ///< What the server sends is not read any more, so that it stays with the server.
};

const char *nameOf(Fault fault);

/// What becomes of bytes that a fault held back.
enum class Held {
    LateOrNever, ///< As the seed has it, for each connection.
    Late,        ///< They arrive within 20 s after the fault, as a network repeats what it lost.
    Never,
};

/// The fault that is on, for all connections of a proxy alike.
struct FaultState
{
    explicit FaultState(AlarmFactory &factory) : alarms(factory) {}

    AlarmFactory &alarms;
    QRandomGenerator random;
    Fault fault = Fault::None;
    Held held = Held::LateOrNever;
    std::chrono::milliseconds shortestDelay{300};
    std::chrono::milliseconds longestDelay{1500};
    Fault armed = Fault::None; ///< Begins with the request that holds marker.
    QByteArray marker;
    QHash<Fault, int> fired;
    QHash<QByteArray, int> requests; ///< That came, by method and path.
    int messagesToServer = 0;        ///< Over sockets.
    int sendAcksLost = 0;            ///< By LoseAck, of messages.
    int eventsDoubled = 0;           ///< By Jumble, as the next.
    int eventsOvertaken = 0;

    std::chrono::milliseconds delay()
    {
        const auto range = static_cast<int>((longestDelay - shortestDelay).count());
        return shortestDelay + std::chrono::milliseconds(random.bounded(range + 1));
    }
    bool flip() { return random.bounded(2) == 1; }
};

} // namespace vatochito
