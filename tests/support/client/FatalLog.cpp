// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/client/FatalLog.h"

#include <QMutex>
#include <QMutexLocker>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <utility>
#include <vector>

namespace vatochito {

namespace {

// A message handler is a plain function, so what it works on is the program's.
struct Kept
{
    QMutex mutex;
    QStringList announced;
    std::vector<std::pair<QString, QString>> lines; // category, text
    QtMessageHandler previous = nullptr;
};

Kept &kept()
{
    static Kept instance;
    return instance;
}

void keep(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    const QMutexLocker lock(&kept().mutex);
    kept().lines.emplace_back(QString::fromLatin1(context.category ? context.category : "default"), text);
    std::fprintf(stderr, "%s: %s\n", context.category ? context.category : "default", qPrintable(text));
    const bool isBad = type == QtWarningMsg || type == QtCriticalMsg || type == QtFatalMsg;
    const auto isAnnounced = [&text](const QString &part) { return text.contains(part); };
    if (isBad && std::ranges::none_of(std::as_const(kept().announced), isAnnounced)) {
        std::fprintf(stderr, "FatalLog: unannounced warning\n");
        std::abort();
    }
}

} // namespace

FatalLog::FatalLog()
{
    kept().announced.clear();
    kept().lines.clear();
    kept().previous = qInstallMessageHandler(keep);
}

FatalLog::~FatalLog()
{
    qInstallMessageHandler(kept().previous);
}

void FatalLog::announce(const QString &text)
{
    const QMutexLocker lock(&kept().mutex);
    kept().announced.append(text);
}

QStringList FatalLog::lines(const QString &category) const
{
    const QMutexLocker lock(&kept().mutex);
    QStringList found;
    for (const auto &[lineCategory, text] : kept().lines) {
        if (lineCategory == category)
            found.append(text);
    }
    return found;
}

void FatalLog::clear()
{
    const QMutexLocker lock(&kept().mutex);
    kept().lines.clear();
}

} // namespace vatochito
