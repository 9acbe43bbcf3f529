// SPDX-License-Identifier: GPL-3.0-or-later
#include "Party.h"

#include "base/Uuid.h"

#include <chrono>

namespace vatochito {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Party::Party(const QString &server, const Credentials &credentials, Level level) : m_me(credentials.user)
{
    m_tokens.token = credentials.tokens.access;
    const ServerAddress address = *ServerAddress::parse(server);
    const auto random = [] { return 0.0; };
    if (level == Level::One)
        m_link = std::make_unique<SyncLink>(address, LinkWorld{m_transport, m_tokens, m_alarms, m_clock, random},
                                            u"party"_s);
    else
        m_link = std::make_unique<CompatLink>(address, m_transport, m_tokens, m_alarms, m_clock, random);
    m_link->setCursorSource([this] { return QtFuture::makeReadyFuture(Result<SyncCursors>(m_cursors)); });
    connect(m_link.get(), &Link::accountChanged, this, [this](const AccountChanges &changes) { store(changes); });
    connect(m_link.get(), &Link::changesReceived, this, [this](const ConversationChanges &changes) { store(changes); });
    connect(m_link.get(), &Link::eventReceived, this,
            [this](ConversationId, const ConversationEvent &event) { store(event); });
    connect(m_link.get(), &Link::conversationLive, this, [this](ConversationId one) { m_live.insert(one); });
    connect(m_link.get(), &Link::conversationLost, this, [this](ConversationId one) { m_live.remove(one); });
}

void Party::hurry()
{
    m_hurry.setInterval(50ms);
    connect(&m_hurry, &QTimer::timeout, this, [this] {
        const Connection::Status status = m_link->connection().status;
        if (status == Connection::Status::Waiting || status == Connection::Status::Unreachable)
            m_link->take(Hint::TryNow);
    });
    m_hurry.start();
}

QFuture<Result<ReceivedMessage>> Party::post(ConversationId conversation, const QString &content)
{
    std::array<std::uint8_t, 10> random{};
    random[0] = static_cast<std::uint8_t>(m_me.id.value());
    random[8] = static_cast<std::uint8_t>(++m_posts / 256);
    random[9] = static_cast<std::uint8_t>(m_posts);
    const ClientId name(QString::fromStdString(makeUuidV7(m_clock.now(), random)));
    return m_link->post({name, conversation, MessageType::Text, content, {}});
}

void Party::store(const AccountChanges &changes)
{
    if (changes.isSnapshot) {
        ++m_snapshots;
        m_cursors = SyncCursors();
        m_cursors.epoch = changes.epoch;
        for (const MyConversation &mine : changes.conversations)
            m_cursors.heads.insert(mine.id, mine.head);
    }
    m_cursors.account = changes.account;
    for (const ConversationId removed : changes.removed)
        m_cursors.heads.remove(removed);
}

void Party::store(const ConversationChanges &changes)
{
    ++m_pages;
    if (changes.to > 0) {
        long long &head = m_cursors.heads[changes.conversation];
        m_outOfTurn += changes.to <= head ? 1 : 0;
        head = std::max(head, changes.to);
    }
    if (changes.marksVersion > 0)
        m_cursors.marks[changes.conversation] = changes.marksVersion;
    auto &rows = m_rows[changes.conversation];
    for (const ReceivedMessage &received : changes.messages)
        rows.insert(received.message.id, received.message.content);
    for (const MessagePatch &patch : changes.patches) {
        if (patch.content)
            rows.insert(patch.id, *patch.content);
    }
}

void Party::store(const ConversationEvent &event)
{
    if (const auto *arrived = std::get_if<MessageArrived>(&event)) {
        const Message &message = arrived->received.message;
        m_rows[message.conversation].insert(message.id, message.content);
    }
}

} // namespace vatochito
