// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/MessageListModel.h"
#include "storage/OutboxStore.h"

#include <QObject>

#include <functional>
#include <vector>

namespace vatochito {

class Cache;

/// Joins the rows of one conversation to the cache: loads the newest page and older ones on demand, and follows what
/// changes. Reads nothing but the cache.
class MessageWindow final : public QObject
{
    Q_OBJECT

public:
    static constexpr int kPage = 60;

    /// \a cache and \a model must outlive this object. \a me: whose outbox it is.
    MessageWindow(Cache &cache, ConversationId conversation, UserId me, MessageListModel &model,
                  QObject *parent = nullptr);

    /// The newest page is there.
    bool isLoaded() const { return m_isLoaded; }
    bool isLoadingOlder() const { return m_isLoadingOlder; }
    /// Does nothing while a page is on its way, or when the cache has no older one.
    void loadOlder();

Q_SIGNALS:
    void loaded();
    void isLoadingOlderChanged();
    void failed(const vatochito::Error &error);

private:
    void load();
    void show(const QList<Message> &newestFirst, const QList<OutboxEntry> &outbox);
    void setLoadingOlder(bool isLoading);
    /// Now, or once the first page is there: what changes meanwhile is newer than what was read.
    void whenLoaded(std::function<void()> step);
    void take(const QList<Message> &messages);
    void takeOutbox(const QList<OutboxEntry> &entries);
    void leaveOutbox(const ClientId &client, MessageId message);

    Cache &m_cache;
    const ConversationId m_conversation;
    const UserId m_me;
    MessageListModel &m_model;
    bool m_isLoaded = false;
    bool m_isLoadingOlder = false;
    bool m_reachesStart = false; ///< Nothing older than the oldest row is cached.
    std::vector<std::function<void()>> m_meanwhile;
};

} // namespace vatochito
