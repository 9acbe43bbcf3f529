// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/store/Connection.h"

#include <chrono>
#include <condition_variable>
#include <future>
#include <optional>
#include <utility>

namespace vatochito::server {

/// One database file: a writer behind a WriteQueue and a few readers. In memory there is one connection for both.
/// Migrates when opened. Thread: any.
class Database
{
public:
    /// \a file empty: in memory, gone with this object.
    static Result<std::unique_ptr<Database>> open(const std::filesystem::path &file, std::size_t readers,
                                                  FailPoints failPoints = {});

    using Patience = std::optional<std::chrono::milliseconds>;

    /// Waits for a free reader; \a work sees one snapshot. Errors: TooLarge when its statements take longer than
    /// \a patience, which in memory is not looked at.
    template <typename T>
    Result<T> read(const std::function<Result<T>(SqlSession &)> &work, Patience patience = std::nullopt)
    {
        Result<T> result = failure(ServerError::storage("not run"));
        const Status done = readOn(patience, [&](SqlSession &session) -> Status {
            result = work(session);
            if (!result)
                return failure(result.error());
            return {};
        });
        if (!done)
            return failure(done.error());
        return result;
    }

    /// \a done runs after the commit, on the queue's own thread, in order of the calls.
    template <typename T>
    void write(std::function<Result<T>(SqlSession &)> work, std::function<void(Result<T>)> done)
    {
        auto result = std::make_shared<Result<T>>(failure(ServerError::storage("not run")));
        m_writes->submit(
            [this, result, work = std::move(work)]() -> Status {
                *result = work(m_writer->session());
                if (!*result)
                    return failure(result->error());
                return {};
            },
            [result, done = std::move(done)](const Status &committed) {
                if (committed)
                    done(std::move(*result));
                else
                    done(failure(committed.error()));
            });
    }

    /// What is to be read once another process has written, and who is to be told.
    template <typename T>
    struct Following
    {
        std::function<Result<T>(SqlSession &)> work;
        std::function<void(const T &)> tell;
    };
    /// Whenever another process has written, and at the first write, what \a begin gives: its work runs first in the
    /// next transaction, which fails with it, and its tell first of all that is told of that. One for all; not while
    /// anything is being written.
    template <typename T>
    void followOthers(std::function<Following<T>()> begin)
    {
        m_writes->followOthers([this, begin = std::move(begin)] {
            auto result = std::make_shared<Result<T>>(failure(ServerError::storage("not run")));
            Following<T> following = begin();
            return WriteQueue::Following{.work = [this, result, work = std::move(following.work)]() -> Status {
                                             *result = work(m_writer->session());
                                             if (!*result)
                                                 return failure(result->error());
                                             return {};
                                         },
                                         .done =
                                             [result, tell = std::move(following.tell)](const Status &committed) {
                                                 if (committed)
                                                     tell(**result);
                                             }};
        });
    }

    /// As write(), for callers that can wait. Never from a `done`: it would wait for itself.
    template <typename T>
    Result<T> writeAndWait(std::function<Result<T>(SqlSession &)> work)
    {
        return writeAndTell<T>(std::move(work), [](const T &) {});
    }

    /// What was given to be written until now is committed, or has failed, when this returns; nobody may have been told
    /// yet. Never from the work of a write.
    void settle() { m_writes->settle(); }

    /// As writeAndWait(); \a tell is called with what was committed, in the order of the commits, before this returns.
    template <typename T>
    Result<T> writeAndTell(std::function<Result<T>(SqlSession &)> work, const std::function<void(const T &)> &tell)
    {
        std::promise<Result<T>> promise;
        write<T>(std::move(work), [&promise, &tell](Result<T> result) {
            if (result)
                tell(*result);
            promise.set_value(std::move(result));
        });
        return promise.get_future().get();
    }

    /// Errors: StorageFailure or Unavailable when the file cannot be read.
    Status ping();

private:
    Database() = default;

    Status readOn(Patience patience, const std::function<Status(SqlSession &)> &work);
    std::unique_ptr<Connection> borrowReader();
    void giveBack(std::unique_ptr<Connection> reader);

    std::mutex m_writerMutex;
    std::unique_ptr<Connection> m_writer;
    std::unique_ptr<ConnectionTransaction> m_transaction;

    std::mutex m_readersMutex;
    std::condition_variable m_readerFree;
    std::vector<std::unique_ptr<Connection>> m_readers;
    bool m_isInMemory = false;

    // Last, so that it ends first: its thread uses everything above.
    std::unique_ptr<WriteQueue> m_writes;
};

} // namespace vatochito::server
