// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "People.h"
#include "core/Conversation.h"
#include "storage/ConversationStore.h"
#include "storage/OutboxStore.h"

#include <QCoreApplication>
#include <QJsonObject>
#include <QJsonValue>

namespace vatochito {
class Account;
}

namespace vatochito::cli {

/// Rows of an answer: the JSON keys that scripts rely on, and a line for people.
class Rows
{
    Q_DECLARE_TR_FUNCTIONS(vatochito::cli::Rows)

public:
    /// \a people must outlive this object.
    Rows(const People &people, UserId me) : m_people(people), m_me(me) {}

    /// Who is signed in where.
    static QJsonObject json(const Account &account, int level);
    static QString text(const Account &account);

    QJsonObject json(const Message &message) const;
    QString text(const Message &message) const;

    QJsonObject json(const ConversationSummary &summary) const;
    QString text(const ConversationSummary &summary) const;

    QJsonObject json(const Member &member) const;
    QString text(const Member &member) const;

    static QJsonObject json(const OutboxEntry &entry);
    static QString text(const OutboxEntry &entry);

    /// null for an id that names nothing.
    template <typename Id>
    static QJsonValue id(Id id)
    {
        return id.isValid() ? QJsonValue(qint64(id.value())) : QJsonValue(QJsonValue::Null);
    }
    /// null for somebody else's message.
    QJsonValue state(const Message &message) const;

private:
    static QString what(const OutboxEntry &entry);
    QString title(const Conversation &conversation) const;

    const People &m_people;
    UserId m_me;
};

} // namespace vatochito::cli
