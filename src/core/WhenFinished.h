// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QPromise>

#include <utility>

namespace vatochito {

/// Calls \a handle with the result of \a future, on the thread of \a owner, once \a owner's event loop runs. Not at
/// all when the future is cancelled or \a owner is destroyed first.
/// In the place of QFuture::then(owner, …), which asserts in Qt 6.4 when the owner is gone before the future finishes.
template <typename T, typename Owner, typename Handler>
void whenFinished(const QFuture<T> &future, Owner *owner, Handler handle)
{
    auto *watcher = new QFutureWatcher<T>(owner);
    QObject::connect(watcher, &QFutureWatcherBase::finished, owner, [watcher, handle = std::move(handle)]() mutable {
        watcher->deleteLater();
        if (!watcher->isCanceled() && watcher->future().resultCount() > 0)
            handle(watcher->result());
    });
    watcher->setFuture(future);
}

/// A future that is finished already.
template <typename T>
QFuture<T> finishedFuture(T value)
{
    QPromise<T> promise;
    promise.start();
    promise.addResult(std::move(value));
    promise.finish();
    return promise.future();
}

} // namespace vatochito
