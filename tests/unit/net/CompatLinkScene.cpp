// SPDX-License-Identifier: GPL-3.0-or-later
#include "CompatLinkScene.h"

#include "support/client/PatientTest.h"

#include <algorithm>

namespace vatochito {

using namespace Qt::StringLiterals;

const QByteArray CompatLinkScene::kConversation =
    R"({"id":4,"title":"t","conversation_type":"direct","created_at":"2026-11-23T06:14:13Z"})";
const QString CompatLinkScene::kPing = u"{\"type\":\"ping\"}"_s;
const QString CompatLinkScene::kPong = u"{\"type\":\"pong\"}"_s;
const QString CompatLinkScene::kTyping = u"{\"type\":\"typing\",\"user_id\":2}"_s;

CompatLinkScene::CompatLinkScene()
{
    makeLink(server->port());
}

void CompatLinkScene::makeLink(quint16 socketPort)
{
    const auto address =
        ServerAddress::parse(u"127.0.0.1:%1"_s.arg(http->port()), u"ws://127.0.0.1:%1"_s.arg(socketPort));
    link = std::make_unique<CompatLink>(*address, transport, tokens, alarms, clock, [] { return 0.0; });
}

bool CompatLinkScene::goLive(std::initializer_list<int> conversations)
{
    link->setConversations(ids(conversations));
    link->start();
    if (!waitFor([this] { return status() == Connection::Status::Online; }))
        return false;
    alarms.advance(SocketSet::kGentlyOver);
    return waitFor([this, conversations] {
        return server->opened().size() == qsizetype(conversations.size()) &&
               std::ranges::all_of(conversations, [this](int one) { return link->canSend(ConversationId(one)); });
    });
}

QList<QByteArray> CompatLinkScene::askedPaths() const
{
    QList<QByteArray> paths;
    for (const auto &request : http->requests())
        paths.append(request.path);
    return paths;
}

QList<ConversationId> CompatLinkScene::ids(std::initializer_list<int> numbers)
{
    QList<ConversationId> found;
    for (const int number : numbers)
        found.append(ConversationId(number));
    return found;
}

QString CompatLinkScene::path(int conversation)
{
    return u"/ws/chat/%1/"_s.arg(conversation);
}

} // namespace vatochito
