// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Rows.h"
#include "core/Connection.h"

#include <QCoreApplication>
#include <QJsonObject>
#include <QString>

namespace vatochito::cli {

/// One line of `watch`: its JSON keys and its words.
struct EventRow
{
    QJsonObject json;
    QString text;
};

/// Makes the lines of `watch` (cli.md). \a people may grow meanwhile.
class EventRows
{
    Q_DECLARE_TR_FUNCTIONS(vatochito::cli::EventRows)

public:
    EventRows(const People &people, UserId me) : m_people(people), m_rows(people, me) {}

    static EventRow state(const Connection &connection);
    static EventRow reconnecting(const Connection &connection);
    static EventRow unreachable();
    EventRow message(const Message &message) const;
    EventRow edited(const Message &message) const;
    static EventRow deleted(ConversationId conversation, MessageId message);
    EventRow read(ConversationId conversation, MessageId message, UserId user) const;
    EventRow typing(ConversationId conversation, UserId user, bool isTyping) const;
    EventRow presence(UserId user, bool isOnline) const;

private:
    const People &m_people;
    Rows m_rows;
};

} // namespace vatochito::cli
