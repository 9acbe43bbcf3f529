// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/ServerSearch.h"

#include "core/LogCategories.h"
#include "core/WhenDone.h"
#include "net/Link.h"
#include "sync/CacheUpdates.h"

#include <utility>

namespace vatochito {

namespace {

/// Of one letter there is too much everywhere.
constexpr qsizetype kShortestWord = 2;

QString longestWord(const SearchQuery &query)
{
    QString longest;
    for (const SearchQuery::Term &term : query.terms) {
        for (const QString &word : term.words) {
            if (word.size() > longest.size())
                longest = word;
        }
    }
    return longest.size() < kShortestWord ? QString() : longest;
}

} // namespace

ServerSearch::ServerSearch(Link &link, Cache &cache, QObject *parent) : QObject(parent), m_link(link), m_cache(cache) {}

ServerSearch::~ServerSearch() = default;

void ServerSearch::start(const SearchQuery &query, ConversationId conversation)
{
    stop();
    m_word = longestWord(query);
    m_only = conversation;
    if (m_word.isEmpty() || !m_link.capabilities().pagesHistory)
        return;
    m_isBusy = true;
    Q_EMIT changed();
    const auto looked = m_cache.write([](CacheTransaction &transaction) { return transaction.incomplete(); });
    whenDone(looked, this, [this, turn = m_turn](const Result<QList<ConversationId>> &incomplete) {
        if (turn != m_turn)
            return;
        m_left = incomplete.value_or(QList<ConversationId>());
        if (m_only.isValid())
            m_left.removeIf([this](ConversationId one) { return one != m_only; });
        askNext();
    });
}

void ServerSearch::more()
{
    if (m_isBusy || !m_older.isValid())
        return;
    m_isBusy = true;
    Q_EMIT changed();
    ask(m_only, std::exchange(m_older, {}));
}

void ServerSearch::stop()
{
    ++m_turn;
    m_left.clear();
    m_older = {};
    finish();
}

void ServerSearch::askNext()
{
    if (m_left.isEmpty())
        finish();
    else
        ask(m_left.takeFirst(), {});
}

void ServerSearch::ask(ConversationId conversation, MessageId before)
{
    const HistoryQuery query{.conversation = conversation, .before = before, .words = m_word, .limit = kPage};
    whenDone(m_link.history(query), this, [this, conversation, turn = m_turn](const Result<HistoryPage> &page) {
        if (turn != m_turn)
            return;
        if (page) {
            takePage(conversation, *page);
            return;
        }
        qCInfo(lcSync).nospace() << "history not searched: conversation=" << conversation.value()
                                 << " reason=" << Error::codeName(page.error().code);
        // One may be too long to be searched, and the next not.
        if (page.error().code == Error::Code::TooLarge) {
            askNext();
            return;
        }
        m_left.clear();
        finish();
    });
}

void ServerSearch::takePage(ConversationId conversation, const HistoryPage &page)
{
    const auto written = m_cache.write([conversation, page](CacheTransaction &transaction) {
        return updates::storeFound(transaction, conversation, page);
    });
    whenDone(written, this, [this, page, turn = m_turn](const Result<updates::Outcome> &stored) {
        if (turn != m_turn)
            return;
        if (stored && *stored == updates::Outcome::Stored && m_only.isValid() && !page.isStart &&
            !page.messages.isEmpty())
            m_older = page.messages.first().message.id;
        askNext();
    });
}

void ServerSearch::finish()
{
    if (std::exchange(m_isBusy, false))
        Q_EMIT changed();
}

} // namespace vatochito
