// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QString>

#include <functional>
#include <memory>
#include <type_traits>

namespace vatochito {

class SqlConnection;
struct SqlFailure;

/// One SQLite file: a writer and a reader connection, each on a thread of its own, so that neither the interface nor a
/// read waits for a commit. Opens and migrates by itself; jobs given before that wait their turn.
/// Thread: any. Destroying it finishes the jobs it was given.
class Database
{
public:
    explicit Database(const QString &path);
    ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    /// Errors: StorageNewer (the file is left as it was), StorageFull, StorageFailed.
    QFuture<Status> opened() const;

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
        return post(*m_writer, std::move(fn), Frame::Transaction);
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
        enqueue(room, [promise, fn = std::move(fn), frame](SqlConnection *connection, const Error &whyNot) mutable {
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
                if (!done)
                    result = failure(done.error());
            }
            promise->addResult(std::move(result));
            promise->finish();
        });
        return future;
    }

    static void enqueue(Room &room, Job job);
    /// Runs \a work inside \a frame; SqlFailure ends here.
    static Status guarded(SqlConnection &connection, Frame frame, const std::function<void()> &work);

    std::unique_ptr<Room> m_writer;
    std::unique_ptr<Room> m_reader;
};

} // namespace vatochito
