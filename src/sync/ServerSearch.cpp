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

/// The longest word, and before it the longest phrase.
QStringList textsOf(const SearchQuery &query)
{
    QString phrase;
    QString word;
    for (const SearchQuery::Term &term : query.terms) {
        if (const QString text = term.words.join(u' '); term.words.size() > 1 && text.size() > phrase.size())
            phrase = text;
        for (const QString &one : term.words)
            word = one.size() > word.size() ? one : word;
    }
    if (word.size() < kShortestWord)
        return {};
    return phrase.isEmpty() ? QStringList{word} : QStringList{phrase, word};
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
    m_texts = textsOf(query);
    m_isBusy = true;
    Q_EMIT changed();
    const auto looked =
        m_cache.write([](CacheTransaction &transaction) { return transaction.holes().conversations(); });
    whenDone(looked, this, [this, conversation, turn = m_turn](const Result<QList<ConversationId>> &incomplete) {
        if (turn == m_turn)
            takeIncomplete(incomplete.value_or(QList<ConversationId>()), conversation);
    });
}

void ServerSearch::takeIncomplete(const QList<ConversationId> &incomplete, ConversationId wanted)
{
    const bool canAsk = !m_texts.isEmpty() && m_link.capabilities().pagesHistory;
    for (const ConversationId one : incomplete)
        m_isCutOff = m_isCutOff || (!canAsk && (!wanted.isValid() || one == wanted));
    for (const QString &text : canAsk ? m_texts : QStringList()) {
        for (const ConversationId one : incomplete) {
            if (!wanted.isValid() || one == wanted)
                m_left.append({.text = text, .conversation = one});
        }
    }
    askNext();
}

void ServerSearch::more()
{
    if (m_isBusy || m_older.isEmpty())
        return;
    m_isBusy = true;
    m_isCutOff = false;
    m_left = std::exchange(m_older, {});
    Q_EMIT changed();
    askNext();
}

void ServerSearch::stop()
{
    ++m_turn;
    m_left.clear();
    m_older.clear();
    m_isCutOff = false;
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
    const HistoryQuery query{
        .conversation = question.conversation, .before = question.before, .words = question.text, .limit = kPage};
    whenDone(m_link.history(query), this, [this, question, turn = m_turn](const Result<HistoryPage> &page) {
        if (turn != m_turn)
            return;
        if (page) {
            takePage(question, *page);
            return;
        }
        putOff(question, page.error().code);
        askNext();
    });
}

void ServerSearch::putOff(const Question &question, Error::Code reason)
{
    qCInfo(lcSync).nospace() << "history not searched: conversation=" << question.conversation.value()
                             << " reason=" << Error::codeName(reason);
    m_isCutOff = m_isCutOff || (reason != Error::Code::Forbidden && reason != Error::Code::NotFound);
    if (isOfOneConversation(reason))
        return;
    m_older.append(question);
    m_older += std::exchange(m_left, {});
}

void ServerSearch::takePage(Question question, const HistoryPage &page)
{
    const auto written = m_cache.write([conversation = question.conversation, page](CacheTransaction &transaction) {
        return updates::storeFound(transaction, conversation, page);
    });
    whenDone(written, this, [this, question, page, turn = m_turn](const Result<updates::Outcome> &stored) mutable {
        if (turn != m_turn)
            return;
        m_isCutOff = m_isCutOff || !stored;
        if (stored && *stored == updates::Outcome::Stored && !page.isStart && !page.messages.isEmpty()) {
            question.before = page.messages.first().message.id;
            m_older.append(question);
        }
        askNext();
    });
}

void ServerSearch::finish()
{
    if (std::exchange(m_isBusy, false))
        Q_EMIT changed();
}

} // namespace vatochito
