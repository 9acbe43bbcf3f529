// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Alarm.h"
#include "platform/SecretStore.h"

#include <QObject>

#include <deque>
#include <functional>
#include <memory>

namespace QKeychain {
class Job;
}

namespace vatochito {

/// The operating system's keychain, by qtkeychain, which may leave a job without an answer for ever: so every job has a
/// deadline of ours, and the answer of one that missed it is ignored.
class KeychainSecretStore final : public QObject, public SecretStore
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds kDeadline{10};

    /// \a service separates programs in the keychain: `vatochito`, or a name of its own in a test.
    explicit KeychainSecretStore(QString service, AlarmFactory &alarms, QObject *parent = nullptr);
    ~KeychainSecretStore() override;

    QString backend() const override;
    QFuture<Result<QString>> read(const QString &key) override;
    QFuture<Status> write(const QString &key, const QString &secret) override;
    QFuture<Status> remove(const QString &key) override;

private:
    /// One operation: makes its job when its turn comes, and is told how that went.
    struct Operation
    {
        std::function<QKeychain::Job *()> makeJob;
        std::function<void(const Status &, QKeychain::Job *)> finish; ///< The job is null past the deadline.
    };

    void enqueue(Operation operation);
    void scheduleNext();
    void runNext();
    void end(const Status &status, QKeychain::Job *job);

    const QString m_service;
    const std::unique_ptr<Alarm> m_deadline;
    std::deque<Operation> m_waiting; ///< The first one runs while m_isBusy.
    QMetaObject::Connection m_jobFinished;
    bool m_isBusy = false;
};

} // namespace vatochito
