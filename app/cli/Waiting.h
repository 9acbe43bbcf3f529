// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"

#include <QDeadlineTimer>
#include <QEventLoop>
#include <QFuture>
#include <QFutureWatcher>
#include <QTimer>

#include <chrono>
#include <optional>

namespace vatochito::cli {

/// Runs the event loop until \a future is done, so that a command reads from top to bottom. The program has no other
/// event loop than those of its waits, and they are never inside each other.
template <typename T>
Result<T> await(const QFuture<Result<T>> &future)
{
    QFutureWatcher<Result<T>> watcher;
    QEventLoop loop;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    watcher.setFuture(future);
    if (!future.isFinished())
        loop.exec();
    if (future.resultCount() == 0)
        return failure(Error{.code = Error::Code::Cancelled});
    return future.result();
}

/// Waits for something that several signals may bring about, up to a limit.
class Waiting
{
public:
    /// \param limit  Without one the wait has no end of its own.
    explicit Waiting(std::optional<std::chrono::milliseconds> limit);

    /// Looks again whenever \a sender says \a signal.
    template <typename Sender, typename Signal>
    void lookOn(Sender *sender, Signal signal)
    {
        QObject::connect(sender, signal, &m_loop, [this] { m_loop.quit(); });
    }
    /// Looks again after each \a step, for what no signal of this process tells.
    void lookEvery(std::chrono::milliseconds step);

    /// \return Whether \a condition came true within the limit.
    template <typename Condition>
    bool until(Condition condition)
    {
        while (!condition()) {
            if (m_deadline.hasExpired())
                return false;
            m_loop.exec();
        }
        return true;
    }

private:
    QEventLoop m_loop;
    QDeadlineTimer m_deadline{QDeadlineTimer::Forever};
    QTimer m_end;
    QTimer m_step;
};

/// The same as await(), for no longer than \a limit. Nothing: it was over first.
template <typename T>
std::optional<Result<T>> awaitFor(const QFuture<Result<T>> &future, std::chrono::milliseconds limit)
{
    QFutureWatcher<Result<T>> watcher;
    Waiting waiting(limit);
    waiting.lookOn(&watcher, &QFutureWatcherBase::finished);
    watcher.setFuture(future);
    if (!waiting.until([&future] { return future.isFinished(); }))
        return std::nullopt;
    if (future.resultCount() == 0)
        return failure(Error{.code = Error::Code::Cancelled});
    return future.result();
}

} // namespace vatochito::cli
