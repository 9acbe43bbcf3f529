// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/PeopleSearchModel.h"

#include "core/WhenDone.h"
#include "models/Avatars.h"

#include <chrono>
#include <utility>

namespace vatochito {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Somebody who types does not want a search for every letter.
constexpr auto kTypingPause = 250ms;

} // namespace

PeopleSearchModel::PeopleSearchModel(Search onServer, Search inCache, AlarmFactory &alarms, QObject *parent)
    : QAbstractListModel(parent)
    , m_onServer(std::move(onServer))
    , m_inCache(std::move(inCache))
    , m_pause(alarms.makeAlarm())
{
    connect(this, &QAbstractItemModel::modelReset, this, &PeopleSearchModel::countChanged);
}

int PeopleSearchModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant PeopleSearchModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};

    const User &person = m_rows.at(index.row());
    switch (role) {
    case UserIdRole:
        return static_cast<qlonglong>(person.id.value());
    case Qt::DisplayRole:
    case DisplayNameRole:
        return person.name();
    case UserNameRole:
        return person.username;
    case InitialsRole:
        return avatarInitials(person.name());
    case HueRole:
        return avatarHue(person.id.value());
    case IsOnlineRole:
        return person.isOnline.value_or(false);
    }
    return {};
}

QHash<int, QByteArray> PeopleSearchModel::roleNames() const
{
    return {
        {UserIdRole, "userId"_ba},     {DisplayNameRole, "displayName"_ba},
        {UserNameRole, "userName"_ba}, {InitialsRole, "initials"_ba},
        {HueRole, "hue"_ba},           {IsOnlineRole, "isOnline"_ba},
    };
}

void PeopleSearchModel::setQuery(const QString &query)
{
    if (m_query == query)
        return;
    m_query = query;
    Q_EMIT queryChanged();

    ++m_turn;
    if (m_query.trimmed().size() < kShortestQuery) {
        m_pause->stop();
        finish({}, Outcome::TooShort);
        return;
    }
    setSearching(true);
    setOutcome(m_rows.isEmpty() ? Outcome::Pending : m_outcome);
    m_pause->start(kTypingPause, [this] { search(); });
}

QString PeopleSearchModel::message() const
{
    switch (m_outcome) {
    case Outcome::TooShort:
        return tr("Type at least %n letters of a name.", nullptr, kShortestQuery);
    case Outcome::Pending:
    case Outcome::Found:
        return {};
    case Outcome::FoundInCache:
        return tr("You are offline. These are people you already know.");
    case Outcome::NotFound:
        return tr("Nobody by that name.");
    }
    return {};
}

void PeopleSearchModel::retranslate()
{
    Q_EMIT messageChanged();
}

void PeopleSearchModel::search()
{
    const int turn = m_turn;
    whenDone(m_onServer(m_query.trimmed()), this, [this, turn](const Result<QList<User>> &found) {
        if (turn != m_turn)
            return;
        if (found)
            finish(*found, found->isEmpty() ? Outcome::NotFound : Outcome::Found);
        else
            searchCache(turn);
    });
}

void PeopleSearchModel::searchCache(int turn)
{
    whenDone(m_inCache(m_query.trimmed()), this, [this, turn](const Result<QList<User>> &found) {
        if (turn == m_turn)
            finish(found.value_or(QList<User>()), Outcome::FoundInCache);
    });
}

void PeopleSearchModel::finish(const QList<User> &people, Outcome outcome)
{
    if (m_rows != people) {
        beginResetModel();
        m_rows = people;
        endResetModel();
    }
    setSearching(false);
    setOutcome(outcome);
}

void PeopleSearchModel::setSearching(bool isSearching)
{
    if (std::exchange(m_isSearching, isSearching) != isSearching)
        Q_EMIT isSearchingChanged();
}

void PeopleSearchModel::setOutcome(Outcome outcome)
{
    if (std::exchange(m_outcome, outcome) != outcome)
        Q_EMIT messageChanged();
}

} // namespace vatochito
