// SPDX-License-Identifier: GPL-3.0-or-later
// A server of level 0 that comes back: from the attempt that succeeds to "online" with everything that was missed in
// the cache, and from "Try now" to "online" where nothing was; each beside the same requests by bare Qt.
#include "WaitUntil.h"
#include "integration/client/Core.h"
#include "support/client/ServerProcess.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QWebSocket>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

using namespace Qt::StringLiterals;
using namespace vatochito;

namespace {

constexpr int kRuns = 5;
constexpr int kConversations = 20;
constexpr int kMissedInEach = 5;
constexpr double kGapMustMs = 300;
constexpr double kTryNowMustMs = 150;

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values.at(values.size() / 2);
}

double milliseconds(const QElapsedTimer &timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

/// One server, alice who loses it, and bob who writes to her meanwhile.
class Scene
{
public:
    explicit Scene(const QStringList &options) : m_server(QStringLiteral(VATOCHITO_SERVER_PROGRAM), options) {}

    bool begin()
    {
        if (!m_server.start() || !m_alice.registerAt(m_server.address(), u"alice"_s) ||
            !m_bob.registerAt(m_server.address(), u"bob"_s))
            return false;
        for (int i = 0; i < kConversations; ++i) {
            const auto made = m_alice.account().engine().createGroup(u"Group %1"_s.arg(i), {m_bob.account().me().id});
            if (!waitUntil([&made] { return made.isFinished(); }) || !made.result())
                return false;
            m_conversations.append(*made.result());
        }
        m_alice.account().engine().setOpenConversation(m_conversations.first());
        return waitUntil([this] { return m_alice.isOnline(); });
    }

    /// Milliseconds; nothing: alice was back before everything was written.
    std::optional<double> gapAfterReturn()
    {
        // With fresh attempts: those of the runs before would soon be used up, and then she only looks now and then.
        if (!tryNow() || !takeServerAwayAndBack())
            return {};
        // Alice waits for two seconds and more; until then everything has to be there.
        if (!writeAsBob() || !isWaiting())
            return {};
        const auto before = m_alice.arrived().size();
        if (!waitUntil([this] { return !isWaiting(); }))
            return {};
        QElapsedTimer timer;
        timer.start();
        if (!waitUntil([this] { return m_alice.isOnline(); }))
            return {};
        const double elapsed = milliseconds(timer);
        if (m_alice.arrived().size() - before != kConversations * kMissedInEach)
            return {};
        return elapsed;
    }

    std::optional<double> tryNow()
    {
        if (!takeServerAwayAndBack())
            return {};
        QElapsedTimer timer;
        timer.start();
        m_alice.account().tryNow();
        if (!waitUntil([this] { return m_alice.isOnline(); }))
            return {};
        return milliseconds(timer);
    }

    /// The same handshake, list and \a histories by bare Qt, nothing decoded or stored.
    std::optional<double> bare(int histories)
    {
        QElapsedTimer timer;
        timer.start();
        QWebSocket socket;
        bool isOpen = false;
        QObject::connect(&socket, &QWebSocket::connected, &socket, [&isOpen] { isOpen = true; });
        QUrl url(m_server.address() + u"/ws/chat/%1/"_s.arg(m_conversations.first().value()));
        url.setScheme(u"ws"_s);
        url.setQuery(u"token="_s + m_alice.account().session().accessToken());
        socket.open(url);
        if (!waitUntil([&isOpen] { return isOpen; }))
            return {};
        if (!get({u"chat/conversations/"_s}))
            return {};
        QStringList paths;
        for (int i = 0; i < histories; ++i)
            paths.append(u"chat/conversations/%1/messages/"_s.arg(m_conversations.at(i).value()));
        if (!get(paths))
            return {};
        return milliseconds(timer);
    }

private:
    using Replies = std::vector<std::unique_ptr<QNetworkReply>>;

    bool isWaiting() { return m_alice.account().connection().status == Connection::Status::Waiting; }

    bool takeServerAwayAndBack()
    {
        m_server.kill();
        return waitUntil([this] { return isWaiting(); }) && m_server.start();
    }

    QNetworkRequest request(const QString &path, Core &person)
    {
        QNetworkRequest request{QUrl(m_server.address() + u"/api/"_s + path)};
        request.setRawHeader("Authorization", "Bearer " + person.account().session().accessToken().toLatin1());
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        return request;
    }

    bool get(const QStringList &paths)
    {
        QNetworkAccessManager network;
        Replies replies;
        for (const QString &path : paths)
            replies.emplace_back(network.get(request(path, m_alice)));
        return areWell(replies);
    }

    bool writeAsBob()
    {
        QNetworkAccessManager network;
        Replies replies;
        for (int i = 0; i < kMissedInEach; ++i) {
            for (const ConversationId conversation : std::as_const(m_conversations)) {
                const QString path = u"chat/conversations/%1/messages/"_s.arg(conversation.value());
                const QString body = u"{\"content\":\"Message %1: કેમ છો? Hello!\"}"_s.arg(++m_written);
                replies.emplace_back(network.post(request(path, m_bob), body.toUtf8()));
            }
        }
        return areWell(replies);
    }

    static bool areWell(const Replies &replies)
    {
        const auto isDone = [](const auto &reply) { return reply->isFinished(); };
        const auto isWell = [](const auto &reply) { return reply->error() == QNetworkReply::NoError; };
        return waitUntil([&] { return std::ranges::all_of(replies, isDone); }) && std::ranges::all_of(replies, isWell);
    }

    ServerProcess m_server;
    Core m_alice;
    Core m_bob;
    QList<ConversationId> m_conversations;
    int m_written = 0;
};

/// Each run has to count: one that ended with something missing is a fault, and not a slow run.
bool measure(const char *what, double mustMs, const std::function<std::optional<double>()> &ours,
             const std::function<std::optional<double>()> &raw)
{
    std::vector<double> mine;
    std::vector<double> bare;
    for (int run = 0; run < kRuns; ++run) {
        if (const auto one = ours())
            mine.push_back(*one);
        if (const auto one = raw())
            bare.push_back(*one);
    }
    if (mine.size() < kRuns || bare.size() < kRuns) {
        std::fprintf(stderr, "%s: %zu of %d runs came to their end\n", what, std::min(mine.size(), bare.size()), kRuns);
        return false;
    }
    std::printf("%s: %.0f ms (must be at most %.0f), bare Qt %.0f ms, ratio %.2f, %zu runs\n", what, median(mine),
                mustMs, median(bare), median(mine) / median(bare), mine.size());
    return median(mine) <= mustMs;
}

/// Whether all of it was measured, and is within its limits.
bool measureLevel(const char *level, const QStringList &options)
{
    std::printf("-- %s\n", level);
    Scene scene(options);
    if (!scene.begin()) {
        std::fputs("the scene could not be made\n", stderr);
        return false;
    }
    const bool isTryQuick = measure(
        "try now, to online", kTryNowMustMs, [&scene] { return scene.tryNow(); }, [&scene] { return scene.bare(0); });
    const bool isGapQuick = measure(
        "server back, to online with 100 missed messages in 20 conversations", kGapMustMs,
        [&scene] { return scene.gapAfterReturn(); }, [&scene] { return scene.bare(kConversations); });
    return isTryQuick && isGapQuick;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QLoggingCategory::setFilterRules(u"*=false"_s);
    const bool isLevel0Quick = measureLevel("level 0", {u"--sync"_s, u"off"_s});
    const bool isLevel1Quick = measureLevel("level 1", {});
    return isLevel0Quick && isLevel1Quick ? 0 : 1;
}
