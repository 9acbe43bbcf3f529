// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ConversationListModel.h"
#include "models/MessageSearchModel.h"
#include "models/PeopleDirectory.h"
#include "models/PeopleSearchModel.h"

#include <QObject>

namespace vatochito {

class Account;

/// The lists of one signed-in account, joined to its cache and to what happens on the server.
class AccountModels final : public QObject
{
    Q_OBJECT

public:
    /// \a account, \a calendar and \a alarms must outlive this object, but the destructor touches none of them.
    AccountModels(Account &account, const Calendar &calendar, AlarmFactory &alarms, QObject *parent = nullptr);

    ConversationListModel &conversations() { return m_conversations; }
    PeopleSearchModel &search() { return m_search; }
    MessageSearchModel &messageSearch() { return m_messageSearch; }
    const PeopleDirectory &people() const { return m_people; }
    /// How many messages are in the outbox.
    int unsentCount() const { return m_unsentCount; }

    /// Reads what could not be read.
    void readAgain();
    /// Says every text again, in the language of now.
    void retranslate();

Q_SIGNALS:
    void unsentCountChanged();
    void failed(const vatochito::Error &error);

private:
    void load();
    void loadPeople();
    void takePeople(const QList<User> &people);
    bool isConnected() const;
    void countUnsent();
    void updateLoading();
    void updatePresence();

    Account &m_account;
    PeopleDirectory m_people;
    ConversationListModel m_conversations;
    PeopleSearchModel m_search;
    MessageSearchModel m_messageSearch;
    int m_unsentCount = 0;
    bool m_isCacheRead = false;
    bool m_isPresenceKnown = false;
};

} // namespace vatochito
