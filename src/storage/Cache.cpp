// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/Cache.h"

#include "core/LogCategories.h"
#include "storage/Rows.h"

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
    for (const char *table : {"finished_change", "cursor", "message", "member", "conversation", "person"})
        connection.execute(QStringLiteral("DELETE FROM %1").arg(QLatin1String(table)));
}

} // namespace

Cache::Cache(const QString &path, UserId me, QObject *parent)
    : QObject(parent)
    , m_path(path)
    , m_me(me)
    , m_database(path)
    , m_conversations(std::make_unique<ConversationStore>(m_database, me))
    , m_messages(std::make_unique<MessageStore>(m_database, me))
    , m_outbox(std::make_unique<OutboxStore>(m_database))
{
}

Cache::~Cache() = default;

QFuture<Status> Cache::setAside()
{
    const auto done = m_database.maintain([path = m_path](SqlConnection &connection) {
        copyAside(connection, path);
        SqlTransaction transaction(connection);
        emptyCache(connection);
        connection.execute(QStringLiteral("UPDATE outbox SET sent_after = NULL"));
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
    if (!changes.people.isEmpty())
        Q_EMIT m_conversations->peopleChanged(changes.people);
    for (const CacheChanges::Messages &messages : changes.messages)
        Q_EMIT m_messages->changed(messages.conversation, messages.rows);
    for (const CacheChanges::OutboxRemoval &removal : changes.removedOutbox)
        Q_EMIT m_outbox->removed(removal.conversation, removal.clientId, removal.message);
    if (!changes.outbox.isEmpty())
        Q_EMIT m_outbox->changed(changes.outbox);
    if (!changes.conversations.isEmpty())
        Q_EMIT m_conversations->changed(changes.conversations);
    if (!changes.removedConversations.isEmpty())
        Q_EMIT m_conversations->removed(changes.removedConversations);
}

} // namespace vatochito
