// SPDX-License-Identifier: GPL-3.0-or-later
#include "SyncLinkScene.h"

#include "support/client/PatientTest.h"

#include <QJsonDocument>

namespace vatochito {

using namespace Qt::StringLiterals;

const QString SyncLinkScene::kPath = u"/ws/sync/"_s;

SyncLinkScene::SyncLinkScene()
{
    makeLink(server->port());
}

void SyncLinkScene::speakHttpOnly()
{
    makeLink(http->port());
}

void SyncLinkScene::makeLink(quint16 socketPort)
{
    const auto address =
        ServerAddress::parse(u"127.0.0.1:%1"_s.arg(http->port()), u"ws://127.0.0.1:%1"_s.arg(socketPort));
    const LinkWorld world{transport, tokens, alarms, clock, [] { return 0.5; }};
    link = std::make_unique<SyncLink>(*address, world, u"profile"_s);
    link->setCursorSource([this] {
        ++cacheAsked;
        return QtFuture::makeReadyFuture(cache);
    });
}

bool SyncLinkScene::goLive(const SyncCursors &cursors)
{
    cache = cursors;
    link->start();
    if (!awaitSocket())
        return false;
    sayHello();
    if (command(u"resume"_s).isEmpty())
        return false;
    reply(u"resume"_s, u"resumed"_s, uR"("mode":"delta","account":1)"_s);
    return waitFor([this] { return status() == Connection::Status::Online; });
}

bool SyncLinkScene::awaitSocket(int number)
{
    return waitFor([this, number] { return server->opened().size() == number && server->isOpen(kPath); });
}

void SyncLinkScene::awaitRetry()
{
    const auto wait = link->connection().retryAt - clock.monotonic();
    alarms.advance(std::chrono::ceil<std::chrono::milliseconds>(wait));
}

void SyncLinkScene::sayHello()
{
    say(u"hello"_s, uR"("version":1,"epoch":"e","user_id":7,"heartbeat":{"interval":30,"timeout":10},)"
                    uR"("limits":{"frame":524288,"content":65536,"page":200})"_s);
}

void SyncLinkScene::say(const QString &type, const QString &rest)
{
    const QString tail = rest.isEmpty() ? u"}"_s : u","_s + rest + u"}"_s;
    server->send(kPath, uR"({"type":")"_s + type + u'"' + tail);
}

void SyncLinkScene::reply(const QString &command, const QString &type, const QString &rest)
{
    const auto asked = commands(command);
    const QString re = uR"("re":%1)"_s.arg(asked.isEmpty() ? 0 : asked.last().value(u"id"_s).toInteger());
    say(type, rest.isEmpty() ? re : re + u',' + rest);
}

QJsonObject SyncLinkScene::command(const QString &type, int number) const
{
    if (!waitFor([&] { return count(type) >= number; }))
        return {};
    return commands(type).at(number - 1);
}

int SyncLinkScene::count(const QString &type) const
{
    return static_cast<int>(commands(type).size());
}

QList<QJsonObject> SyncLinkScene::commands(const QString &type) const
{
    QList<QJsonObject> found;
    for (const QString &frame : server->received(kPath)) {
        const QJsonObject command = QJsonDocument::fromJson(frame.toUtf8()).object();
        if (command.value(u"type"_s).toString() == type)
            found.append(command);
    }
    return found;
}

SyncCursors SyncLinkScene::liveCursors()
{
    return {u"e"_s, 1, {{kFour, 5}}, {}};
}

QString SyncLinkScene::messageNew(int rev, const QString &content)
{
    return uR"("conversation":4,"rev":%1,"message":{"id":%1,"rev":%1,"conversation":4,"sender_id":2,"type":"text",)"
           uR"("content":"%2","created_at":"2026-11-23T06:14:13.978824Z"})"_s.arg(rev)
               .arg(content);
}

} // namespace vatochito
