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
                    whenRead([this, messages] { take(messages); });
            });
    connect(&m_cache.outbox(), &OutboxStore::changed, this,
            [this](const QList<OutboxEntry> &entries) { whenRead([this, entries] { takeOutbox(entries); }); });
    connect(&m_cache.outbox(), &OutboxStore::removed, this,
            [this](ConversationId changed, const ClientId &client, MessageId message) {
                if (changed == m_conversation)
                    whenRead([this, client, message] { leaveOutbox(client, message); });
            });
    connect(&m_cache.conversations(), &ConversationStore::reset, this, [this] {
        m_meanwhile.clear();
        open();
    });
    open();
}

void MessageWindow::open()
{
    setReading(Reading::Anew);
    whenDone(m_cache.messages().opening(m_conversation, kPage), this,
             [this, round = m_round](const Result<OpeningPage> &opening) {
                 if (round != m_round)
                     return;
                 if (!opening) {
                     fail(opening.error());
                     return;
                 }
                 m_model.setFirstUnread(opening->firstUnread);
                 showAnew({.rows = opening->rows,
                           .reach = {.oldest = !opening->hasOlder, .newest = !opening->hasNewer},
                           .target = {}});
             });
}

void MessageWindow::readAgain()
{
    if (m_isUnreadable)
        open();
}

void MessageWindow::showNewest()
{
    if (m_reading != Reading::Anew && m_model.reachesNewest()) {
        Q_EMIT shown({});
        return;
    }
    setReading(Reading::Anew);
    whenDone(m_cache.messages().newest(m_conversation, kPage), this,
             [this, round = m_round](const Result<QList<Message>> &newest) {
                 if (round != m_round)
                     return;
                 if (newest)
                     showAnew(
                         {.rows = *newest, .reach = {.oldest = newest->size() < kPage, .newest = true}, .target = {}});
                 else
                     fail(newest.error());
             });
}

void MessageWindow::showMessage(MessageId message)
{
    if (m_reading != Reading::Anew && m_model.contains(message)) {
        Q_EMIT shown(message);
        return;
    }
    setReading(Reading::Anew);
    whenDone(m_cache.messages().around(m_conversation, message, kPage), this,
             [this, message, round = m_round](const Result<QList<Message>> &around) {
                 if (round != m_round)
                     return;
                 if (!around) {
                     fail(around.error());
                     return;
                 }
                 const auto middle = std::find_if(around->cbegin(), around->cend(),
                                                  [message](const Message &row) { return row.id == message; });
                 if (middle == around->cend()) {
                     setReading(Reading::None);
                     Q_EMIT notFound(message);
                     return;
                 }
                 showAnew({.rows = *around,
                           .reach = {.oldest = around->cend() - middle <= kPage,
                                     .newest = middle - around->cbegin() < kPage},
                           .target = message});
             });
}

void MessageWindow::showAnew(const Page &page)
{
    readWaiting(page.rows, [this, page](const QList<Message> &waiting) {
        m_newestViewed = 0;
        m_oldestViewed = 0;
        m_model.reset(page.rows, page.reach.newest ? waiting : QList<Message>(), page.reach);
        m_isLoaded = true;
        m_isUnreadable = false;
        setReading(Reading::None);
        Q_EMIT loaded();
        Q_EMIT shown(page.target);
    });
}

void MessageWindow::loadOlder()
{
    if (!m_isLoaded || m_reading != Reading::None || m_model.reachesOldest())
        return;
    setReading(Reading::Older);
    whenDone(m_cache.messages().olderThan(m_conversation, m_model.oldestId(), kPage), this,
             [this, round = m_round](const Result<QList<Message>> &older) {
                 if (round != m_round)
                     return;
                 if (!older) {
                     fail(older.error());
                     return;
                 }
                 m_model.appendOlder(*older, older->size() < kPage);
                 setReading(Reading::None);
                 trim();
             });
}

void MessageWindow::loadNewer()
{
    if (!m_isLoaded || m_reading != Reading::None || m_model.reachesNewest())
        return;
    setReading(Reading::Newer);
    whenDone(m_cache.messages().newerThan(m_conversation, m_model.newestId(), kPage), this,
             [this, round = m_round](const Result<QList<Message>> &newer) {
                 if (round != m_round)
                     return;
                 if (!newer) {
                     fail(newer.error());
                     return;
                 }
                 const bool isLast = newer->size() < kPage;
                 readWaiting(*newer, [this, isLast, newer = *newer](const QList<Message> &waiting) {
                     m_model.prependNewer(newer, isLast ? waiting : QList<Message>(), isLast);
                     setReading(Reading::None);
                     trim();
                 });
             });
}

void MessageWindow::readWaiting(const QList<Message> &stored, std::function<void(const QList<Message> &)> take)
{
    whenDone(m_cache.outbox().ofConversation(m_conversation), this,
             [this, stored, take = std::move(take), round = m_round](const Result<QList<OutboxEntry>> &outbox) {
                 if (round != m_round)
                     return;
                 if (!outbox) {
                     fail(outbox.error());
                     return;
                 }
                 QList<Message> waiting;
                 for (const OutboxEntry &entry : *outbox) {
                     // Confirmed between the two reads: the first one has it already.
                     const bool isStored =
                         std::any_of(stored.cbegin(), stored.cend(),
                                     [&entry](const Message &message) { return message.clientId == entry.clientId; });
                     if (entry.operation != OutboxEntry::Operation::Send)
                         m_model.upsertChange(entry);
                     else if (!isStored)
                         waiting.append(entry.asMessage(m_me));
                 }
                 take(waiting);
             });
}

void MessageWindow::setReading(Reading reading)
{
    if (reading != Reading::None)
        ++m_round;
    const bool wasOlder = isLoadingOlder();
    m_reading = reading;
    if (wasOlder != isLoadingOlder())
        Q_EMIT isLoadingOlderChanged();
    if (reading == Reading::None) {
        for (const std::function<void()> &step : std::exchange(m_meanwhile, {}))
            whenRead(step);
    }
}

void MessageWindow::fail(const Error &error)
{
    m_isUnreadable = !m_isLoaded;
    setReading(Reading::None);
    Q_EMIT failed(error);
}

void MessageWindow::whenRead(std::function<void()> step)
{
    if (m_reading == Reading::None)
        step();
    else
        m_meanwhile.push_back(std::move(step));
}

void MessageWindow::setView(int newestRow, int oldestRow)
{
    m_newestViewed = newestRow;
    m_oldestViewed = oldestRow;
}

void MessageWindow::take(const QList<Message> &messages)
{
    const MessageId oldest = m_model.oldestId();
    const MessageId newest = m_model.newestId();
    // A server without pages sends a whole history at once. What is older than the rows waits for loadOlder(), but for
    // a page of it; too many new ones begin anew where the unread ones do, or wait below the view.
    const auto newerCount = std::count_if(messages.cbegin(), messages.cend(),
                                          [newest](const Message &message) { return message.id > newest; });
    if (m_model.reachesNewest() && newerCount > kLimit) {
        if (m_newestViewed == 0) {
            open();
            return;
        }
        m_model.dropNewest(0);
    }
    const auto firstShown = oldest.isValid()
                                ? std::find_if(messages.cbegin(), messages.cend(),
                                               [oldest](const Message &message) { return message.id >= oldest; })
                                : messages.cbegin();
    const auto olderCount = firstShown - messages.cbegin();
    const auto room = m_model.reachesOldest() ? std::min<qsizetype>(olderCount, kPage) : 0;
    QList<Message> page(firstShown - room, firstShown);
    std::reverse(page.begin(), page.end());
    if (olderCount > 0 && m_model.reachesOldest())
        m_model.appendOlder(page, room == olderCount);
    m_model.upsert(QList<Message>(firstShown, messages.cend()));
    trim();
}

void MessageWindow::takeOutbox(const QList<OutboxEntry> &entries)
{
    for (const OutboxEntry &entry : entries) {
        if (entry.conversation != m_conversation)
            continue;
        if (entry.operation == OutboxEntry::Operation::Send)
            m_model.upsertWaiting(entry.asMessage(m_me));
        else
            m_model.upsertChange(entry);
    }
}

void MessageWindow::leaveOutbox(const ClientId &client, MessageId message)
{
    m_model.removeChange(client);
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
                     m_model.upsert({**stored});
                 m_model.removeWaiting(client);
             });
}

void MessageWindow::trim()
{
    const int surplus = m_model.count() - kLimit;
    if (surplus <= 0)
        return;
    const int newer = m_newestViewed;
    const int older = m_model.count() - 1 - m_oldestViewed;
    // A page beside the view stays, however many rows the view shows.
    const int dropped = std::min(surplus, std::max(newer, older) - kPage);
    if (dropped <= 0)
        return;
    if (newer > older)
        m_model.dropNewest(dropped);
    else
        m_model.dropOldest(dropped);
}

} // namespace vatochito
