// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Timestamp.h"
#include "core/Error.h"

#include <QFuture>
#include <QList>
#include <QObject>
#include <QString>

#include <chrono>
#include <optional>

namespace vatochito {

class Database;

/// One stretch of time in which the server could be reached, or could not.
struct ConnectionPeriod
{
    enum class Kind { Up, Down };
    enum class End {
        Lasting,
        Turned,  ///< An Up was lost, a Down was over.
        Closed,  ///< On purpose: the program ended, somebody signed out.
        Unknown, ///< The program was killed before it could tell.
    };

    QString key{}; ///< Unique for ever; it says nothing.
    Kind kind = Kind::Up;
    Timestamp begunAt{};
    std::chrono::milliseconds lasted{}; ///< Of one that has ended; 0 when that is not known.
    End end = End::Lasting;
    Error::Code reason = Error::Code::Offline; ///< Why an Up was lost; why the last attempt of a Down failed.
    int attempts = 0;                          ///< Of a Down: how many failed.
    int conversations = 0;                     ///< Of an Up: in how many something had been missed before it.
    int messages = 0;                          ///< Of an Up: others' messages that had been missed.

    friend bool operator==(const ConnectionPeriod &, const ConnectionPeriod &) = default;
};

/// When the connection was up and down, and why. Written by ConnectionHistory alone.
/// Thread: the owner's; futures finish on the database's (use whenDone).
class ConnectionHistoryStore final : public QObject
{
    Q_OBJECT

public:
    /// More than one that drops every minute comes to in 30 days; a connection that flaps faster would fill the disk.
    static constexpr int kMost = 100'000;

    /// \a database must outlive this object.
    explicit ConnectionHistoryStore(Database &database, QObject *parent = nullptr);

    /// At most \a limit, newest first.
    QFuture<Result<QList<ConnectionPeriod>>> newest(int limit) const;

    /// Writes \a period, whether it is there already or not, and forgets what began before \a keptSince.
    QFuture<Status> save(const ConnectionPeriod &period, Timestamp keptSince);
    /// What lasts by the file was left so by a process that is gone.
    QFuture<Status> endForgotten();

Q_SIGNALS:
    /// After the commit, by this process.
    void changed();

private:
    template <typename Fn>
    QFuture<Status> write(Fn fn);

    Database &m_database;
};

} // namespace vatochito
