// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QEventLoop>
#include <QFuture>
#include <QFutureWatcher>
#include <QTimer>

#include <chrono>

namespace vatochito {

/// Runs the event loop until \a future is done, and gives its value. A future that is not done in 60 s ends the test
/// process: it would never be.
template <typename T>
T await(const QFuture<T> &future)
{
    QEventLoop loop;
    QFutureWatcher<T> watcher;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    QTimer deadline;
    QObject::connect(&deadline, &QTimer::timeout, &loop, [] { qFatal("a future was never finished"); });
    deadline.start(std::chrono::seconds(60));
    watcher.setFuture(future);
    if (!watcher.isFinished())
        loop.exec();
    else
        QCoreApplication::processEvents();
    return watcher.result();
}

} // namespace vatochito
