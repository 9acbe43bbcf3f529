// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnostics/MessageTap.h"

#include "diagnostics/ApplicationLog.h"

#include <mutex>
#include <shared_mutex>
#include <utility>

namespace vatochito {

namespace {

struct Plumbing
{
    std::shared_mutex mutex; ///< Held by whoever logs, so that the log is not taken away under them.
    ApplicationLog *log = nullptr;
    QtMessageHandler previous = nullptr;
    bool isEchoing = true;
};

Plumbing &plumbing()
{
    static Plumbing instance;
    return instance;
}

void pass(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    // What is logged while a line is being taken must not wait for itself.
    thread_local bool isInside = false;
    if (std::exchange(isInside, true))
        return;
    {
        const std::shared_lock lock(plumbing().mutex);
        if (plumbing().previous && plumbing().isEchoing)
            plumbing().previous(type, context, text);
        if (plumbing().log)
            plumbing().log->take(type, QString::fromLatin1(context.category ? context.category : "default"), text);
    }
    isInside = false;
}

} // namespace

MessageTap::MessageTap(ApplicationLog &log, Echo echo)
{
    const std::unique_lock lock(plumbing().mutex);
    plumbing().log = &log;
    plumbing().isEchoing = echo == Echo::Kept;
    plumbing().previous = qInstallMessageHandler(pass);
}

MessageTap::~MessageTap()
{
    const std::unique_lock lock(plumbing().mutex);
    qInstallMessageHandler(std::exchange(plumbing().previous, nullptr));
    plumbing().log = nullptr;
}

} // namespace vatochito
