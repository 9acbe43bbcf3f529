// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "EventRows.h"
#include "People.h"
#include "Printer.h"
#include "sync/Account.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QSet>

namespace vatochito::cli {

/// Prints what an account tells of, each thing once, in order.
class Watcher final : public QObject
{
    Q_OBJECT

public:
    /// \param conversations  Those to tell of; empty: all.
    /// \a account and \a printer must outlive this object.
    Watcher(Account &account, People people, const QList<ConversationId> &conversations, const Printer &printer,
            QObject *parent = nullptr);

Q_SIGNALS:
    /// Whoever read what is printed does so no more.
    void unheard();

private:
    void listenToEngine();
    void tellConnection();
    void tellTyping(ConversationId conversation);
    bool isWatched(ConversationId conversation) const;
    void print(const EventRow &row);

    Account &m_account;
    People m_people;
    EventRows m_rows;
    QSet<ConversationId> m_conversations;
    const Printer &m_printer;
    Connection m_told;
    QHash<ConversationId, QList<UserId>> m_typing;
};

} // namespace vatochito::cli
