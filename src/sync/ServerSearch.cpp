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

/// It may be too long to be searched, or over, and the next not.
bool isOfOneConversation(Error::Code code)
{
    return code == Error::Code::TooLarge || code == Error::Code::Forbidden || code == Error::Code::NotFound;
}

} // namespace

ServerSearch::ServerSearch(Link &link, Cache &cache, QObject *parent) : QObject(parent), m_link(link), m_cache(cache) {}

ServerSearch::~ServerSearch() = default;

void ServerSearch::start(const SearchQuery &query, ConversationId conversation)
{
    stop();
    m_word = longestWord(query);
    if (m_word.isEmpty() || !m_link.capabilities().pagesHistory)
        return;
    m_isBusy = true;
    Q_EMIT changed();
    const auto looked = m_cache.write([](CacheTransaction &transaction) { return transaction.incomplete(); });
    whenDone(looked, this, [this, conversation, turn = m_turn](const Result<QList<ConversationId>> &incomplete) {
        if (turn != m_turn)
            return;
        for (const ConversationId one : incomplete.value_or(QList<ConversationId>())) {
            if (!conversation.isValid() || one == conversation)
                m_left.append({.conversation = one});
        }
        askNext();
    });
}

void ServerSearch::more()
{
    if (m_isBusy || m_older.isEmpty())
        return;
    m_isBusy = true;
    m_left = std::exchange(m_older, {});
    Q_EMIT changed();
    askNext();
}

void ServerSearch::stop()
{
    ++m_turn;
    m_left.clear();
    m_older.clear();
    finish();
}

void ServerSearch::askNext()
{
    if (m_left.isEmpty())
        finish();
    else
        ask(m_left.takeFirst());
}

void ServerSearch::ask(const Question &question)
{
    const ConversationId conversation = question.conversation;
    const HistoryQuery query{.conversation = conversation, .before = question.before, .words = m_word, .limit = kPage};
    whenDone(m_link.history(query), this, [this, conversation, turn = m_turn](const Result<HistoryPage> &page) {
        if (turn != m_turn)
            return;
        if (page) {
            takePage(conversation, *page);
            return;
        }
        qCInfo(lcSync).nospace() << "history not searched: conversation=" << conversation.value()
                                 << " reason=" << Error::codeName(page.error().code);
        if (!isOfOneConversation(page.error().code))
            m_left.clear();
        askNext();
    });
}

void ServerSearch::takePage(ConversationId conversation, const HistoryPage &page)
{
    const auto written = m_cache.write([conversation, page](CacheTransaction &transaction) {
        return updates::storeFound(transaction, conversation, page);
    });
    whenDone(written, this, [this, conversation, page, turn = m_turn](const Result<updates::Outcome> &stored) {
        if (turn != m_turn)
            return;
        if (stored && *stored == updates::Outcome::Stored && !page.isStart && !page.messages.isEmpty())
            m_older.append({.conversation = conversation, .before = page.messages.first().message.id});
        askNext();
    });
}

void ServerSearch::finish()
{
    if (std::exchange(m_isBusy, false))
        Q_EMIT changed();
}

} // namespace vatochito
