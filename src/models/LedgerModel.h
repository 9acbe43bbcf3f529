// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/LedgerStore.h"

#include <QAbstractListModel>
#include <qqmlregistration.h>

namespace vatochito {

class Account;

/// The account of each conversation, as it was when load() was called, in words. Thread: the owner's.
class LedgerModel final : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("DiagnosticsController owns the only one")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
    Q_PROPERTY(vatochito::LedgerModel::State state READ state NOTIFY stateChanged FINAL)

public:
    enum class State { Loading, Read, Failed };
    Q_ENUM(State)

    enum Role { IsUpRole = Qt::UserRole + 1, TitleRole, SpanRole, DetailRole };

    explicit LedgerModel(QObject *parent) : QAbstractListModel(parent) {}

    State state() const { return m_state; }
    int count() const { return static_cast<int>(m_rows.size()); }

    /// Null: nobody is signed in. \a account may go before this object if it is told first.
    void setAccount(Account *account);
    /// Reads the accounts as they are now.
    Q_INVOKABLE void load();
    /// Says every text again, in the language of now.
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();
    void stateChanged();

private:
    struct Row
    {
        LedgerRow ledger;
        QString title;
    };

    void setState(State state);
    void takeTitles(const QList<LedgerRow> &ledger);
    static QString sending(const LedgerRow &row);
    static QString detail(const LedgerRow &row);

    Account *m_account = nullptr;
    QList<Row> m_rows;
    State m_state = State::Loading;
    int m_round = 0; ///< Answers of earlier readings are old.
};

} // namespace vatochito
