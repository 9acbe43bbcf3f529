// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/NotificationGround.h"

#include "core/WhenDone.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCall>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QPromise>

#include <memory>

namespace vatochito {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 1500; // ms; a service that is started for the question is given a moment.

} // namespace

QFuture<Result<NotificationGround>> notificationGround()
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return readyFuture<NotificationGround>(
            NotificationGround{.state = NotificationGround::State::Missing, .service = u"no session bus"_s});
    // Desktop Notifications Specification, 9: "GetServerInformation".
    const auto question =
        QDBusMessage::createMethodCall(u"org.freedesktop.Notifications"_s, u"/org/freedesktop/Notifications"_s,
                                       u"org.freedesktop.Notifications"_s, u"GetServerInformation"_s);
    auto promise = std::make_shared<QPromise<Result<NotificationGround>>>();
    promise->start();
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(question, kPatience));
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, watcher, [watcher, promise] {
        watcher->deleteLater();
        const QDBusPendingReply<QString, QString, QString, QString> answer = *watcher;
        NotificationGround ground;
        if (answer.isError()) {
            ground = {.state = NotificationGround::State::Missing, .service = answer.error().name()};
        } else {
            ground = {.state = NotificationGround::State::There,
                      .service = answer.argumentAt<0>() + u' ' + answer.argumentAt<2>()};
        }
        promise->addResult(ground);
        promise->finish();
    });
    return promise->future();
}

} // namespace vatochito
