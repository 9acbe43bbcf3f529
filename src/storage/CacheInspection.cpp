// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/CacheInspection.h"

#include "storage/SqlConnection.h"

#include <QFileInfo>
#include <QPromise>
#include <QThreadPool>

#include <memory>

namespace vatochito {

namespace {

Result<CacheInspection> inspect(const QString &path)
{
    CacheInspection inspection{.bytes = QFileInfo(path).size(),
                               .logBytes = QFileInfo(path + QStringLiteral("-wal")).size()};
    if (!QFileInfo::exists(path))
        return failure(Error{.code = Error::Code::StorageFailed, .detail = QStringLiteral("there is no file")});
    try {
        SqlConnection connection(path, SqlConnection::Access::Look);
        Statement check(connection, QStringLiteral("PRAGMA quick_check(1)"));
        if (check.next() && check.text(0) != QLatin1String("ok"))
            inspection.fault = check.text(0).section(QLatin1Char('\n'), 0, 1);
    } catch (const SqlFailure &caught) {
        return failure(caught.error);
    }
    return inspection;
}

} // namespace

QFuture<Result<CacheInspection>> inspectCache(const QString &path)
{
    auto promise = std::make_shared<QPromise<Result<CacheInspection>>>();
    promise->start();
    QThreadPool::globalInstance()->start([promise, path] {
        promise->addResult(inspect(path));
        promise->finish();
    });
    return promise->future();
}

} // namespace vatochito
