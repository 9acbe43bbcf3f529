// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/AccountModels.h"

#include "core/WhenDone.h"
#include "sync/Account.h"

#include <utility>

namespace vatochito {

AccountModels::AccountModels(Account &account, const Calendar &calendar, AlarmFactory &alarms, QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_conversations(account.me().id, m_people, calendar, this)
    , m_search([&account](const QString &query) { return account.engine().searchPeople(query); },
               [&account](const QString &query) { return account.conversations().peopleNamedLike(query); }, alarms,
               this)
    , m_messageSearch(
          account.cache(), account.makeServerSearch(), account.me().id, m_people, calendar, alarms,
          [this](ConversationId conversation) { return m_conversations.conversation(conversation); }, this)
{
    m_people.upsert({account.me()});

    ConversationStore &store = account.conversations();
    connect(&store, &ConversationStore::changed, &m_conversations, &ConversationListModel::upsert);
    connect(&store, &ConversationStore::removed, &m_conversations, &ConversationListModel::remove);
    connect(&store, &ConversationStore::peopleChanged, this, &AccountModels::takePeople);
    connect(&store, &ConversationStore::reset, this, &AccountModels::load);
    connect(&store, &ConversationStore::reset, this, &AccountModels::countUnsent);

    SyncEngine &engine = account.engine();
    connect(&engine, &SyncEngine::typingChanged, this, [this](ConversationId conversation) {
        m_conversations.setTyping(conversation, m_account.engine().typing(conversation));
    });
    connect(&engine, &SyncEngine::listLoaded, this, &AccountModels::updateLoading);
    connect(&account, &Account::connectionChanged, this, &AccountModels::updateLoading);
    connect(&account, &Account::connectionChanged, this, &AccountModels::updatePresence);

    connect(&account.outboxRows(), &OutboxStore::changed, this, &AccountModels::countUnsent);
    connect(&account.outboxRows(), &OutboxStore::removed, this, &AccountModels::countUnsent);

    load();
    countUnsent();
}

void AccountModels::retranslate()
{
    m_conversations.retranslate();
    m_search.retranslate();
    m_messageSearch.retranslate();
}

void AccountModels::readAgain()
{
    whenDone(m_account.cache().tryAgain(), this, [this](const Status &) {
        if (m_conversations.isUnreadable())
            load();
    });
}

void AccountModels::load()
{
    loadPeople();
    whenDone(m_account.conversations().all(), this, [this](const Result<QList<ConversationSummary>> &all) {
        // There is nothing to wait for either way.
        m_isCacheRead = true;
        m_conversations.setUnreadable(!all);
        if (all)
            m_conversations.reset(*all);
        else
            Q_EMIT failed(all.error());
        updateLoading();
    });
}

void AccountModels::loadPeople()
{
    whenDone(m_account.conversations().people(), this, [this](const Result<QList<User>> &people) {
        if (people)
            takePeople(*people);
        else
            Q_EMIT failed(people.error());
    });
}

void AccountModels::takePeople(const QList<User> &people)
{
    m_people.upsert(people);
    if (!isConnected())
        m_people.forgetPresence();
}

bool AccountModels::isConnected() const
{
    const Connection::Status status = m_account.connection().status;
    return status == Connection::Status::CatchingUp || status == Connection::Status::Online;
}

void AccountModels::countUnsent()
{
    whenDone(m_account.outboxRows().all(), this, [this](const Result<QList<OutboxEntry>> &entries) {
        if (!entries) {
            Q_EMIT failed(entries.error());
            return;
        }
        const int count = static_cast<int>(entries->size());
        if (std::exchange(m_unsentCount, count) != count)
            Q_EMIT unsentCountChanged();
    });
}

void AccountModels::updateLoading()
{
    const Connection::Status status = m_account.connection().status;
    const bool isOnItsWay = status == Connection::Status::Connecting || status == Connection::Status::CatchingUp ||
                            status == Connection::Status::Online;
    const bool isFirstList = m_conversations.count() == 0 && !m_account.engine().isListLoaded() && isOnItsWay;
    m_conversations.setLoading(!m_isCacheRead || isFirstList);
}

void AccountModels::updatePresence()
{
    if (std::exchange(m_isPresenceKnown, isConnected()) == isConnected())
        return;
    if (m_isPresenceKnown)
        loadPeople();
    else
        m_people.forgetPresence();
}

} // namespace vatochito
