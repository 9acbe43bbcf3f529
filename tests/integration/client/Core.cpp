// SPDX-License-Identifier: GPL-3.0-or-later
#include "Core.h"

#include "net/AuthClient.h"
#include "net/NegotiatedLink.h"
#include "sync/Profile.h"

#include <QEventLoop>
#include <QFutureWatcher>

#include <algorithm>
#include <chrono>
#include <utility>

namespace vatochito {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Far more than anything here takes; a failure, not a delay.
constexpr auto kLimit = 60s;

template <typename T>
Result<T> finished(const QFuture<Result<T>> &future)
{
    // QTest::qWaitFor() would sleep 10 ms between two looks, and thousands of messages are written like this.
    QEventLoop loop;
    QFutureWatcher<Result<T>> watcher;
    QTimer deadline;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    QObject::connect(&deadline, &QTimer::timeout, &loop, &QEventLoop::quit);
    deadline.start(kLimit);
    watcher.setFuture(future);
    if (!future.isFinished())
        loop.exec();
    if (!future.isFinished())
        return failure(Error{.code = Error::Code::Timeout});
    return future.result();
}

} // namespace

Core::Core(const QString &folder) : Core(folder, nullptr, nullptr, nullptr) {}

Core::Core(const Clock &clock, AlarmFactory &alarms) : Core(QString(), nullptr, &clock, &alarms) {}

Core::Core(const QString &folder, TokenVault &vault, const Clock &clock, AlarmFactory &alarms)
    : Core(folder, &vault, &clock, &alarms)
{
}

Core::Core(const QString &folder, TokenVault *vault, const Clock *clock, AlarmFactory *alarms)
    : m_folder(folder.isEmpty() ? m_ownFolder.path() : folder)
    , m_clock(clock ? *clock : m_systemClock)
    , m_alarms(alarms ? *alarms : m_systemAlarms)
    , m_services{
          .vault = vault,
          .clock = m_clock,
          .alarms = m_alarms,
          .makeAuthenticator =
              [this](const ServerAddress &address) {
                  return std::make_unique<AuthClient>(address, m_transport, m_alarms);
              },
          .makeLink = [this](const LinkPlace &place, TokenSource &tokens) { return makeLink(place, tokens); },
      }
{
}

std::unique_ptr<Link> Core::makeLink(const LinkPlace &place, TokenSource &tokens)
{
    const LinkWorld world{
        .transport = m_transport, .tokens = tokens, .alarms = m_alarms, .clock = m_clock, .random = [] { return 0.0; }};
    if (m_speaksLevel0)
        return std::make_unique<CompatLink>(place.server, world.transport, world.tokens, world.alarms, world.clock,
                                            world.random);
    auto link = std::make_unique<NegotiatedLink>(place.server, world, place.installation, place.level);
    QObject::connect(link.get(), &Link::changesReceived, link.get(),
                     [this](const ConversationChanges &changes) { note(changes); });
    return link;
}

void Core::note(const ConversationChanges &changes)
{
    long long &newest = m_newestTold[changes.conversation];
    newest = std::max(newest, changes.to);
    for (const ReceivedMessage &message : changes.messages)
        newest = std::max(newest, message.rev);
}

QString Core::password()
{
    return u"Test@123"_s;
}

std::optional<Credentials> Core::registerPerson(const QString &server, const QString &username)
{
    SystemAlarms alarms;
    Transport transport(alarms);
    return registerPerson(server, username, transport);
}

std::optional<Credentials> Core::registerPerson(const QString &server, const QString &username, Transport &transport)
{
    const auto address = ServerAddress::parse(server);
    if (!address)
        return {};
    SystemAlarms alarms;
    AuthClient client(*address, transport, alarms);
    const auto credentials = finished(client.registerUser(Registration{
        .username = username, .displayName = username, .password = password(), .passwordAgain = password()}));
    return credentials ? std::optional(*credentials) : std::nullopt;
}

bool Core::registerAt(const QString &server, const QString &username)
{
    return enter(server, registerPerson(server, username, m_transport));
}

bool Core::signInAt(const QString &server, const QString &username)
{
    const auto address = ServerAddress::parse(server);
    if (!address)
        return false;
    AuthClient client(*address, m_transport, m_alarms);
    const auto credentials = finished(client.login(username, password()));
    return enter(server, credentials ? std::optional(*credentials) : std::nullopt);
}

bool Core::enter(const QString &server, const std::optional<Credentials> &credentials)
{
    if (!credentials)
        return false;
    m_server = *ServerAddress::parse(server);
    m_tokens = credentials->tokens;
    return makeAccount(credentials->user) && begin();
}

bool Core::resumeAt(const QString &server, const User &me)
{
    m_server = *ServerAddress::parse(server);
    return makeAccount(me) && begin();
}

void Core::hurry()
{
    m_hurry.setInterval(50ms);
    QObject::connect(&m_hurry, &QTimer::timeout, &m_hurry, [this] {
        if (!m_account)
            return;
        const Connection::Status status = m_account->connection().status;
        if (status == Connection::Status::Waiting || status == Connection::Status::Unreachable)
            m_account->tryNow();
    });
    m_hurry.start();
}

bool Core::makeAccount(const User &me)
{
    const auto profile = Profile::open(m_folder);
    if (!profile)
        return false;
    m_account = std::make_unique<Account>(m_services, AccountPlace{profile->folder(), profile->id(), m_server, me});
    QObject::connect(&m_account->engine(), &SyncEngine::messageArrived, m_account.get(),
                     [this](const Message &message) { m_arrived.append(message.content); });
    return true;
}

bool Core::begin()
{
    if (!m_tokens.access.isEmpty())
        return finished(m_account->begin(std::exchange(m_tokens, m_services.vault ? Tokens() : m_tokens))).has_value();
    m_account->resume();
    return true;
}

bool Core::restart(const Tokens &tokens)
{
    m_tokens = tokens;
    const User me = m_account->me();
    m_account.reset();
    return makeAccount(me) && begin();
}

bool Core::restart()
{
    const User me = m_account->me();
    m_account.reset();
    return makeAccount(me) && begin();
}

ConversationId Core::openDirect(UserId other)
{
    return finished(m_account->engine().openDirect(other)).value_or(ConversationId());
}

bool Core::enqueue(ConversationId conversation, const QString &content, const std::optional<ReplyExcerpt> &reply)
{
    return finished(m_account->outbox().enqueue(Draft{conversation, content, reply})).has_value();
}

QStringList Core::cached(ConversationId conversation)
{
    constexpr int kAll = 1'000'000;
    auto messages = finished(m_account->messages().newest(conversation, kAll)).value_or(QList<Message>());
    std::ranges::reverse(messages);
    QStringList contents;
    for (const Message &message : messages)
        contents.append(message.content);
    return contents;
}

int Core::outboxSize()
{
    const auto rows = finished(m_account->outboxRows().all());
    return rows ? static_cast<int>(rows->size()) : -1;
}

} // namespace vatochito
