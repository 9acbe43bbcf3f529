// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/MessageSearchModel.h"

#include "core/Sentences.h"
#include "core/WhenDone.h"
#include "models/Avatars.h"
#include "models/ConversationWords.h"
#include "models/Moments.h"
#include "models/SearchExcerpt.h"
#include "models/SearchWords.h"
#include "storage/Cache.h"
#include "sync/ServerSearch.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace vatochito {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Somebody who types does not want a search for every letter.
constexpr auto kTypingPause = 150ms;
/// Much may come in at once, and one look at the end of it is enough.
constexpr auto kArrivalPause = 300ms;

/// What names a row, whatever became of it.
std::pair<ConversationId, MessageId> placeOf(const Message &message)
{
    return {message.conversation, message.id};
}

} // namespace

MessageSearchModel::MessageSearchModel(Cache &cache, std::unique_ptr<ServerSearch> server, UserId me,
                                       const PeopleDirectory &people, const Calendar &calendar, AlarmFactory &alarms,
                                       Conversations conversations, QObject *parent)
    : QAbstractListModel(parent)
    , m_cache(cache)
    , m_server(std::move(server))
    , m_me(me)
    , m_people(people)
    , m_calendar(calendar)
    , m_conversations(std::move(conversations))
    , m_pause(alarms.makeAlarm())
{
    connect(this, &QAbstractItemModel::modelReset, this, &MessageSearchModel::countChanged);
    connect(this, &QAbstractItemModel::rowsInserted, this, &MessageSearchModel::countChanged);
    connect(this, &QAbstractItemModel::rowsRemoved, this, &MessageSearchModel::countChanged);
    m_server->setParent(this);
    connect(m_server.get(), &ServerSearch::changed, this, &MessageSearchModel::followServer);
    connect(this, &MessageSearchModel::queryChanged, this, &MessageSearchModel::noticeChanged);
    connect(this, &MessageSearchModel::countChanged, this, &MessageSearchModel::noticeChanged);
    connect(this, &MessageSearchModel::isSearchingChanged, this, &MessageSearchModel::noticeChanged);
    connect(this, &MessageSearchModel::isPartialChanged, this, &MessageSearchModel::noticeChanged);
    connect(this, &MessageSearchModel::errorChanged, this, &MessageSearchModel::noticeChanged);
    connect(&m_people, &PeopleDirectory::changed, this, &MessageSearchModel::tellAll);
    connect(&m_calendar, &Calendar::dayChanged, this, &MessageSearchModel::tellAll);
    connect(&m_cache.search(), &SearchStore::indexed, this, &MessageSearchModel::searchAgain);
    connect(&m_cache.messages(), &MessageStore::changed, this, &MessageSearchModel::followChanged);
    connect(&m_cache.conversations(), &ConversationStore::removed, this, &MessageSearchModel::searchAgain);
    connect(&m_cache.conversations(), &ConversationStore::reset, this, &MessageSearchModel::searchAgain);
}

MessageSearchModel::~MessageSearchModel() = default;

bool MessageSearchModel::isAskingServer() const
{
    return m_server->isBusy() || m_isTakingIn;
}

bool MessageSearchModel::mayFindMore() const
{
    return m_next == 0 && !m_isSearching && !isAskingServer() && m_server->hasMore();
}

QString MessageSearchModel::notice() const
{
    if (!isActive() || m_isSearching)
        return {};
    if (!m_query.misreadDay.isEmpty())
        return SearchWords::misreadDay(m_query.misreadDay);
    if (m_error)
        return error();
    return SearchWords::beyond({.isFound = !m_rows.isEmpty(),
                                .isWhole = !m_isPartial,
                                .isAskingServer = isAskingServer(),
                                .isCutOff = m_server->isCutOff(),
                                .hasMore = mayFindMore()});
}

int MessageSearchModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant MessageSearchModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};

    const Message &message = m_rows.at(index.row());
    const Conversation conversation = m_conversations(message.conversation).value_or(Conversation());
    const ConversationWords words(m_me, m_people.all());
    switch (role) {
    case MessageIdRole:
        return static_cast<qlonglong>(message.id.value());
    case ConversationIdRole:
        return static_cast<qlonglong>(message.conversation.value());
    case Qt::DisplayRole:
    case TitleRole:
        return words.title(conversation);
    case InitialsRole:
        return avatarInitials(words.title(conversation));
    case HueRole:
        return words.hue(conversation);
    case SenderRole:
        return words.previewSender(conversation, message);
    case ExcerptRole:
        return excerptOf(message.content, m_query, words.previewSender(conversation, message)).styled;
    case SpokenExcerptRole:
        return excerptOf(message.content, m_query, words.previewSender(conversation, message)).plain;
    case TimeRole:
        return Moments::inList(message.createdAt, m_calendar.today());
    }
    return {};
}

QHash<int, QByteArray> MessageSearchModel::roleNames() const
{
    return {
        {MessageIdRole, "messageId"_ba},
        {ConversationIdRole, "conversationId"_ba},
        {TitleRole, "title"_ba},
        {InitialsRole, "initials"_ba},
        {HueRole, "hue"_ba},
        {SenderRole, "sender"_ba},
        {ExcerptRole, "excerpt"_ba},
        {SpokenExcerptRole, "spokenExcerpt"_ba},
        {TimeRole, "time"_ba},
    };
}

void MessageSearchModel::setQuery(const QString &query)
{
    if (m_typed == query)
        return;
    m_typed = query;
    const SearchQuery words = SearchQuery::parse(query);
    const bool isSame = words == m_query;
    m_query = words;
    Q_EMIT queryChanged();
    if (isSame)
        return;
    ++m_turn;
    m_wanted = kPage;
    m_rounds = 0;
    m_isTakingIn = false;
    m_isLoadingMore = false;
    setSearching(isActive());
    m_server->stop();
    if (m_query.isEmpty()) {
        m_pause->stop();
        showRows({});
        m_next = 0;
        setPartial(false);
        setError({});
        return;
    }
    tellAll(); // other words stand out
    m_pause->start(kTypingPause, [this] {
        search(kPage);
        m_server->start(m_query, {});
    });
}

QString MessageSearchModel::error() const
{
    return m_error ? Sentences::forError(*m_error) : QString();
}

void MessageSearchModel::search(int limit)
{
    const int turn = ++m_turn;
    whenDone(m_cache.search().find({.query = m_query, .conversation = {}, .limit = limit}), this,
             [this, turn](const Result<SearchPage> &page) {
                 if (turn == m_turn)
                     take(page);
             });
}

void MessageSearchModel::searchAgain()
{
    if (isActive() && !m_pause->isActive())
        m_pause->start(kArrivalPause, [this] { search(countToShow()); });
}

int MessageSearchModel::countToShow() const
{
    // Whoever has gone to older pages keeps them, and gets the one that was on its way; at the end there may be more by
    // now.
    return m_next == 0 || m_isLoadingMore ? count() + kPage : std::max(kPage, count());
}

void MessageSearchModel::take(const Result<SearchPage> &page)
{
    const bool isAnew = m_isSearching;
    m_isTakingIn = false;
    m_isLoadingMore = false;
    if (page) {
        m_next = page->next;
        if (isAnew)
            showRows(page->hits);
        else
            mergeRows(page->hits);
    }
    setSearching(false);
    setError(page ? std::optional<Error>() : page.error());
    setPartial(page ? !page->isWhole : m_isPartial);
    goOn();
    Q_EMIT noticeChanged();
}

void MessageSearchModel::followServer()
{
    if (!m_server->isBusy() && isActive() && !m_isSearching) {
        m_isTakingIn = true;
        search(countToShow());
    }
    Q_EMIT noticeChanged();
}

void MessageSearchModel::goOn()
{
    const bool isEnough = m_next > 0 || count() >= m_wanted || m_rounds >= kRounds;
    if (isEnough || m_server->isBusy() || m_server->isCutOff() || !m_server->hasMore())
        return;
    ++m_rounds;
    m_server->more();
}

void MessageSearchModel::showRows(const QList<Message> &rows)
{
    if (m_rows == rows)
        return;
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

void MessageSearchModel::mergeRows(const QList<Message> &rows)
{
    QSet<std::pair<ConversationId, MessageId>> wanted;
    for (const Message &message : rows)
        wanted.insert(placeOf(message));
    for (int at = count() - 1; at >= 0; --at) {
        if (wanted.contains(placeOf(m_rows.at(at))))
            continue;
        beginRemoveRows({}, at, at);
        m_rows.removeAt(at);
        endRemoveRows();
    }
    // What stays is in the same order before and after.
    for (int at = 0; at < rows.size(); ++at) {
        const Message &message = rows.at(at);
        if (at == count() || placeOf(m_rows.at(at)) != placeOf(message)) {
            beginInsertRows({}, at, at);
            m_rows.insert(at, message);
            endInsertRows();
        } else if (m_rows.at(at) != message) {
            m_rows[at] = message;
            Q_EMIT dataChanged(index(at), index(at));
        }
    }
}

void MessageSearchModel::loadMore()
{
    if (m_isSearching || m_isLoadingMore)
        return;
    if (m_next == 0) {
        m_wanted = count() + 1;
        m_rounds = 0;
        m_server->more();
        return;
    }
    m_isLoadingMore = true;
    whenDone(m_cache.search().find({.query = m_query, .conversation = {}, .before = m_next, .limit = kPage}), this,
             [this, turn = m_turn](const Result<SearchPage> &page) {
                 if (turn != m_turn)
                     return;
                 m_isLoadingMore = false;
                 setError(page ? std::optional<Error>() : page.error());
                 if (!page)
                     return; // where it went wrong, it is tried again
                 m_next = page->next;
                 Q_EMIT noticeChanged();
                 if (page->hits.isEmpty())
                     return;
                 const int first = count();
                 beginInsertRows({}, first, first + static_cast<int>(page->hits.size()) - 1);
                 m_rows += page->hits;
                 endInsertRows();
             });
}

void MessageSearchModel::followChanged(ConversationId conversation, const QList<Message> &messages)
{
    const auto isShown = [&](const Message &row) {
        return row.conversation == conversation &&
               std::any_of(messages.cbegin(), messages.cend(),
                           [&row](const Message &changed) { return changed.id == row.id; });
    };
    if (!m_pause->isActive() && std::any_of(m_rows.cbegin(), m_rows.cend(), isShown))
        search(countToShow());
}

void MessageSearchModel::retranslate()
{
    tellAll();
    Q_EMIT errorChanged();
}

void MessageSearchModel::tellAll()
{
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0), index(count() - 1));
}

void MessageSearchModel::setSearching(bool isSearching)
{
    if (std::exchange(m_isSearching, isSearching) != isSearching)
        Q_EMIT isSearchingChanged();
}

void MessageSearchModel::setPartial(bool isPartial)
{
    if (std::exchange(m_isPartial, isPartial) != isPartial)
        Q_EMIT isPartialChanged();
}

void MessageSearchModel::setError(const std::optional<Error> &error)
{
    const bool isSame = error.has_value() == m_error.has_value() && (!error || error->code == m_error->code);
    m_error = error;
    if (!isSame)
        Q_EMIT errorChanged();
}

} // namespace vatochito
