// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Alarm.h"
#include "diagnostics/LogLine.h"

#include <QAbstractListModel>
#include <QStringList>
#include <qqmlregistration.h>

#include <memory>

namespace vatochito {

class LogBuffer;

/// The log, newest line last, as it grows: what matters enough, of one category or of all. Lines come in handfuls, so
/// that a busy log costs a few changes a second. Thread: the owner's.
class LogListModel final : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("DiagnosticsController owns the only one")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
    /// Of all lines so far, "" first: all of them.
    Q_PROPERTY(QStringList categories READ categories NOTIFY categoriesChanged FINAL)
    /// "": all.
    Q_PROPERTY(QString category READ category WRITE setCategory NOTIFY filterChanged FINAL)
    /// What matters less is not shown.
    Q_PROPERTY(vatochito::LogListModel::Level level READ level WRITE setLevel NOTIFY filterChanged FINAL)

public:
    enum class Level { Debug, Info, Warning, Critical };
    Q_ENUM(Level)
    enum Role { TimeRole = Qt::UserRole + 1, LevelRole, CategoryRole, TextRole };

    /// How long lines are gathered.
    static constexpr std::chrono::milliseconds kHandful{150};

    /// Both must outlive this object.
    LogListModel(LogBuffer &buffer, AlarmFactory &alarms, QObject *parent = nullptr);

    int count() const { return static_cast<int>(m_rows.size()); }
    QStringList categories() const { return m_categories; }
    QString category() const { return m_category; }
    void setCategory(const QString &category);
    Level level() const { return m_level; }
    void setLevel(Level level);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();
    void categoriesChanged();
    void filterChanged();

private:
    void expectMore();
    void takeNew();
    void readAll();
    bool isShown(const LogLine &line) const;
    QList<LogLine> shownOf(const QList<LogLine> &lines);

    LogBuffer &m_buffer;
    const std::unique_ptr<Alarm> m_gather;
    QList<LogLine> m_rows;
    QStringList m_categories{QString()};
    QString m_category;
    Level m_level = Level::Debug;
    quint64 m_last = 0; ///< The newest line that was looked at.
};

} // namespace vatochito
