// SPDX-License-Identifier: GPL-3.0-or-later
// A client of level 1 that was away while 50,000 messages were written in 200 conversations: from opening its cache to
// "online" with all of them in it, and to the last of those in the conversation that is open; beside the same pages
// asked for by a bare socket, nothing decoded or stored.
#include "WaitUntil.h"
#include "bench/server/SyncSenders.h"
#include "integration/client/Core.h"
#include "support/client/ServerProcess.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QNetworkRequest>
#include <QWebSocket>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <functional>
#include <optional>

using namespace Qt::StringLiterals;
using namespace vatochito;

namespace {

constexpr int kConversations = 200;
constexpr int kWritten = 50'000;
constexpr int kContentBytes = 64;
/// Each socket of a writer receives what the others write, and the server registers 200 people an hour.
constexpr int kSocketsOfOne = 2;
constexpr int kPage = 200;
/// More unread, and the server takes the socket for too slow a reader.
constexpr int kPagesAtOnce = 8;

double milliseconds(const QElapsedTimer &timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

struct Figures
{
    double live = 0;
    double open = 0; ///< until the last message of the open conversation
    qsizetype arrived = 0;
};

/// One server, alice who goes away, and people who write meanwhile.
class Scene
{
public:
    Scene() : m_server(QStringLiteral(VATOCHITO_SERVER_PROGRAM), kUnlimited) {}

    bool begin()
    {
        if (!m_server.start() || !m_alice.registerAt(m_server.address(), u"alice"_s))
            return false;
        for (int writer = 0; writer < kConversations / kSocketsOfOne; ++writer) {
            const auto someone = Core::registerPerson(m_server.address(), u"writer%1"_s.arg(writer));
            if (!someone)
                return false;
            for (int i = 0; i < kSocketsOfOne; ++i) {
                const auto made =
                    m_alice.account().engine().createGroup(u"Group %1"_s.arg(m_rooms.size()), {someone->user.id});
                if (!waitUntil([&made] { return made.isFinished(); }) || !made.result())
                    return false;
                m_rooms.append({*made.result(), someone->tokens.access});
            }
        }
        return waitUntil([this] { return m_alice.isOnline(); });
    }

    void writeWhileAliceIsAway()
    {
        const auto closed = m_alice.account().close();
        waitUntil([&closed] { return closed.isFinished(); });
        bench::SyncSenders senders(m_server.port());
        for (const Room &room : std::as_const(m_rooms))
            senders.connect(room.token.toStdString(), room.conversation.value());
        senders.acknowledged(kWritten, kContentBytes);
    }

    /// She comes back to a server with its own limits; the others were in more of a hurry than those allow.
    bool limit() { return restartWith({}); }
    bool unlimit() { return restartWith(kUnlimited); }

    /// Nothing: she did not come back.
    std::optional<Figures> comeBack()
    {
        const ConversationId open = m_rooms.first().conversation;
        const qsizetype before = m_alice.arrived().size();
        Figures figures;
        QElapsedTimer timer;
        timer.start();
        if (!m_alice.restart())
            return {};
        SyncEngine &engine = m_alice.account().engine();
        QObject::connect(&engine, &SyncEngine::messageArrived, &engine, [&](const Message &message) {
            if (message.conversation == open)
                figures.open = milliseconds(timer);
        });
        engine.setOpenConversation(open);
        if (!waitUntil([this] { return m_alice.isOnline(); }))
            return {};
        figures.live = milliseconds(timer);
        figures.arrived = m_alice.arrived().size() - before;
        return figures;
    }

    /// The same changes by bare Qt. Milliseconds and bytes; nothing: they did not come.
    std::optional<std::pair<double, qsizetype>> bare()
    {
        QWebSocket socket;
        QStringList toAsk;
        qsizetype waiting = 0;
        qsizetype bytes = 0;
        QElapsedTimer timer;
        const auto askNext = [&] {
            if (!toAsk.isEmpty())
                socket.sendTextMessage(toAsk.takeFirst());
        };
        QObject::connect(&socket, &QWebSocket::textMessageReceived, &socket, [&](const QString &frame) {
            if (frame.startsWith(u"{\"type\":\"hello\""_s)) {
                socket.sendTextMessage(u"{\"type\":\"resume\",\"id\":1,\"device\":\"bare\",\"fresh\":true}"_s);
            } else if (frame.startsWith(u"{\"type\":\"resumed\""_s)) {
                timer.start();
                toAsk = pagesOf(frame);
                waiting = toAsk.size();
                for (int i = 0; i < kPagesAtOnce; ++i)
                    askNext();
            } else if (frame.startsWith(u"{\"type\":\"sync.page\""_s)) {
                bytes += frame.size();
                --waiting;
                askNext();
            }
        });
        QNetworkRequest request(QUrl(u"ws://127.0.0.1:%1/ws/sync/"_s.arg(m_server.port())));
        request.setRawHeader("Authorization", "Bearer " + m_alice.account().session().accessToken().toLatin1());
        socket.open(request);
        if (!waitUntil([&] { return timer.isValid() && waiting == 0; }))
            return {};
        return std::pair(milliseconds(timer), bytes);
    }

private:
    static inline const QStringList kUnlimited{u"--command-rate"_s, u"1000000"_s};

    bool restartWith(const QStringList &options)
    {
        m_server.kill();
        m_server.setOptions(options);
        return m_server.start();
    }

    struct Room
    {
        ConversationId conversation;
        QString token; ///< of who writes there
    };

    /// What asks for all there is, by what `resumed` says of the heads.
    static QStringList pagesOf(const QString &resumed)
    {
        QStringList questions;
        const QJsonArray conversations =
            QJsonDocument::fromJson(resumed.toUtf8()).object().value(u"conversations"_s).toArray();
        for (const QJsonValue &conversation : conversations) {
            const int head = conversation[u"head"_s].toInt();
            for (int after = 0; after < head; after += kPage) {
                questions.append(u"{\"type\":\"sync\",\"id\":%1,\"conversation\":%2,\"after\":%3,\"limit\":%4}"_s
                                     .arg(questions.size() + 2) // 1 was the resume
                                     .arg(conversation[u"id"_s].toInt())
                                     .arg(after)
                                     .arg(kPage));
            }
        }
        return questions;
    }

    ServerProcess m_server;
    Core m_alice;
    QList<Room> m_rooms;
};

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QLoggingCategory::setFilterRules(u"*=false"_s);
    try {
        Scene scene;
        if (!scene.begin()) {
            std::fputs("the scene could not be made\n", stderr);
            return 1;
        }
        scene.writeWhileAliceIsAway();
        const auto ours = scene.limit() ? scene.comeBack() : std::nullopt;
        const auto limit = ours && scene.unlimit() ? scene.bare() : std::nullopt;
        if (!ours || !limit || ours->arrived != kWritten) {
            std::fprintf(stderr, "not everything arrived: %lld\n", static_cast<long long>(ours ? ours->arrived : 0));
            return 1;
        }
        std::printf("catch up %d messages in %d conversations, to online: %.0f ms (must be at most 3000)\n", kWritten,
                    kConversations, ours->live);
        std::printf("to the last of the open conversation: %.0f ms (must be at most 300)\n", ours->open);
        std::printf("the same pages by a bare socket, %.1f MB: %.0f ms, ratio %.2f\n",
                    static_cast<double>(limit->second) / 1e6, limit->first, ours->live / limit->first);
        return 0;
    } catch (const std::exception &error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
