// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

namespace vatochito {

/// The system's word of its own sleep, and of what may have been one. Thread: the one it was made on.
class SleepEvents : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Null: this system tells nothing.
    static std::unique_ptr<SleepEvents> ofThisSystem();

    /// What aboutToSleep() called for is done; a system that waits for it need not any longer.
    virtual void readyToSleep() = 0;

Q_SIGNALS:
    /// In a moment; systems that can wait do so for a few seconds, until readyToSleep().
    void aboutToSleep();
    void woke();
    /// The clock on the wall jumped, as it does after a sleep that nobody told of, and when somebody sets it.
    void clockJumped();
};

} // namespace vatochito
