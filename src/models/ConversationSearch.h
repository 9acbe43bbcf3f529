// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Alarm.h"
#include "storage/SearchStore.h"

#include <QObject>
#include <qqmlregistration.h>

#include <memory>

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
    /// Of the one that is shown, from 1, the newest; 0: none is.
    Q_PROPERTY(int position READ position NOTIFY changed FINAL)

public:
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
    int count() const { return m_count; }
    int position() const { return m_at + 1; }

    /// The next older or newer hit, as far as there is one.
    Q_INVOKABLE void older();
    Q_INVOKABLE void newer();

Q_SIGNALS:
    void queryChanged();
    void changed();
    /// This one is to be shown.
    void chosen(vatochito::MessageId message);

private:
    void search();
    /// Looks again, and stays where it is.
    void recount();
    void loadOlder();
    void askForOlder();
    void choose(int at);

    Cache &m_cache;
    MessageSearch m_search;
    std::unique_ptr<ServerSearch> m_server;
    std::unique_ptr<Alarm> m_pause;
    QString m_typed;
    QList<MessageId> m_hits; ///< Newest first, as far as they were needed.
    long long m_next = 0;
    int m_count = 0;
    int m_at = -1;
    int m_turn = 0; ///< Answers to earlier questions come late and are dropped.
    bool m_isSearching = false;
    bool m_isLoadingOlder = false;
    bool m_wantsOlder = false; ///< Than the cache has: the next one that is found is shown.
};

} // namespace vatochito
