// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ConversationSearch.h"

#include "core/Sentences.h"
#include "core/WhenDone.h"
#include "models/SearchWords.h"
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
    connect(m_server.get(), &ServerSearch::changed, this, &ConversationSearch::followServer);
    connect(&m_cache.search(), &SearchStore::indexed, this, [this] {
        if (isActive() && !m_pause->isActive())
            m_pause->start(kArrivalPause, [this] { lookAgain(); });
    });
}

ConversationSearch::~ConversationSearch() = default;

bool ConversationSearch::isAskingServer() const
{
    return m_server->isBusy() || m_isTakingIn;
}

bool ConversationSearch::mayFindOlder() const
{
    return m_server->hasMore();
}

int ConversationSearch::count() const
{
    return std::max(std::min(m_count, kCountLimit), static_cast<int>(m_hits.size()));
}

bool ConversationSearch::isCountOpen() const
{
    return m_next > 0 ? m_count == 0 || m_count > kCountLimit : m_server->hasMore();
}

QString ConversationSearch::notice() const
{
    if (!isActive() || m_isSearching || isAskingServer())
        return {};
    if (!m_search.query.misreadDay.isEmpty())
        return SearchWords::misreadDay(m_search.query.misreadDay);
    if (m_error)
        return Sentences::forError(*m_error);
    return SearchWords::beyond({.isFound = !m_hits.isEmpty(),
                                .isWhole = m_isWhole,
                                .isCutOff = m_server->isCutOff(),
                                .hasMore = m_hits.isEmpty() && m_server->hasMore()});
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
    m_error = {};
    m_count = 0;
    m_rounds = 0;
    m_at = -1;
    m_next = 0;
    m_isSearching = isActive();
    m_isTakingIn = false;
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
    whenDone(m_cache.search().find(m_search), this, [this, turn](const Result<SearchPage> &page) {
        if (turn != m_turn)
            return;
        m_isSearching = false;
        take(page);
        if (!m_hits.isEmpty())
            choose(0);
        goOn();
    });
}

void ConversationSearch::lookAgain()
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
    // The page that is on its way goes on from the hits of before: it is read along.
    if (std::exchange(m_isLoadingOlder, false)) {
        m_wantsOlder = true;
        newest.limit = m_search.limit + static_cast<int>(m_hits.size());
    }
    whenDone(m_cache.search().find(newest), this, [this, shown, turn = ++m_turn](const Result<SearchPage> &page) {
        if (turn != m_turn)
            return;
        take(page);
        m_at = m_hits.isEmpty() ? -1 : std::max<int>(0, static_cast<int>(m_hits.indexOf(shown)));
        if (m_wantsOlder && m_at + 1 < m_hits.size())
            choose(m_at + 1);
        goOn();
    });
}

void ConversationSearch::take(const Result<SearchPage> &page)
{
    m_isTakingIn = false;
    m_error = page ? std::optional<Error>() : page.error();
    if (!page)
        return;
    m_hits.clear();
    for (const Message &hit : page->hits)
        m_hits.append(hit.id);
    m_next = page->next;
    m_isWhole = page->isWhole;
    // Behind the hits: the reader answers in order, and the first of them is what somebody waits for.
    if (m_next > 0)
        countAll();
    else
        m_count = static_cast<int>(m_hits.size());
}

void ConversationSearch::countAll()
{
    MessageSearch all = m_search;
    all.before = 0;
    whenDone(m_cache.search().count(all, kCountLimit + 1), this, [this, turn = m_turn](const Result<int> &count) {
        if (turn != m_turn || !count)
            return;
        m_count = *count;
        Q_EMIT changed();
    });
}

void ConversationSearch::followServer()
{
    if (!m_server->isBusy() && isActive() && !m_isSearching) {
        m_isTakingIn = true;
        lookAgain();
    }
    Q_EMIT changed();
}

void ConversationSearch::goOn()
{
    if (!m_server->isBusy() && (m_hits.isEmpty() || m_wantsOlder)) {
        if (m_server->hasMore() && !m_server->isCutOff() && m_rounds < kRounds) {
            ++m_rounds;
            m_server->more();
        } else {
            m_wantsOlder = false;
        }
    }
    Q_EMIT changed();
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
    m_rounds = 0;
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
        m_error = page ? std::optional<Error>() : page.error();
        if (!page) {
            Q_EMIT changed(); // where it went wrong, it is tried again
            return;
        }
        m_next = page->next;
        for (const Message &hit : page->hits)
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
