// SPDX-License-Identifier: GPL-3.0-or-later
#include "Scene.h"

#include "core/WhenDone.h"
#include "support/client/Await.h"

#include <algorithm>

namespace vatochito {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Names are taken once at a server.
QString freshName(const QString &name)
{
    static int count = 0;
    return u"%1_%2"_s.arg(name).arg(++count);
}

} // namespace

bool Scene::isLevel0()
{
    return qEnvironmentVariableIsSet("VATOCHITO_LEVEL_0");
}

Scene::Scene(quint16 serverPort, quint32 seed)
    : m_way(serverPort, m_alarms, seed)
    , m_bobsWay(serverPort, m_alarms, seed)
    , m_time(m_clock, m_alarms, [this](TimeDriver::Asked asked) { return isBusy(asked); })
    , m_serverPort(serverPort)
{
}

Scene::~Scene() = default;

bool Scene::begin()
{
    const QString server = u"http://127.0.0.1:%1"_s.arg(m_serverPort);
    m_alices = Core::registerPerson(server, freshName(u"alice"_s));
    m_bobs = Core::registerPerson(server, freshName(u"bob"_s));
    m_bob = std::make_unique<Core>(m_clock, m_alarms);
    if (!m_alices || !m_bobs || !m_bob->enter(m_bobsWay.address(), m_bobs))
        return false;
    m_conversation = m_bob->openDirect(m_alices->user.id);
    if (!m_conversation.isValid())
        return false;
    m_bob->account().engine().setOpenConversation(m_conversation);
    return m_time.until([this] { return m_bob->isOnline() && m_bob->account().engine().isCurrent(m_conversation); });
}

bool Scene::enterAlice()
{
    m_alice = std::make_unique<Core>(m_clock, m_alarms);
    if (!m_alice->enter(m_way.address(), m_alices))
        return false;
    followAlice();
    m_alice->account().engine().setOpenConversation(m_conversation);
    const auto isThere = [this] {
        return m_alice->isOnline() && m_alice->account().engine().isCurrent(m_conversation);
    };
    if (!m_time.until(isThere))
        return false;
    const auto begun = m_alice->account().cache().write(
        [conversation = m_conversation, at = m_clock.now()](CacheTransaction &transaction) {
            transaction.saveDraft(conversation, alicesDraft(), at);
        });
    const bool isBegun = await(begun).has_value();
    m_time.settle();
    clearTold();
    return isBegun;
}

void Scene::sendBobAway()
{
    await(m_bob->account().close());
    m_bobsWay.start(Fault::Refuse);
    m_time.settle();
}

bool Scene::restartAliceWithDeadToken()
{
    Tokens tokens = m_alices->tokens;
    const qsizetype signature = tokens.access.lastIndexOf(u'.') + 1;
    tokens.access.replace(signature, 4, tokens.access.mid(signature, 4) == "AAAA"_L1 ? u"BBBB"_s : u"AAAA"_s);
    if (!m_alice->restart(tokens))
        return false;
    followAlice();
    m_alice->account().engine().setOpenConversation(m_conversation);
    return true;
}

void Scene::followAlice()
{
    const Account &account = m_alice->account();
    connect(&account, &Account::connectionChanged, this, [this, &account] {
        m_told.append(account.connection());
        if (m_alice->isOnline())
            m_arrivedWhenOnline.append(m_alice->arrived().size());
    });
}

bool Scene::hasTold(Connection::Status status) const
{
    return std::ranges::any_of(m_told, [status](const Connection &told) { return told.status == status; });
}

QList<Error::Code> Scene::toldReasons() const
{
    QList<Error::Code> reasons;
    for (const Connection &told : m_told) {
        const bool isTrouble =
            told.status == Connection::Status::Waiting || told.status == Connection::Status::Unreachable;
        if (isTrouble && !reasons.contains(told.reason))
            reasons.append(told.reason);
    }
    return reasons;
}

QStringList Scene::numbered(int first, int last)
{
    QStringList texts;
    for (int i = first; i <= last; ++i)
        texts.append(u"message %1"_s.arg(i));
    return texts;
}

bool Scene::enqueueAll(Core &core, ConversationId conversation, const QStringList &texts)
{
    return std::ranges::all_of(texts, [&](const QString &text) { return core.enqueue(conversation, text); });
}

std::optional<QString> Scene::draft()
{
    const auto draft = await(m_alice->account().cache().drafts().of(m_conversation));
    return draft ? std::optional(*draft) : std::nullopt;
}

QString Scene::alicesDraft()
{
    return u"what I was going to sa"_s;
}

bool Scene::isBusy(TimeDriver::Asked asked)
{
    // What was given to a cache is on the disk when it answers a question that was asked later.
    if (asked == TimeDriver::Asked::First) {
        askCache(m_alice.get());
        askCache(m_bob.get());
    }
    return m_cachesLeft > 0 || m_way.isAwaitingServer() || m_bobsWay.isAwaitingServer();
}

void Scene::askCache(Core *core)
{
    if (!core)
        return;
    ++m_cachesLeft;
    whenDone(core->account().cache().write([](CacheTransaction &) {}), this,
             [this](const Status &) { --m_cachesLeft; });
}

} // namespace vatochito
