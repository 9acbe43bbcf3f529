// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/ConnectionHistoryStore.h"

#include <QAbstractListModel>
#include <QDate>
#include <qqmlregistration.h>

namespace vatochito {

class Calendar;

/// When the connection was up and down, newest first, in words. Thread: the owner's.
class ConnectionHistoryModel final : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("DiagnosticsController owns the only one")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
    Q_PROPERTY(bool isLoading READ isLoading NOTIFY isLoadingChanged FINAL)

public:
    enum Role { IsUpRole = Qt::UserRole + 1, TitleRole, SpanRole, DetailRole };

    /// Read at once; more when somebody scrolls there.
    static constexpr int kPage = 500;

    /// \a calendar must outlive this object.
    explicit ConnectionHistoryModel(const Calendar &calendar, QObject *parent = nullptr);

    int count() const { return static_cast<int>(m_rows.size()); }
    bool isLoading() const { return m_isLoading; }
    const QList<ConnectionPeriod> &periods() const { return m_rows; }

    /// Shows what \a store has, and what it gets; null: nothing. \a store may go before this object.
    void setStore(ConnectionHistoryStore *store);
    /// Says every text again, in the language of now.
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void countChanged();
    void isLoadingChanged();

private:
    void load();
    void take(const QList<ConnectionPeriod> &fresh);
    void reset(const QList<ConnectionPeriod> &fresh);
    void setLoading(bool isLoading);
    QString spanOf(const ConnectionPeriod &period) const;
    static QString detail(const ConnectionPeriod &period);

    const Calendar &m_calendar;
    ConnectionHistoryStore *m_store = nullptr;
    QList<ConnectionPeriod> m_rows;
    int m_limit = kPage; ///< How many are wanted.
    bool m_isLoading = false;
};

} // namespace vatochito
