// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/Database.h"

#include "core/LogCategories.h"
#include "storage/CacheFile.h"
#include "storage/SqlConnection.h"

#include <QThread>

namespace vatochito {

/// One thread with its connection, and the jobs waiting for it.
class Database::Room
{
public:
    using Opened = Result<Opening>;
    /// Makes the connection. Throws SqlFailure.
    using Opener = std::function<Opening(std::unique_ptr<SqlConnection> &)>;

    explicit Room(TroubleWatcher watcher) : m_watcher(std::move(watcher))
    {
        m_worker.moveToThread(&m_thread);
        m_thread.setObjectName(QStringLiteral("storage"));
        m_thread.start();
    }

    ~Room()
    {
        // Queued behind the jobs, so that they are all done.
        run([this] {
            m_connection.reset();
            QThread::currentThread()->quit();
        });
        m_thread.wait();
    }

    Q_DISABLE_COPY_MOVE(Room)

    /// Opens once \a before is done and went well, and not at all otherwise.
    QFuture<Opened> open(Opener opener, QFuture<Opened> before)
    {
        return answer([this, opener = std::move(opener), before]() mutable {
            before.waitForFinished();
            Opened opened = before.result();
            if (opened) {
                try {
                    const Opening mine = opener(m_connection);
                    if (mine.isNew)
                        opened = mine;
                } catch (const SqlFailure &caught) {
                    m_connection.reset();
                    opened = failure(caught.error);
                }
            }
            m_whyNot = opened ? Error() : opened.error();
            return opened;
        });
    }

    QFuture<Opened> close()
    {
        return answer([this] {
            m_connection.reset();
            return Opened(Opening());
        });
    }

    void enqueue(Job job)
    {
        run([this, job = std::move(job)] { job(m_connection.get(), m_whyNot); });
    }

    void tellTrouble(const Error &error) const
    {
        if (m_watcher && (error.code == Error::Code::StorageDamaged || error.code == Error::Code::StorageFull))
            m_watcher(error);
    }

private:
    void run(std::function<void()> work)
    {
        QMetaObject::invokeMethod(&m_worker, std::move(work), Qt::QueuedConnection);
    }

    template <typename Work>
    QFuture<Opened> answer(Work work)
    {
        auto promise = std::make_shared<QPromise<Opened>>();
        promise->start();
        run([promise, work = std::move(work)]() mutable {
            promise->addResult(work());
            promise->finish();
        });
        return promise->future();
    }

    const TroubleWatcher m_watcher;
    QThread m_thread;
    QObject m_worker;
    std::unique_ptr<SqlConnection> m_connection; ///< Made and destroyed on m_thread.
    Error m_whyNot;
};

namespace {

auto readerOf(const QString &path)
{
    return [path](std::unique_ptr<SqlConnection> &connection) {
        connection = std::make_unique<SqlConnection>(path, SqlConnection::Access::ReadOnly);
        return Opening();
    };
}

} // namespace

Database::Database(const QString &path, TroubleWatcher watcher)
    : m_path(path)
    , m_file(std::make_unique<CacheFile>(path))
    , m_writer(std::make_unique<Room>(watcher))
    , m_reader(std::make_unique<Room>(std::move(watcher)))
{
    const auto migrated =
        m_writer->open([this](std::unique_ptr<SqlConnection> &connection) { return m_file->open(connection); },
                       QtFuture::makeReadyFuture(Result<Opening>(Opening())));
    // Not before the migrations.
    m_opened = m_reader->open(readerOf(m_path), migrated);
}

Database::~Database() = default;

QFuture<Result<Opening>> Database::reopen(Reopen how)
{
    // The file is moved away under nobody: the reader lets go of it first.
    const auto closed = m_reader->close();
    const auto written = m_writer->open(
        [this, how](std::unique_ptr<SqlConnection> &connection) {
            return how == Reopen::Anew ? m_file->replace(connection) : m_file->open(connection);
        },
        closed);
    return m_reader->open(readerOf(m_path), written);
}

void Database::requireInPlace() const
{
    m_file->requireInPlace();
}

void Database::tellTrouble(const Room &room, const Error &error)
{
    room.tellTrouble(error);
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
