// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/User.h"
#include "core/WhenDone.h"
#include "storage/CacheTransaction.h"
#include "storage/ConnectionHistoryStore.h"
#include "storage/ConversationStore.h"
#include "storage/Database.h"
#include "storage/DraftStore.h"
#include "storage/LedgerStore.h"
#include "storage/MessageStore.h"
#include "storage/OutboxStore.h"
#include "storage/SearchStore.h"
#include "storage/WriteGroup.h"

#include <QObject>

#include <memory>
#include <optional>
#include <utility>
#include <variant>

namespace vatochito {

/// The file of one account with its stores. A write is one transaction; when it is committed, and only then, the stores
/// tell what changed, with whole rows. Thread: the owner's.
class Cache final : public QObject
{
    Q_OBJECT

public:
    Cache(const QString &path, UserId me, QObject *parent = nullptr);
    ~Cache() override;

    /// The first attempt. Errors: StorageNewer, StorageFull, StorageFailed.
    QFuture<Status> opened() const { return m_opened.future(); }
    /// Why the file cannot be used, or not be written; nothing when all is well.
    const std::optional<Error> &trouble() const { return m_trouble; }
    /// Looks whether the trouble is over.
    QFuture<Status> tryAgain();
    /// The file is damaged, as a look at all of it has found: sets it aside and begins another one, with what could be
    /// saved of the outbox. replaced() follows.
    void beginAnew();
    QString path() const { return m_path; }

    ConversationStore &conversations() { return *m_conversations; }
    MessageStore &messages() { return *m_messages; }
    OutboxStore &outbox() { return *m_outbox; }
    ConnectionHistoryStore &connectionHistory() { return *m_connectionHistory; }
    DraftStore &drafts() { return m_drafts; }
    LedgerStore &ledger() { return m_ledger; }
    SearchStore &search() { return *m_search; }

    /// Runs `fn(CacheTransaction &) -> T` on the writer, in order. What it throws (SqlFailure) or a failed commit is
    /// the error, and then nothing happened. Those that wait at the same time are committed together. The future
    /// finishes on this thread, after the stores' signals.
    template <typename Fn>
    auto write(Fn fn)
    {
        using T = std::invoke_result_t<Fn, CacheTransaction &>;
        using Kept = std::conditional_t<std::is_void_v<T>, std::monostate, std::optional<T>>;

        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        auto kept = std::make_shared<Kept>();
        const auto work = [kept, fn = std::make_shared<Fn>(std::move(fn))](CacheTransaction &transaction) {
            if constexpr (std::is_void_v<T>)
                (*fn)(transaction);
            else
                *kept = (*fn)(transaction);
        };
        post(work, [promise, kept](const Status &done) {
            Result<T> result;
            if (!done)
                result = failure(done.error());
            else if constexpr (!std::is_void_v<T>)
                result = std::move(**kept);
            promise->addResult(std::move(result));
            promise->finish();
        });
        return promise->future();
    }

    /// How many were handed to write() so far: what is written next follows all of them.
    long long writes() const { return m_writes; }

    /// Copies the file beside itself (`….aside-<moment>`) and empties it, but for the outbox: another server answers
    /// under the old address (compat.md, Quirks). What waits steps out with OtherServer, for its conversations are
    /// other people's there.
    QFuture<Status> setAside();
    /// Records whose cache this is. True: it was another person's, and it has been set aside, the outbox with it.
    QFuture<Result<bool>> claim(const User &me);

    /// Makes the file as small as what is in it, where that is worth its while. Takes seconds for a large one.
    QFuture<Status> giveBackRoom();

Q_SIGNALS:
    void troubleChanged();
    /// The file was damaged; it is set aside, and an empty one is in its place. The stores have told reset() before.
    /// \param isOutboxWhole  Everything that was written here and is on no server yet came along.
    void replaced(bool isOutboxWhole);

private:
    void post(const WriteGroup::Work &work, const WriteGroup::Done &done);
    void takeOpening(const Result<Opening> &opening);
    void takeTrouble(const Error &error);
    void setTrouble(const std::optional<Error> &trouble);
    void announce(const CacheChanges &changes);

    QString m_path;
    UserId m_me;
    QPromise<Status> m_opened;
    std::optional<Error> m_trouble;
    bool m_isOpen = false;
    bool m_isReplacing = false;
    long long m_writes = 0;
    Database m_database;
    std::shared_ptr<WriteGroup> m_waiting; ///< What is written next joins it, as long as it may.
    std::unique_ptr<ConversationStore> m_conversations;
    std::unique_ptr<MessageStore> m_messages;
    std::unique_ptr<OutboxStore> m_outbox;
    std::unique_ptr<ConnectionHistoryStore> m_connectionHistory;
    DraftStore m_drafts;
    LedgerStore m_ledger;
    std::unique_ptr<SearchStore> m_search;
};

} // namespace vatochito
