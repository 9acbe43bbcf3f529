// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/User.h"

#include <QHash>
#include <QList>
#include <QString>

#include <optional>

namespace vatochito::cli {

/// The people an account knows, by id and by user name.
class People
{
public:
    void add(const QList<User> &people);

    /// `#5` for somebody unknown.
    QString username(UserId user) const;
    std::optional<User> find(UserId user) const;
    std::optional<User> find(const QString &username) const;

private:
    QHash<UserId, User> m_people;
};

} // namespace vatochito::cli
