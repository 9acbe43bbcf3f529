// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFutureWatcher>
#include <QObject>

namespace vatochito {

/// What whenDone() would tell \a context, or an object that it owns, is not told any more. For those who live a little
/// longer than what they ask.
inline void forgetAnswers(QObject *context)
{
    const auto watchers = context->findChildren<QFutureWatcherBase *>();
    for (QFutureWatcherBase *watcher : watchers)
        watcher->disconnect();
}

} // namespace vatochito
