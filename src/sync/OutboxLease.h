// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Alarm.h"

#include <QLocalServer>
#include <QLockFile>
#include <QObject>

#include <memory>

namespace vatochito {

/// One process of a profile sends (sync.md, Outbox rules): the holder of a lock file. The others ring it over a local
/// socket after adding a row, and try to become the holder when it is gone. Thread: the one it was made on.
class OutboxLease final : public QObject
{
    Q_OBJECT

public:
    /// \param databasePath  The lock lies beside it as `….lock`, and the socket, where its path has room, as `….bell`.
    OutboxLease(const QString &databasePath, AlarmFactory &alarms, QObject *parent = nullptr);
    ~OutboxLease() override;

    bool isHeld() const { return m_lock.isLocked(); }
    /// Takes the lease, or asks again by and by until it is free.
    void acquire();
    void release();
    /// Tells the holder to look at the rows; does nothing when that is this process.
    void ring();

Q_SIGNALS:
    void acquired();
    /// Another process rang.
    void rang();

private:
    /// Those that a holder can listen at, the better one first.
    QStringList socketNames() const;
    /// At the first of \a names that somebody listens at.
    void ringAt(QStringList names);
    void listen();

    QString m_databasePath;
    QLockFile m_lock;
    QLocalServer m_bell;
    std::unique_ptr<Alarm> m_retry;
};

} // namespace vatochito
