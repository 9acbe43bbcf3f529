// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/Cache.h"

#include "core/LogCategories.h"
#include "storage/Rows.h"
#include "storage/SearchIndex.h"

#include <QDateTime>
#include <QFile>

namespace vatochito {

namespace {

/// A copy of everything beside the file. Not inside a transaction: SQLite refuses it there.
void copyAside(SqlConnection &connection, const QString &path)
{
    const QString copy = path + QStringLiteral(".aside-") +
                         QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMddHHmmsszzz"));
    Statement(connection, QStringLiteral("VACUUM INTO ?")).bind(copy).run();
    QFile::setPermissions(copy, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    qCWarning(lcStorage) << "cache set aside" << copy;
}

void emptyCache(SqlConnection &connection)
{
    // Before its messages go one by one, each with its words.
    searchindex::clear(connection);
    for (const char *table : {"finished_change", "cursor", "draft", "message", "member", "conversation", "person",
                              "sync_state", "sync_cursor", "hole", "ledger"})
        connection.execute(QStringLiteral("DELETE FROM %1").arg(QLatin1String(table)));
}

/// Commits as much as a few large messages need, and gives it back to the file: only a commit shows that there is room.
void takeUpRoom(SqlConnection &connection)
{
    SqlTransaction taking(connection);
    connection.execute(QStringLiteral("CREATE TABLE IF NOT EXISTS room (bytes BLOB)"));
    connection.execute(QStringLiteral("INSERT INTO room VALUES (zeroblob(262144))"));
    taking.commit();
    SqlTransaction giving(connection);
    connection.execute(QStringLiteral("DROP TABLE IF EXISTS room"));
    giving.commit();
}

/// Nothing, unless a quarter of the file and more than a few megabytes are free.
void shrink(SqlConnection &connection)
{
    constexpr long long kWorthIt = 8LL * 1024 * 1024;
    {
        Statement query(connection, QStringLiteral("SELECT (SELECT page_count FROM pragma_page_count),"
                                                   " (SELECT freelist_count FROM pragma_freelist_count),"
                                                   " (SELECT page_size FROM pragma_page_size)"));
        if (!query.next() || query.integer(1) * query.integer(2) < kWorthIt || query.integer(1) < query.integer(0) / 4)
            return;
    }
    connection.execute(QStringLiteral("VACUUM"));
}

} // namespace

Cache::Cache(const QString &path, UserId me, QObject *parent)
    : QObject(parent)
    , m_path(path)
    , m_me(me)
    , m_database(path,
                 [this](const Error &error) {
                     QMetaObject::invokeMethod(
                         this, [this, error] { takeTrouble(error); }, Qt::QueuedConnection);
                 })
    , m_conversations(std::make_unique<ConversationStore>(m_database, me))
    , m_messages(std::make_unique<MessageStore>(m_database, me))
    , m_outbox(std::make_unique<OutboxStore>(m_database))
    , m_connectionHistory(std::make_unique<ConnectionHistoryStore>(m_database))
    , m_drafts(m_database)
    , m_ledger(m_database)
    , m_search(std::make_unique<SearchStore>(m_database, me))
{
    m_opened.start();
    whenDone(m_database.opened(), this, [this](const Result<Opening> &opening) {
        takeOpening(opening);
        m_opened.addResult(opening ? Status() : failure(opening.error()));
        m_opened.finish();
    });
}

Cache::~Cache() = default;

QFuture<Status> Cache::tryAgain()
{
    auto promise = std::make_shared<QPromise<Status>>();
    promise->start();
    const auto finish = [promise](const Status &status) {
        promise->addResult(status);
        promise->finish();
    };
    m_waiting.reset();
    if (!m_isOpen) {
        whenDone(m_database.reopen(Database::Reopen::Again), this, [this, finish](const Result<Opening> &opening) {
            takeOpening(opening);
            finish(opening ? Status() : failure(opening.error()));
        });
        return promise->future();
    }
    whenDone(m_database.maintain(takeUpRoom), this, [this, finish](const Status &hasRoom) {
        if (hasRoom)
            setTrouble({});
        finish(hasRoom);
    });
    return promise->future();
}

void Cache::post(const WriteGroup::Work &work, const WriteGroup::Done &done)
{
    ++m_writes;
    if (m_waiting && m_waiting->add(work, done))
        return;
    const auto group = m_waiting = std::make_shared<WriteGroup>();
    group->add(work, done);
    const auto committed =
        m_database.write([me = m_me, group](SqlConnection &connection) { return group->run(connection, me); });
    whenDone(committed, this, [this, group](const Result<WriteGroup::Written> &written) {
        if (written)
            announce(written->changes);
        group->answer(written);
    });
}

void Cache::takeOpening(const Result<Opening> &opening)
{
    const bool hadFailed = m_trouble.has_value();
    m_isReplacing = false;
    m_isOpen = opening.has_value();
    if (!opening) {
        qCWarning(lcStorage).nospace() << "cache not opened: code=" << Error::codeName(opening.error().code)
                                       << " detail=" << opening.error().detail;
        setTrouble(opening.error());
        return;
    }
    if (opening->isNew || hadFailed)
        Q_EMIT m_conversations->reset();
    setTrouble({});
    if (opening->isNew)
        Q_EMIT replaced(opening->isOutboxWhole);
}

void Cache::takeTrouble(const Error &error)
{
    // What was asked before the file was replaced is no news.
    if (!m_isOpen || m_isReplacing)
        return;
    if (error.code == Error::Code::StorageFull) {
        setTrouble(error);
        return;
    }
    beginAnew();
}

void Cache::beginAnew()
{
    if (!m_isOpen || std::exchange(m_isReplacing, true))
        return;
    m_waiting.reset();
    whenDone(m_database.reopen(Database::Reopen::Anew), this,
             [this](const Result<Opening> &opening) { takeOpening(opening); });
}

void Cache::setTrouble(const std::optional<Error> &trouble)
{
    const bool isSame = trouble.has_value() == m_trouble.has_value() && (!trouble || trouble->code == m_trouble->code);
    m_trouble = trouble;
    if (!isSame)
        Q_EMIT troubleChanged();
}

QFuture<Status> Cache::giveBackRoom()
{
    return m_database.maintain(shrink);
}

QFuture<Status> Cache::setAside()
{
    m_waiting.reset(); // What comes after this is written after it.
    const auto done = m_database.maintain([path = m_path](SqlConnection &connection) {
        copyAside(connection, path);
        SqlTransaction transaction(connection);
        emptyCache(connection);
        Statement stepOut(connection, QStringLiteral("UPDATE outbox SET sent_after = NULL, is_failed = 1,"
                                                     " error_code = ?, error_detail = ''"));
        stepOut.bind(Error::codeName(Error::Code::OtherServer)).run();
        transaction.commit();
    });
    whenDone(done, this, [this](const Status &status) {
        if (status)
            Q_EMIT m_conversations->reset();
    });
    return done;
}

QFuture<Result<bool>> Cache::claim(const User &me)
{
    m_waiting.reset();
    const auto done = m_database.maintain([path = m_path, me](SqlConnection &connection) {
        bool isAnother = false;
        {
            Statement query(connection, QStringLiteral("SELECT user_id, username FROM account"));
            if (query.next())
                isAnother = query.id<UserId>(0) != me.id || query.text(1) != me.username;
        }
        if (isAnother)
            copyAside(connection, path);
        SqlTransaction transaction(connection);
        if (isAnother) {
            emptyCache(connection);
            connection.execute(QStringLiteral("DELETE FROM outbox"));
            connection.execute(QStringLiteral("DELETE FROM connection_period"));
        }
        Statement(connection, QStringLiteral("INSERT OR REPLACE INTO account (only_row, user_id, username)"
                                             " VALUES (1, ?, ?)"))
            .bind(me.id)
            .bind(me.username)
            .run();
        transaction.commit();
        return isAnother;
    });
    whenDone(done, this, [this](const Result<bool> &isAnother) {
        if (isAnother && *isAnother)
            Q_EMIT m_conversations->reset();
    });
    return done;
}

void Cache::announce(const CacheChanges &changes)
{
    if (changes.isRewritten)
        Q_EMIT m_conversations->reset();
    if (!changes.people.isEmpty())
        Q_EMIT m_conversations->peopleChanged(changes.people);
    for (const CacheChanges::Messages &messages : changes.messages)
        Q_EMIT m_messages->changed(messages.conversation, messages.rows);
    for (auto arrived = changes.arrivals.cbegin(); arrived != changes.arrivals.cend(); ++arrived)
        Q_EMIT m_messages->arrived(arrived.key(), arrived.value());
    for (const CacheChanges::OutboxRemoval &removal : changes.removedOutbox)
        Q_EMIT m_outbox->removed(removal.conversation, removal.clientId, removal.message);
    if (!changes.outbox.isEmpty())
        Q_EMIT m_outbox->changed(changes.outbox);
    if (!changes.conversations.isEmpty())
        Q_EMIT m_conversations->changed(changes.conversations);
    if (!changes.removedConversations.isEmpty())
        Q_EMIT m_conversations->removed(changes.removedConversations);
    if (changes.indexed > 0)
        Q_EMIT m_search->indexed();
}

} // namespace vatochito
