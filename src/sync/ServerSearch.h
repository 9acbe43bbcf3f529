// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/Cache.h"

#include <QList>
#include <QObject>
#include <QString>

namespace vatochito {

class Link;
struct SearchQuery;

/// Looks on the server for messages that the cache lacks, and stores what it finds: the search of the cache finds it
/// from then on. Asks one question at a time, only where the server gives histories by pages, and only about
/// conversations that are not whole here. Thread: the one it was made on.
class ServerSearch final : public QObject
{
    Q_OBJECT

public:
    /// Hits of one answer.
    static constexpr int kPage = 50;

    /// \a link and \a cache must outlive this object.
    ServerSearch(Link &link, Cache &cache, QObject *parent = nullptr);
    ~ServerSearch() override;

    /// Forgets what it was doing, and looks for the newest hits in \a conversation; invalid: in each there is, the most
    /// recently active first. A server looks for one piece of text, so it is asked for the longest word; the search of
    /// the cache knows the rest.
    void start(const SearchQuery &query, ConversationId conversation);
    /// The next older ones, wherever there are some.
    void more();
    void stop();

    bool isBusy() const { return m_isBusy; }
    /// more() may find some.
    bool hasMore() const { return !m_older.isEmpty(); }

Q_SIGNALS:
    void changed();

private:
    /// A page of one conversation; the hits below \a before, invalid: the newest.
    struct Question
    {
        ConversationId conversation;
        MessageId before{};
    };

    void ask(const Question &question);
    void takePage(ConversationId conversation, const HistoryPage &page);
    void askNext();
    void finish();

    Link &m_link;
    Cache &m_cache;
    QString m_word;
    QList<Question> m_left;
    QList<Question> m_older; ///< What more() goes on with.
    int m_turn = 0;          ///< Answers to earlier questions come late and are dropped.
    bool m_isBusy = false;
};

} // namespace vatochito
