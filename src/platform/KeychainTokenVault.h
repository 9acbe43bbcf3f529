// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Alarm.h"
#include "platform/TokenVault.h"

#include <QObject>

#include <deque>
#include <functional>
#include <memory>

namespace QKeychain {
class Job;
}

namespace vatochito {

/// TokenVault on the operating system's keychain, by qtkeychain. The value is one line of JSON with `access` and
/// `refresh`. qtkeychain may leave a job without an answer for ever, so every job has a deadline of ours; the answer of
/// one that missed it is ignored.
class KeychainTokenVault final : public QObject, public TokenVault
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds kDeadline{10};

    /// \a service separates programs in the keychain: `vatochito`, or a name of its own in a test.
    explicit KeychainTokenVault(QString service, AlarmFactory &alarms, QObject *parent = nullptr);
    ~KeychainTokenVault() override;

    QString backend() const override;
    QFuture<Result<Tokens>> read(const TokenKey &key) override;
    QFuture<Status> write(const TokenKey &key, const Tokens &tokens) override;
    QFuture<Status> remove(const TokenKey &key) override;

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
