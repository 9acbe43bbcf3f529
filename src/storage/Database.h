// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"

#include "storage/Opening.h"

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QString>

#include <functional>
#include <memory>
#include <type_traits>

namespace vatochito {

class CacheFile;
class SqlConnection;
struct SqlFailure;

/// One SQLite file: a writer and a reader connection, each on a thread of its own, so that neither the interface nor a
/// read waits for a commit. Opens and migrates by itself, a damaged file anew; jobs given before that wait their turn.
/// Thread: any. Destroying it finishes the jobs it was given.
class Database
{
public:
    /// Told of every job's failure that is the file's fault and not the job's (StorageDamaged, StorageFull), on the
    /// thread of that job.
    using TroubleWatcher = std::function<void(const Error &)>;

    explicit Database(const QString &path, TroubleWatcher watcher = {});
    ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    /// Errors: StorageNewer (the file is left as it was), StorageFull, StorageFailed.
    QFuture<Result<Opening>> opened() const { return m_opened; }

    enum class Reopen {
        Again, ///< After it could not be opened.
        Anew,  ///< After it was found to be damaged.
    };
    /// What is asked from now on runs on the file as it is then. Errors: as opened().
    QFuture<Result<Opening>> reopen(Reopen how);

    /// Runs `fn(SqlConnection &) -> T` on the reader; all it reads is from one moment. It may throw SqlFailure, which
    /// becomes the error.
    template <typename Fn>
    auto read(Fn fn) const
    {
        return post(*m_reader, std::move(fn), Frame::Snapshot);
    }

    /// Runs `fn(SqlConnection &) -> T` on the writer, in one transaction that SqlFailure rolls back.
    template <typename Fn>
    auto write(Fn fn)
    {
        return post(
            *m_writer,
            [this, fn = std::move(fn)](SqlConnection &connection) mutable {
                requireInPlace();
                return fn(connection);
            },
            Frame::Transaction);
    }

    /// As write(), without a transaction around it: for what SQLite does not do inside one.
    template <typename Fn>
    auto maintain(Fn fn)
    {
        return post(*m_writer, std::move(fn));
    }

private:
    class Room;
    enum class Frame { None, Snapshot, Transaction };
    /// Called with the connection, or with why there is none.
    using Job = std::function<void(SqlConnection *, const Error &)>;

    template <typename Fn>
    static auto post(Room &room, Fn fn, Frame frame = Frame::None)
    {
        using T = std::invoke_result_t<Fn, SqlConnection &>;
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        QFuture<Result<T>> future = promise->future();
        enqueue(room,
                [&room, promise, fn = std::move(fn), frame](SqlConnection *connection, const Error &whyNot) mutable {
                    Result<T> result = failure(whyNot);
                    if (connection) {
                        const Status done = guarded(*connection, frame, [&] {
                            if constexpr (std::is_void_v<T>) {
                                fn(*connection);
                                result = {};
                            } else {
                                result = fn(*connection);
                            }
                        });
                        if (!done) {
                            result = failure(done.error());
                            tellTrouble(room, done.error());
                        }
                    }
                    promise->addResult(std::move(result));
                    promise->finish();
                });
        return future;
    }

    static void enqueue(Room &room, Job job);
    /// Runs \a work inside \a frame; SqlFailure ends here.
    /// Throws when another process put a new file in the place of this one.
    void requireInPlace() const;
    static void tellTrouble(const Room &room, const Error &error);
    static Status guarded(SqlConnection &connection, Frame frame, const std::function<void()> &work);

    QString m_path;
    std::unique_ptr<CacheFile> m_file; ///< The writer's thread's.
    std::unique_ptr<Room> m_writer;
    std::unique_ptr<Room> m_reader;
    QFuture<Result<Opening>> m_opened;
};

} // namespace vatochito
