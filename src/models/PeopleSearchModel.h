// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Alarm.h"
#include "core/Error.h"
#include "core/User.h"

#include <QAbstractListModel>
#include <QFuture>
#include <qqmlregistration.h>

#include <functional>
#include <memory>

namespace vatochito {

/// People to start a conversation with: those the server finds for `query`, or, where it cannot be asked, those of the
/// cache.
class PeopleSearchModel final : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("AppController owns the only one")
    Q_PROPERTY(QString query READ query WRITE setQuery NOTIFY queryChanged FINAL)
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
    Q_PROPERTY(bool isSearching READ isSearching NOTIFY isSearchingChanged FINAL)
    /// Why there are no rows, or not all of them; empty if there is nothing to say.
    Q_PROPERTY(QString message READ message NOTIFY messageChanged FINAL)

public:
    enum Role {
        UserIdRole = Qt::UserRole, ///< userId
        DisplayNameRole,           ///< displayName: the user name if there is none
        UserNameRole,              ///< userName
        InitialsRole,              ///< initials
        HueRole,                   ///< hue: 0 to 7
        IsOnlineRole,              ///< isOnline
    };
    Q_ENUM(Role)

    using Search = std::function<QFuture<Result<QList<User>>>(const QString &query)>;
    /// What the server asks for at least (compat.md, People).
    static constexpr int kShortestQuery = 2;

    /// \param onServer  Asks the server. \param inCache  Looks into the cache, when the server could not be asked.
    /// \a alarms must outlive this object.
    PeopleSearchModel(Search onServer, Search inCache, AlarmFactory &alarms, QObject *parent = nullptr);

    int count() const { return rowCount(); }
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    QString query() const { return m_query; }
    /// The search begins when no more is typed for a moment.
    void setQuery(const QString &query);
    bool isSearching() const { return m_isSearching; }
    QString message() const;

    /// Says every text again, in the language of now.
    void retranslate();

Q_SIGNALS:
    void queryChanged();
    void countChanged();
    void isSearchingChanged();
    void messageChanged();

private:
    enum class Outcome { TooShort, Pending, Found, FoundInCache, NotFound };

    void search();
    void searchCache(int turn);
    void finish(const QList<User> &people, Outcome outcome);
    void setSearching(bool isSearching);
    void setOutcome(Outcome outcome);

    Search m_onServer;
    Search m_inCache;
    std::unique_ptr<Alarm> m_pause;
    QString m_query;
    bool m_isSearching = false;
    Outcome m_outcome = Outcome::TooShort;
    int m_turn = 0; ///< Answers to earlier questions come late and are dropped.
    QList<User> m_rows;
};

} // namespace vatochito
