// SPDX-License-Identifier: GPL-3.0-or-later
#include "Watcher.h"

namespace vatochito::cli {

Watcher::Watcher(Account &account, People people, const QList<ConversationId> &conversations, const Printer &printer,
                 QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_people(std::move(people))
    , m_rows(m_people, account.me().id)
    , m_conversations(conversations.cbegin(), conversations.cend())
    , m_printer(printer)
    , m_told(account.connection())
{
    connect(&account, &Account::connectionChanged, this, &Watcher::tellConnection);
    connect(&account.conversations(), &ConversationStore::peopleChanged, this,
            [this](const QList<User> &changed) { m_people.add(changed); });
    listenToEngine();
    print(EventRows::state(m_told));
}

void Watcher::listenToEngine()
{
    const SyncEngine *engine = &m_account.engine();
    connect(engine, &SyncEngine::messageArrived, this, [this](const Message &message) {
        if (isWatched(message.conversation))
            print(m_rows.message(message));
    });
    connect(engine, &SyncEngine::messageEdited, this, [this](const Message &message) {
        if (isWatched(message.conversation))
            print(m_rows.edited(message));
    });
    connect(engine, &SyncEngine::messageDeleted, this, [this](ConversationId conversation, MessageId message) {
        if (isWatched(conversation))
            print(EventRows::deleted(conversation, message));
    });
    connect(engine, &SyncEngine::messageRead, this,
            [this](ConversationId conversation, MessageId message, UserId user) {
                if (isWatched(conversation))
                    print(m_rows.read(conversation, message, user));
            });
    connect(engine, &SyncEngine::typingChanged, this, &Watcher::tellTyping);
    connect(engine, &SyncEngine::presenceChanged, this,
            [this](UserId user, bool isOnline) { print(m_rows.presence(user, isOnline)); });
}

void Watcher::tellConnection()
{
    const Connection now = m_account.connection();
    const bool isSame = now.status == m_told.status && now.socket == m_told.socket;
    const bool isNewWait =
        now.status == Connection::Status::Waiting && (m_told.status != now.status || m_told.attempt != now.attempt);
    const bool gaveUp = now.status == Connection::Status::Unreachable && m_told.status != now.status;
    m_told = now;
    if (!isSame)
        print(EventRows::state(now));
    if (isNewWait)
        print(EventRows::reconnecting(now));
    if (gaveUp)
        print(EventRows::unreachable());
}

void Watcher::tellTyping(ConversationId conversation)
{
    if (!isWatched(conversation))
        return;
    const QList<UserId> now = m_account.engine().typing(conversation);
    const QList<UserId> before = m_typing.value(conversation);
    m_typing.insert(conversation, now);
    for (const UserId user : before) {
        if (!now.contains(user))
            print(m_rows.typing(conversation, user, false));
    }
    for (const UserId user : now) {
        if (!before.contains(user))
            print(m_rows.typing(conversation, user, true));
    }
}

void Watcher::print(const EventRow &row)
{
    m_printer.answer(row.json, row.text);
    if (!Printer::isHeard())
        Q_EMIT unheard();
}

bool Watcher::isWatched(ConversationId conversation) const
{
    return m_conversations.isEmpty() || m_conversations.contains(conversation);
}

} // namespace vatochito::cli
