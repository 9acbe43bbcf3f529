// SPDX-License-Identifier: GPL-3.0-or-later
#include "LogTally.h"

#include <QMutex>
#include <QMutexLocker>
#include <QStringList>

#include <algorithm>
#include <cstdio>

namespace vatochito {

namespace {

// A message handler is a plain function, so what it works on is the program's.
struct Kept
{
    QMutex mutex;
    QStringList lines;
    QtMessageHandler previous = nullptr;
};

Kept &kept()
{
    static Kept instance;
    return instance;
}

void keep(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    const QString category = QString::fromLatin1(context.category ? context.category : "default");
    // Only the product's own; what the test says is for its reader.
    if (type == QtFatalMsg || !category.startsWith(QStringLiteral("vatochito."))) {
        kept().previous(type, context, text);
        return;
    }
    const QMutexLocker lock(&kept().mutex);
    kept().lines.append(category + QStringLiteral(": ") + text);
}

} // namespace

LogTally::LogTally()
{
    kept().previous = qInstallMessageHandler(keep);
}

LogTally::~LogTally()
{
    qInstallMessageHandler(kept().previous);
}

int LogTally::count(const QString &text) const
{
    const QMutexLocker lock(&kept().mutex);
    return static_cast<int>(
        std::ranges::count_if(kept().lines, [&text](const QString &line) { return line.contains(text); }));
}

void LogTally::clear()
{
    const QMutexLocker lock(&kept().mutex);
    kept().lines.clear();
}

void LogTally::print() const
{
    const QMutexLocker lock(&kept().mutex);
    for (const QString &line : kept().lines)
        std::fprintf(stderr, "%s\n", qPrintable(line));
}

} // namespace vatochito
