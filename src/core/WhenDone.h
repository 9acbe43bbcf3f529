// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

#include <utility>

namespace vatochito {

/// Calls \a handle with the result of \a future on the thread of \a context, which must be the calling one; not at all
/// if \a context is gone by then. Used instead of QFuture::then(context), which in Qt 6.4 runs into a dead context, and
/// because a future takes one continuation but any number of these. A cancelled future hands on Error::Code::Cancelled.
template <typename T, typename Handler>
void whenDone(const QFuture<Result<T>> &future, QObject *context, Handler handle)
{
    auto *watcher = new QFutureWatcher<Result<T>>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, handle = std::move(handle)]() mutable {
        watcher->deleteLater();
        if (watcher->future().resultCount() > 0)
            handle(watcher->result());
        else
            handle(Result<T>(failure(Error{.code = Error::Code::Cancelled})));
    });
    watcher->setFuture(future);
}

/// A future that already holds \a value.
template <typename T>
QFuture<Result<T>> readyFuture(Result<T> value)
{
    return QtFuture::makeReadyFuture(std::move(value));
}

} // namespace vatochito
