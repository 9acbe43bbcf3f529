// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ConversationSearch.h"

#include "core/WhenDone.h"
#include "storage/Cache.h"
#include "sync/ServerSearch.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace vatochito {

using namespace std::chrono_literals;

namespace {

/// Somebody who types does not want a search for every letter.
constexpr auto kTypingPause = 150ms;
/// Much may come in at once, and one look at the end of it is enough.
constexpr auto kArrivalPause = 300ms;

} // namespace

ConversationSearch::ConversationSearch(Cache &cache, std::unique_ptr<ServerSearch> server, ConversationId conversation,
                                       AlarmFactory &alarms, QObject *parent)
    : QObject(parent), m_cache(cache), m_server(std::move(server)), m_pause(alarms.makeAlarm())
{
    m_search.conversation = conversation;
    m_server->setParent(this);
    connect(m_server.get(), &ServerSearch::changed, this, &ConversationSearch::changed);
    connect(&m_cache.search(), &SearchStore::indexed, this, [this] {
        if (isActive() && !m_pause->isActive())
            m_pause->start(kArrivalPause, [this] { recount(); });
    });
}

ConversationSearch::~ConversationSearch() = default;

bool ConversationSearch::isAskingServer() const
{
    return m_server->isBusy();
}

bool ConversationSearch::mayFindOlder() const
{
    return m_server->hasMore();
}

void ConversationSearch::setQuery(const QString &query)
{
    if (m_typed == query)
        return;
    m_typed = query;
    const SearchQuery words = SearchQuery::parse(query);
    const bool isSame = words == m_search.query;
    m_search.query = words;
    Q_EMIT queryChanged();
    if (isSame)
        return;
    ++m_turn;
    m_hits.clear();
    m_count = 0;
    m_at = -1;
    m_isSearching = isActive();
    m_wantsOlder = false;
    m_server->stop();
    Q_EMIT changed();
    if (isActive())
        m_pause->start(kTypingPause, [this] {
            search();
            m_server->start(m_search.query, m_search.conversation);
        });
    else
        m_pause->stop();
}

void ConversationSearch::search()
{
    const int turn = ++m_turn;
    m_isLoadingOlder = false;
    m_search.before = 0;
    // The reader answers in order: the count is there when the hits are.
    whenDone(m_cache.search().count(m_search), this, [this, turn](const Result<int> &count) {
        if (turn == m_turn)
            m_count = count.value_or(0);
    });
    whenDone(m_cache.search().find(m_search), this, [this, turn](const Result<SearchPage> &page) {
        if (turn != m_turn)
            return;
        m_isSearching = false;
        m_next = page ? page->next : 0;
        for (const Message &hit : page.value_or(SearchPage()).hits)
            m_hits.append(hit.id);
        if (m_hits.isEmpty())
            Q_EMIT changed();
        else
            choose(0);
    });
}

void ConversationSearch::recount()
{
    if (!isActive() || m_isSearching)
        return;
    if (m_hits.isEmpty()) {
        search();
        return;
    }
    const MessageId shown = m_hits.value(m_at);
    MessageSearch newest = m_search;
    newest.before = 0;
    newest.limit = std::max<int>(newest.limit, static_cast<int>(m_hits.size()));
    whenDone(m_cache.search().count(newest), this, [this, turn = m_turn](const Result<int> &count) {
        if (turn == m_turn && count)
            m_count = *count;
    });
    whenDone(m_cache.search().find(newest), this, [this, shown, turn = m_turn](const Result<SearchPage> &page) {
        if (turn != m_turn || !page || page->hits.isEmpty())
            return;
        m_hits.clear();
        for (const Message &hit : page->hits)
            m_hits.append(hit.id);
        m_next = page->next;
        m_at = std::max<int>(0, static_cast<int>(m_hits.indexOf(shown)));
        if (m_wantsOlder && m_at + 1 < m_hits.size())
            choose(m_at + 1);
        else
            Q_EMIT changed();
    });
}

void ConversationSearch::older()
{
    if (m_at + 1 < m_hits.size())
        choose(m_at + 1);
    else if (m_next > 0)
        loadOlder();
    else
        askForOlder();
}

void ConversationSearch::askForOlder()
{
    m_wantsOlder = m_server->isBusy() || m_server->hasMore();
    m_server->more();
}

void ConversationSearch::newer()
{
    if (m_at > 0)
        choose(m_at - 1);
}

void ConversationSearch::loadOlder()
{
    if (std::exchange(m_isLoadingOlder, true))
        return;
    m_search.before = m_next;
    whenDone(m_cache.search().find(m_search), this, [this, turn = m_turn](const Result<SearchPage> &page) {
        if (turn != m_turn)
            return;
        m_isLoadingOlder = false;
        m_next = page ? page->next : 0;
        for (const Message &hit : page.value_or(SearchPage()).hits)
            m_hits.append(hit.id);
        if (m_at + 1 < m_hits.size())
            choose(m_at + 1);
    });
}

void ConversationSearch::choose(int at)
{
    m_wantsOlder = false;
    m_at = at;
    Q_EMIT changed();
    Q_EMIT chosen(m_hits.at(at));
}

} // namespace vatochito
