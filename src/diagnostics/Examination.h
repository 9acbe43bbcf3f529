// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "core/Alarm.h"
#include "net/ServerAddress.h"
#include "net/ServerProbe.h"
#include "net/SocketProbe.h"
#include "net/Transport.h"
#include "platform/NotificationGround.h"
#include "storage/Cache.h"
#include "sync/Profile.h"
#include "sync/Session.h"

#include <QFuture>
#include <QList>
#include <QPointer>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace vatochito {

/// Whom the doctor looks at. What is missing is told as such.
struct Patient
{
    Result<ServerAddress> address = failure(Error{.code = Error::Code::InvalidAddress});
    QPointer<Session> session; ///< Null: nobody is signed in.
    bool isAtSignIn = false;   ///< Nobody is expected to be, either.
    QPointer<Cache> cache;     ///< Null: there is none.
    std::optional<Profile> profile;
    TokenVault *vault = nullptr;   ///< The system's; null: tokens stay in memory.
    ConversationId conversation{}; ///< Invalid: any of theirs.
};

/// How Gujarati comes out here.
struct GujaratiReport
{
    bool isShaped = false;
    QString font;   ///< That draws it.
    QString detail; ///< English.
};

/// What the doctor looks with. Tests put others in their place.
struct DoctorTools
{
    const Clock &clock;
    AlarmFactory &alarms;
    Transport &transport;
    std::function<QFuture<Result<NotificationGround>>()> notifications = notificationGround;
    std::function<GujaratiReport()> gujarati{}; ///< Missing: nothing is drawn here.
    /// Bytes on the disk of a folder that are free; negative: nobody knows.
    std::function<qint64(const QString &folder)> freeBytes{};
    /// Network interfaces that are up and have an address, without the computer's own.
    std::function<QStringList()> interfaces{};
    /// Where servers of ours are usually to be found on a host, for who mistook the port.
    QList<QUrl> usualPlaces{QUrl(QStringLiteral("https://host:443")), QUrl(QStringLiteral("http://host:8000")),
                            QUrl(QStringLiteral("http://host:80"))};
    int plainPort = 80; ///< Where a network that wants a sign-in shows its page.
};

/// What the checks of one run know, and tell each other.
struct Examination
{
    Patient patient;
    DoctorTools tools;

    std::optional<Route> route;      ///< To the server; known once its name was looked at.
    std::optional<ServerFacts> root; ///< What `GET /api/` answered first.
    std::optional<std::chrono::milliseconds> clockAhead;
    int level = 0;               ///< Of the protocol, that the server offers.
    ConversationId conversation; ///< The one whose socket is tried on level 0; invalid: they are in none.
    std::unique_ptr<SocketProbe> socket;

    const ServerAddress &address() const { return *patient.address; }
};

} // namespace vatochito
