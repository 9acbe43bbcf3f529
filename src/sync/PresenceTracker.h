// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Alarm.h"
#include "core/User.h"

#include <QHash>
#include <QList>
#include <QSet>

#include <chrono>
#include <functional>
#include <memory>

namespace vatochito {

/// Who is there, as the lists of the server tell; says so when that changes. What is seen for the first time is no
/// change, and what a person hides is not told.
class PresenceTracker
{
public:
    /// Whoever was there before a connection was lost, and is not named so long after the next one, has gone.
    static constexpr std::chrono::seconds kDoubtLimit{5};

    /// \a alarms must outlive this object.
    PresenceTracker(UserId me, AlarmFactory &alarms, std::function<void(UserId, bool)> changed);

    void note(const QList<User> &people);
    void note(UserId person, bool isOnline);
    /// Those who are there are named next; whoever is not has gone.
    void doubt();

private:
    UserId m_me;
    std::function<void(UserId, bool)> m_changed;
    QHash<UserId, bool> m_known;
    QSet<UserId> m_doubted; ///< Of the known, online.
    std::unique_ptr<Alarm> m_doubtEnd;
};

} // namespace vatochito
