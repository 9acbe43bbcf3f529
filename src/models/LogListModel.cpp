// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/LogListModel.h"

#include "diagnostics/LogBuffer.h"
#include "models/Moments.h"

#include <algorithm>
#include <utility>

namespace vatochito {

namespace {

LogListModel::Level levelOf(LogLevel level)
{
    switch (level) {
    case LogLevel::Debug:
        return LogListModel::Level::Debug;
    case LogLevel::Info:
        return LogListModel::Level::Info;
    case LogLevel::Warning:
        return LogListModel::Level::Warning;
    case LogLevel::Critical:
        return LogListModel::Level::Critical;
    }
    return LogListModel::Level::Critical;
}

} // namespace

LogListModel::LogListModel(LogBuffer &buffer, AlarmFactory &alarms, QObject *parent)
    : QAbstractListModel(parent), m_buffer(buffer), m_gather(alarms.makeAlarm())
{
    // From whatever thread logged.
    connect(&m_buffer, &LogBuffer::grew, this, &LogListModel::expectMore, Qt::QueuedConnection);
    connect(&m_buffer, &LogBuffer::cleared, this, &LogListModel::readAll, Qt::QueuedConnection);
    readAll();
}

void LogListModel::setCategory(const QString &category)
{
    if (std::exchange(m_category, category) == category)
        return;
    readAll();
    Q_EMIT filterChanged();
}

void LogListModel::setLevel(Level level)
{
    if (std::exchange(m_level, level) == level)
        return;
    readAll();
    Q_EMIT filterChanged();
}

int LogListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant LogListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const LogLine &line = m_rows.at(index.row());
    switch (role) {
    case TimeRole:
        return Moments::local(line.at).toString(QStringLiteral("HH:mm:ss.zzz"));
    case LevelRole:
        return QVariant::fromValue(levelOf(line.level));
    case CategoryRole:
        return line.category;
    case TextRole:
        return line.text;
    default:
        return {};
    }
}

QHash<int, QByteArray> LogListModel::roleNames() const
{
    return {{TimeRole, "time"}, {LevelRole, "level"}, {CategoryRole, "category"}, {TextRole, "line"}};
}

void LogListModel::expectMore()
{
    if (!m_gather->isActive())
        m_gather->start(kHandful, [this] { takeNew(); });
}

void LogListModel::takeNew()
{
    const QList<LogLine> fresh = shownOf(m_buffer.linesAfter(m_last));
    if (fresh.isEmpty())
        return;
    const int before = count();
    beginInsertRows({}, before, before + static_cast<int>(fresh.size()) - 1);
    m_rows += fresh;
    endInsertRows();
    // No more than the log itself remembers.
    if (const auto tooMany = m_rows.size() - m_buffer.capacity(); tooMany > 0) {
        beginRemoveRows({}, 0, static_cast<int>(tooMany) - 1);
        m_rows.remove(0, tooMany);
        endRemoveRows();
    }
    Q_EMIT countChanged();
}

void LogListModel::readAll()
{
    m_gather->stop();
    beginResetModel();
    m_rows = shownOf(m_buffer.linesAfter(0));
    endResetModel();
    Q_EMIT countChanged();
}

bool LogListModel::isShown(const LogLine &line) const
{
    return levelOf(line.level) >= m_level && (m_category.isEmpty() || line.category == m_category);
}

QList<LogLine> LogListModel::shownOf(const QList<LogLine> &lines)
{
    QList<LogLine> shown;
    bool isNewCategory = false;
    for (const LogLine &line : lines) {
        m_last = line.number;
        if (!m_categories.contains(line.category)) {
            m_categories.append(line.category);
            isNewCategory = true;
        }
        if (isShown(line))
            shown.append(line);
    }
    if (isNewCategory) {
        m_categories.sort();
        Q_EMIT categoriesChanged();
    }
    return shown;
}

} // namespace vatochito
