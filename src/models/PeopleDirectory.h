// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/User.h"

#include <QHash>
#include <QList>
#include <QObject>

namespace vatochito {

/// Everybody the cache of one account knows, at hand for the rows of the models.
class PeopleDirectory final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    const QHash<UserId, User> &all() const { return m_people; }
    void upsert(const QList<User> &people);
    /// Nobody knows who is online while there is no word from the server.
    void forgetPresence();

Q_SIGNALS:
    void changed();

private:
    QHash<UserId, User> m_people;
};

} // namespace vatochito
