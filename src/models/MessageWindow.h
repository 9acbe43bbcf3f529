// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/MessageListModel.h"
#include "storage/MessageStore.h"
#include "storage/OutboxStore.h"

#include <QObject>

#include <functional>
#include <vector>

namespace vatochito {

class Cache;

/// Joins the rows of one conversation to the cache: opens where the unread ones begin, loads pages on demand at both
/// ends, lets go of what is far from the view, and follows what changes. Reads nothing but the cache.
class MessageWindow final : public QObject
{
    Q_OBJECT

public:
    static constexpr int kPage = 60;
    /// More rows than this are not kept; they come again when the view nears them.
    static constexpr int kLimit = 200;

    /// \a cache and \a model must outlive this object. \a me: whose outbox it is.
    MessageWindow(Cache &cache, ConversationId conversation, UserId me, MessageListModel &model,
                  QObject *parent = nullptr);

    /// The first rows are there.
    bool isLoaded() const { return m_isLoaded; }
    /// They could not be read. readAgain() tries once more.
    bool isUnreadable() const { return m_isUnreadable; }
    bool isLoadingOlder() const { return m_reading == Reading::Older; }

    /// Does nothing unless isUnreadable().
    void readAgain();
    /// Both do nothing while rows are on their way, or when the cache has no more.
    void loadOlder();
    void loadNewer();
    /// Loads the newest rows unless they are there; shown() follows.
    void showNewest();
    /// Loads the rows around \a message unless it is among them; shown() or notFound() follows.
    void showMessage(MessageId message);
    /// Which rows the view shows, by the model's count: the far end is what may be let go.
    void setView(int newestRow, int oldestRow);

Q_SIGNALS:
    void loaded();
    /// Invalid: the newest.
    void shown(vatochito::MessageId message);
    void notFound(vatochito::MessageId message);
    void isLoadingOlderChanged();
    void failed(const vatochito::Error &error);

private:
    enum class Reading { None, Anew, Older, Newer };
    struct Page
    {
        QList<Message> rows; ///< Newest first.
        MessageReach reach;
        MessageId target; ///< What it was asked for; invalid: the newest.
    };

    void open();
    /// Replaces the rows with \a page and what waits.
    void showAnew(const Page &page);
    /// Hands over what waits in the outbox and is not among \a stored yet.
    void readWaiting(const QList<Message> &stored, std::function<void(const QList<Message> &)> take);
    void setReading(Reading reading);
    void fail(const Error &error);
    /// Now, or once what is being read is there: what changes meanwhile is newer than what was read.
    void whenRead(std::function<void()> step);
    void take(const QList<Message> &messages);
    void takeOutbox(const QList<OutboxEntry> &entries);
    void leaveOutbox(const ClientId &client, MessageId message);
    void trim();

    Cache &m_cache;
    const ConversationId m_conversation;
    const UserId m_me;
    MessageListModel &m_model;
    Reading m_reading = Reading::None;
    /// Counts readings of the whole: one that was asked for later makes an answer still on its way pointless.
    int m_round = 0;
    bool m_isLoaded = false;
    bool m_isUnreadable = false;
    int m_newestViewed = 0;
    int m_oldestViewed = 0;
    std::vector<std::function<void()>> m_meanwhile;
};

} // namespace vatochito
