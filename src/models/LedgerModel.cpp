// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/LedgerModel.h"

#include "core/WhenDone.h"
#include "models/ConversationWords.h"
#include "sync/Account.h"

#include <QLocale>

#include <utility>

namespace vatochito {

void LedgerModel::setAccount(Account *account)
{
    m_account = account;
    ++m_round;
    setState(State::Loading);
    beginResetModel();
    m_rows.clear();
    endResetModel();
    Q_EMIT countChanged();
}

void LedgerModel::load()
{
    if (!m_account)
        return;
    whenDone(m_account->cache().ledger().all(), this,
             [this, round = ++m_round](const Result<QList<LedgerRow>> &ledger) {
                 if (round != m_round)
                     return;
                 if (ledger)
                     takeTitles(*ledger);
                 else
                     setState(State::Failed);
             });
}

void LedgerModel::setState(State state)
{
    if (std::exchange(m_state, state) != state)
        Q_EMIT stateChanged();
}

void LedgerModel::takeTitles(const QList<LedgerRow> &ledger)
{
    whenDone(m_account->conversations().people(), this,
             [this, ledger, round = m_round](const Result<QList<User>> &known) {
                 if (round != m_round)
                     return;
                 if (!known) {
                     setState(State::Failed);
                     return;
                 }
                 whenDone(m_account->conversations().all(), this,
                          [this, ledger, known = *known, round](const Result<QList<ConversationSummary>> &summaries) {
                              if (round != m_round)
                                  return;
                              setState(summaries ? State::Read : State::Failed);
                              if (!summaries)
                                  return;
                              QHash<UserId, User> people;
                              for (const User &person : known)
                                  people.insert(person.id, person);
                              const ConversationWords words(m_account->me().id, people);
                              QHash<ConversationId, QString> titles;
                              for (const ConversationSummary &summary : *summaries)
                                  titles.insert(summary.conversation.id, words.title(summary.conversation));
                              beginResetModel();
                              m_rows.clear();
                              for (const LedgerRow &row : ledger)
                                  m_rows.append({.ledger = row, .title = titles.value(row.conversation)});
                              endResetModel();
                              Q_EMIT countChanged();
                          });
             });
}

void LedgerModel::retranslate()
{
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0), index(count() - 1));
}

int LedgerModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant LedgerModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case IsUpRole:
        return row.ledger.failed == 0 && row.ledger.gapsFilled == row.ledger.gapsFound;
    case TitleRole:
        return row.title.isEmpty() ? tr("A conversation you left") : row.title;
    case SpanRole:
        return sending(row.ledger);
    case DetailRole:
        return detail(row.ledger);
    default:
        return {};
    }
}

QHash<int, QByteArray> LedgerModel::roleNames() const
{
    return {{IsUpRole, "isUp"}, {TitleRole, "title"}, {SpanRole, "span"}, {DetailRole, "detail"}};
}

QString LedgerModel::sending(const LedgerRow &row)
{
    const QLocale locale;
    //: Numbers of messages of one conversation
    return tr("%1 sent · %2 arrived · %3 waiting · %4 not sent")
        .arg(locale.toString(row.sent), locale.toString(row.acknowledged), locale.toString(row.waiting),
             locale.toString(row.failed));
}

QString LedgerModel::detail(const LedgerRow &row)
{
    const QLocale locale;
    QString words =
        tr("Sent twice and taken once: %1. Times something was missed: %2, and read later: %3.")
            .arg(locale.toString(row.duplicates), locale.toString(row.gapsFound), locale.toString(row.gapsFilled));
    if (row.cursor) {
        //: The server numbers the changes of a conversation. %1: up to which one they are here, %2: the newest there
        words += u' ' + tr("Change %1 of %2.").arg(locale.toString(*row.cursor), locale.toString(*row.head));
    }
    return words;
}

} // namespace vatochito
