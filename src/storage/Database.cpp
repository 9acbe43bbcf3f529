// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/Database.h"

#include "core/LogCategories.h"
#include "storage/Migrations.h"
#include "storage/SqlConnection.h"

#include <QThread>

namespace vatochito {

/// One thread with its connection, and the jobs waiting for it.
class Database::Room
{
public:
    /// Opens the connection once \a before is done: the reader must not come before the migrations.
    Room(const QString &path, SqlConnection::Access access, const QFuture<Status> &before)
    {
        m_opened.start();
        m_worker.moveToThread(&m_thread);
        m_thread.setObjectName(QStringLiteral("storage"));
        m_thread.start();
        QMetaObject::invokeMethod(
            &m_worker, [this, path, access, before]() mutable { open(path, access, before); }, Qt::QueuedConnection);
    }

    ~Room()
    {
        // Queued behind the jobs, so that they are all done.
        QMetaObject::invokeMethod(
            &m_worker,
            [this] {
                m_connection.reset();
                QThread::currentThread()->quit();
            },
            Qt::QueuedConnection);
        m_thread.wait();
    }

    Q_DISABLE_COPY_MOVE(Room)

    QFuture<Status> opened() const { return m_opened.future(); }

    void enqueue(Job job)
    {
        QMetaObject::invokeMethod(
            &m_worker, [this, job = std::move(job)] { job(m_connection.get(), m_whyNot); }, Qt::QueuedConnection);
    }

private:
    void open(const QString &path, SqlConnection::Access access, QFuture<Status> before)
    {
        Status status;
        before.waitForFinished();
        if (before.resultCount() > 0)
            status = before.result();
        if (status) {
            try {
                m_connection = std::make_unique<SqlConnection>(path, access);
                if (access == SqlConnection::Access::ReadWrite)
                    migrate(*m_connection);
            } catch (const SqlFailure &caught) {
                m_connection.reset();
                status = failure(caught.error);
            }
        }
        if (!status)
            m_whyNot = status.error();
        m_opened.addResult(status);
        m_opened.finish();
    }

    QThread m_thread;
    QObject m_worker;
    std::unique_ptr<SqlConnection> m_connection; ///< Made and destroyed on m_thread.
    Error m_whyNot;
    QPromise<Status> m_opened;
};

Database::Database(const QString &path)
    : m_writer(std::make_unique<Room>(path, SqlConnection::Access::ReadWrite, QFuture<Status>()))
    , m_reader(std::make_unique<Room>(path, SqlConnection::Access::ReadOnly, m_writer->opened()))
{
}

Database::~Database() = default;

QFuture<Status> Database::opened() const
{
    return m_reader->opened();
}

void Database::enqueue(Room &room, Job job)
{
    room.enqueue(std::move(job));
}

Status Database::guarded(SqlConnection &connection, Frame frame, const std::function<void()> &work)
{
    try {
        if (frame == Frame::None) {
            work();
        } else {
            SqlTransaction transaction(connection, frame == Frame::Transaction ? SqlTransaction::Kind::Write
                                                                               : SqlTransaction::Kind::Snapshot);
            work();
            transaction.commit();
        }
        return {};
    } catch (const SqlFailure &caught) {
        qCWarning(lcStorage).nospace() << "job failed: reason=" << Error::codeName(caught.error.code)
                                       << " detail=" << caught.error.detail;
        return failure(caught.error);
    }
}

} // namespace vatochito
