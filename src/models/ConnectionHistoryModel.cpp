// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ConnectionHistoryModel.h"

#include "core/Sentences.h"
#include "core/WhenDone.h"
#include "models/Calendar.h"
#include "models/Moments.h"

#include <QLocale>

#include <algorithm>
#include <utility>

namespace vatochito {

namespace {

using End = ConnectionPeriod::End;
using Kind = ConnectionPeriod::Kind;

} // namespace

ConnectionHistoryModel::ConnectionHistoryModel(const Calendar &calendar, QObject *parent)
    : QAbstractListModel(parent), m_calendar(calendar)
{
    connect(&m_calendar, &Calendar::dayChanged, this, &ConnectionHistoryModel::retranslate);
}

void ConnectionHistoryModel::setStore(ConnectionHistoryStore *store)
{
    if (m_store)
        m_store->disconnect(this);
    m_store = store;
    m_limit = kPage;
    reset({});
    setLoading(store != nullptr);
    if (!store)
        return;
    connect(store, &ConnectionHistoryStore::changed, this, &ConnectionHistoryModel::load);
    connect(store, &QObject::destroyed, this, [this] {
        m_store = nullptr;
        reset({});
        setLoading(false);
    });
    load();
}

void ConnectionHistoryModel::retranslate()
{
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0), index(count() - 1));
}

int ConnectionHistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant ConnectionHistoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ConnectionPeriod &period = m_rows.at(index.row());
    switch (role) {
    case IsUpRole:
        return period.kind == Kind::Up;
    case TitleRole:
        return period.kind == Kind::Up ? tr("Connected") : tr("Not connected");
    case SpanRole:
        return spanOf(period);
    case DetailRole:
        return detail(period);
    default:
        return {};
    }
}

QHash<int, QByteArray> ConnectionHistoryModel::roleNames() const
{
    return {{IsUpRole, "isUp"}, {TitleRole, "title"}, {SpanRole, "span"}, {DetailRole, "detail"}};
}

bool ConnectionHistoryModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_store && count() >= m_limit;
}

void ConnectionHistoryModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_limit += kPage;
    load();
}

void ConnectionHistoryModel::load()
{
    ConnectionHistoryStore *store = m_store;
    whenDone(store->newest(m_limit), this, [this, store, limit = m_limit](const auto &periods) {
        // A later answer has more.
        if (m_store != store || limit != m_limit)
            return;
        setLoading(false);
        // A cache in trouble is told elsewhere.
        if (periods)
            take(*periods);
    });
}

void ConnectionHistoryModel::take(const QList<ConnectionPeriod> &fresh)
{
    const int before = count();
    // Periods are added at the top, change while they last, and go at the bottom, where older ones are read, too.
    const auto top =
        std::ranges::find(fresh, m_rows.isEmpty() ? QString() : m_rows.constFirst().key, &ConnectionPeriod::key);
    if (top == fresh.end()) {
        reset(fresh);
        return;
    }
    if (const auto added = static_cast<int>(top - fresh.begin()); added > 0) {
        beginInsertRows({}, 0, added - 1);
        m_rows = fresh.first(added) + m_rows;
        endInsertRows();
    }
    if (m_rows.size() < fresh.size()) {
        beginInsertRows({}, count(), static_cast<int>(fresh.size()) - 1);
        m_rows += fresh.sliced(m_rows.size());
        endInsertRows();
    }
    if (m_rows.size() > fresh.size()) {
        beginRemoveRows({}, static_cast<int>(fresh.size()), count() - 1);
        m_rows.resize(fresh.size());
        endRemoveRows();
    }
    for (int row = 0; row < count(); ++row) {
        if (m_rows.at(row) == fresh.at(row))
            continue;
        m_rows[row] = fresh.at(row);
        Q_EMIT dataChanged(index(row), index(row));
    }
    if (count() != before)
        Q_EMIT countChanged();
}

void ConnectionHistoryModel::reset(const QList<ConnectionPeriod> &fresh)
{
    if (m_rows == fresh)
        return;
    beginResetModel();
    m_rows = fresh;
    endResetModel();
    Q_EMIT countChanged();
}

void ConnectionHistoryModel::setLoading(bool isLoading)
{
    if (std::exchange(m_isLoading, isLoading) != isLoading)
        Q_EMIT isLoadingChanged();
}

QString ConnectionHistoryModel::spanOf(const ConnectionPeriod &period) const
{
    const QString day = Moments::dayLabel(Moments::local(period.begunAt).date(), m_calendar.today());
    const QString from = Moments::timeOfDay(period.begunAt);
    switch (period.end) {
    case End::Lasting:
        //: A stretch of time that goes on. %1: the day, %2: when it began
        return tr("%1, since %2").arg(day, from);
    case End::Unknown:
        //: A stretch of time whose end nobody knows. %1: the day, %2: when it began
        return tr("%1, from %2").arg(day, from);
    case End::Turned:
    case End::Closed:
        //: %1: the day, %2: when it began, %3: how long it lasted
        return tr("%1, %2 · %3").arg(day, from, Moments::duration(period.lasted));
    }
    return {};
}

QString ConnectionHistoryModel::detail(const ConnectionPeriod &period)
{
    QStringList sentences;
    if (period.messages > 0)
        //: Messages that came while there was no connection
        sentences.append(tr("%n missed message(s) fetched.", nullptr, period.messages));
    const QString reason = Sentences::forError(Error{.code = period.reason});
    if (period.kind == Kind::Down)
        sentences.append(reason);
    else if (period.end == End::Turned)
        //: How a connection ended. %1: a sentence that says why
        sentences.append(tr("Then it broke. %1").arg(reason));
    if (period.kind == Kind::Down && period.attempts > 0)
        //: How often connecting was tried in vain
        sentences.append(tr("Tried %n time(s).", nullptr, period.attempts));
    if (period.end == End::Closed)
        sentences.append(tr("Ended by you."));
    if (period.end == End::Unknown)
        sentences.append(tr("Vatochito ended without a goodbye."));
    return sentences.join(u' ');
}

} // namespace vatochito
