// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/MessageWindow.h"

#include "core/WhenDone.h"
#include "storage/Cache.h"

#include <algorithm>
#include <utility>

namespace vatochito {

MessageWindow::MessageWindow(Cache &cache, ConversationId conversation, UserId me, MessageListModel &model,
                             QObject *parent)
    : QObject(parent), m_cache(cache), m_conversation(conversation), m_me(me), m_model(model)
{
    connect(&m_cache.messages(), &MessageStore::changed, this,
            [this](ConversationId changed, const QList<Message> &messages) {
                if (changed == m_conversation)
                    whenLoaded([this, messages] { take(messages); });
            });
    connect(&m_cache.outbox(), &OutboxStore::changed, this,
            [this](const QList<OutboxEntry> &entries) { whenLoaded([this, entries] { takeOutbox(entries); }); });
    connect(&m_cache.outbox(), &OutboxStore::removed, this,
            [this](ConversationId changed, const ClientId &client, MessageId message) {
                if (changed == m_conversation)
                    whenLoaded([this, client, message] { leaveOutbox(client, message); });
            });
    connect(&m_cache.conversations(), &ConversationStore::reset, this, &MessageWindow::load);
    load();
}

void MessageWindow::loadOlder()
{
    if (!m_isLoaded || m_isLoadingOlder || m_reachesStart)
        return;
    setLoadingOlder(true);
    whenDone(m_cache.messages().olderThan(m_conversation, m_model.oldestId(), kPage), this,
             [this](const Result<QList<Message>> &older) {
                 setLoadingOlder(false);
                 if (!older) {
                     Q_EMIT failed(older.error());
                     return;
                 }
                 m_reachesStart = older->size() < kPage;
                 m_model.appendOlder(*older);
             });
}

void MessageWindow::load()
{
    m_isLoaded = false;
    whenDone(m_cache.messages().newest(m_conversation, kPage), this, [this](const Result<QList<Message>> &newest) {
        if (!newest) {
            Q_EMIT failed(newest.error());
            return;
        }
        whenDone(m_cache.outbox().ofConversation(m_conversation), this,
                 [this, newest = *newest](const Result<QList<OutboxEntry>> &outbox) {
                     if (outbox)
                         show(newest, *outbox);
                     else
                         Q_EMIT failed(outbox.error());
                 });
    });
}

void MessageWindow::show(const QList<Message> &newestFirst, const QList<OutboxEntry> &outbox)
{
    QList<Message> waiting;
    for (const OutboxEntry &entry : outbox) {
        // Confirmed between the two reads: the first one has it already.
        const bool isStored = std::any_of(newestFirst.cbegin(), newestFirst.cend(), [&entry](const Message &message) {
            return message.clientId == entry.clientId;
        });
        if (entry.operation == OutboxEntry::Operation::Send && !isStored)
            waiting.append(entry.asMessage(m_me));
    }
    m_model.reset(newestFirst, waiting);
    m_reachesStart = newestFirst.size() < kPage;
    m_isLoaded = true;
    for (const std::function<void()> &step : std::exchange(m_meanwhile, {}))
        step();
    Q_EMIT loaded();
}

void MessageWindow::setLoadingOlder(bool isLoading)
{
    if (std::exchange(m_isLoadingOlder, isLoading) != isLoading)
        Q_EMIT isLoadingOlderChanged();
}

void MessageWindow::whenLoaded(std::function<void()> step)
{
    if (m_isLoaded)
        step();
    else
        m_meanwhile.push_back(std::move(step));
}

void MessageWindow::take(const QList<Message> &messages)
{
    // A server without pages sends a whole history at once: what is older than the rows waits for loadOlder().
    const MessageId oldest = m_model.oldestId();
    const auto firstShown = oldest.isValid()
                                ? std::find_if(messages.cbegin(), messages.cend(),
                                               [oldest](const Message &message) { return message.id >= oldest; })
                                : messages.cend();
    const auto olderCount = firstShown - messages.cbegin();
    const auto room = m_reachesStart ? std::min<qsizetype>(olderCount, kPage) : 0;
    if (room < olderCount)
        m_reachesStart = false;
    m_model.upsert(QList<Message>(firstShown - room, messages.cend()), true);
}

void MessageWindow::takeOutbox(const QList<OutboxEntry> &entries)
{
    for (const OutboxEntry &entry : entries) {
        if (entry.conversation == m_conversation && entry.operation == OutboxEntry::Operation::Send)
            m_model.upsertWaiting(entry.asMessage(m_me));
    }
}

void MessageWindow::leaveOutbox(const ClientId &client, MessageId message)
{
    if (!m_model.isWaiting(client))
        return;
    if (!message.isValid()) {
        m_model.removeWaiting(client);
        return;
    }
    // Confirmed: its row becomes the server's and does not blink. Usually the message itself came along already.
    whenDone(m_cache.messages().one(m_conversation, message), this,
             [this, client](const Result<std::optional<Message>> &stored) {
                 if (stored && *stored)
                     m_model.upsert({**stored}, m_reachesStart);
                 m_model.removeWaiting(client);
             });
}

} // namespace vatochito
