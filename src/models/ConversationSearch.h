// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Alarm.h"
#include "storage/SearchStore.h"

#include <QObject>
#include <qqmlregistration.h>

#include <memory>
#include <optional>

namespace vatochito {

class Cache;
class ServerSearch;

/// The search inside the open conversation: how many messages hold the words of `query`, and which of them is shown.
/// It begins at the newest. What the server finds beyond the cache joins in.
class ConversationSearch final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("ConversationController owns the only one")
    Q_PROPERTY(QString query READ query WRITE setQuery NOTIFY queryChanged FINAL)
    /// There are words to look for.
    Q_PROPERTY(bool isActive READ isActive NOTIFY queryChanged FINAL)
    Q_PROPERTY(bool isSearching READ isSearching NOTIFY changed FINAL)
    /// The server is looking for what is not on this computer.
    Q_PROPERTY(bool isAskingServer READ isAskingServer NOTIFY changed FINAL)
    /// Older ones than the cache knows may be found.
    Q_PROPERTY(bool mayFindOlder READ mayFindOlder NOTIFY changed FINAL)
    Q_PROPERTY(int count READ count NOTIFY changed FINAL)
    /// There are more than `count`, which takes too long to be told in full.
    Q_PROPERTY(bool isCountOpen READ isCountOpen NOTIFY changed FINAL)
    /// Of the one that is shown, from 1, the newest; 0: none is.
    Q_PROPERTY(int position READ position NOTIFY changed FINAL)
    /// That one; 0: none is. A double, which is what every number is to a page.
    Q_PROPERTY(double shownMessage READ shownMessage NOTIFY changed FINAL)
    /// What is worth knowing of an answer that is not the whole one: one sentence; empty: nothing is.
    Q_PROPERTY(QString notice READ notice NOTIFY changed FINAL)

public:
    /// More hits than this are not counted: a common word takes a second, and the one reader is needed elsewhere.
    static constexpr int kCountLimit = 500;
    /// How often the server is asked for more by itself. Then it takes somebody who wants that.
    static constexpr int kRounds = 4;

    /// \a cache and \a alarms must outlive this object.
    ConversationSearch(Cache &cache, std::unique_ptr<ServerSearch> server, ConversationId conversation,
                       AlarmFactory &alarms, QObject *parent = nullptr);
    ~ConversationSearch() override;

    QString query() const { return m_typed; }
    /// The search begins when no more is typed for a moment.
    void setQuery(const QString &query);
    const SearchQuery &words() const { return m_search.query; }
    bool isActive() const { return !m_search.query.isEmpty(); }
    bool isSearching() const { return m_isSearching; }
    bool isAskingServer() const;
    bool mayFindOlder() const;
    int count() const;
    bool isCountOpen() const;
    int position() const { return m_at + 1; }
    double shownMessage() const { return static_cast<double>(m_hits.value(m_at).value()); }
    QString notice() const;

    /// The next older or newer hit, as far as there is one.
    Q_INVOKABLE void older();
    Q_INVOKABLE void newer();

    /// Says every text again, in the language of now.
    void retranslate() { Q_EMIT changed(); }

Q_SIGNALS:
    void queryChanged();
    void changed();
    /// This one is to be shown.
    void chosen(vatochito::MessageId message);

private:
    void search();
    /// Looks again, and stays where it is.
    void lookAgain();
    void countAll();
    void take(const Result<SearchPage> &page);
    /// What the server found is in the cache now.
    void followServer();
    /// Has the server look further while nothing that is wanted was found, up to a bound.
    void goOn();
    void loadOlder();
    void askForOlder();
    void choose(int at);

    Cache &m_cache;
    MessageSearch m_search;
    std::unique_ptr<ServerSearch> m_server;
    std::unique_ptr<Alarm> m_pause;
    QString m_typed;
    QList<MessageId> m_hits; ///< Newest first, as far as they were needed.
    std::optional<Error> m_error;
    long long m_next = 0;
    int m_count = 0;  ///< Up to one more than kCountLimit; 0: not told yet.
    int m_rounds = 0; ///< In which the server was asked for more without anybody's doing.
    int m_at = -1;
    int m_turn = 0; ///< Answers to earlier questions come late and are dropped.
    bool m_isSearching = false;
    bool m_isWhole = true;     ///< No message waits for being indexed.
    bool m_isTakingIn = false; ///< What the server found is about to be seen.
    bool m_isLoadingOlder = false;
    bool m_wantsOlder = false; ///< Than the cache has: the next one that is found is shown.
};

} // namespace vatochito
