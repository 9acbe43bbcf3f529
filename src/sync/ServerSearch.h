// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/Cache.h"

#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>

namespace vatochito {

class Link;
struct SearchQuery;

/// Looks on the server for messages that the cache lacks, and stores what it finds: the search of the cache finds it
/// from then on. Asks one question at a time, only where the server gives histories by pages, and only about
/// conversations that are not whole here. Does not know what is a hit: a server looks for one piece of text, the search
/// of the cache knows the rest. Thread: the one it was made on.
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
    /// recently active first. A phrase is asked for as it stands, for few messages hold it, and then the longest word.
    void start(const SearchQuery &query, ConversationId conversation);
    /// The next older ones, wherever there are some; and once more what could not be asked.
    void more();
    void stop();

    bool isBusy() const { return m_isBusy; }
    /// more() may find some.
    bool hasMore() const { return !m_older.isEmpty(); }
    /// What lies beyond the cache was not looked through, or not all of it: the server could not be asked.
    bool isCutOff() const { return m_isCutOff; }

Q_SIGNALS:
    void changed();

private:
    /// A page of one conversation; the hits below \a before, invalid: the newest.
    struct Question
    {
        QString text;
        ConversationId conversation;
        MessageId before{};
    };

    void takeIncomplete(const QList<ConversationId> &incomplete, ConversationId wanted);
    void ask(const Question &question);
    void takePage(Question question, const HistoryPage &page);
    void putOff(const Question &question, Error::Code reason);
    void askNext();
    void finish();

    Link &m_link;
    Cache &m_cache;
    QStringList m_texts;
    QList<Question> m_left;
    QList<Question> m_older; ///< What more() goes on with.
    int m_turn = 0;          ///< Answers to earlier questions come late and are dropped.
    bool m_isBusy = false;
    bool m_isCutOff = false;
};

} // namespace vatochito
