// SPDX-License-Identifier: GPL-3.0-or-later
#include "BareRows.h"

#include "base/Timestamp.h"

#include <QElapsedTimer>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include <cstdio>
#include <cstdlib>

namespace vatochito {

using namespace Qt::StringLiterals;

namespace {

void run(QSqlQuery &query)
{
    if (query.exec())
        return;
    std::fprintf(stderr, "%s\n", qPrintable(query.lastError().text()));
    std::exit(1);
}

void run(QSqlDatabase &database, const QString &sql)
{
    QSqlQuery query(database);
    if (!query.exec(sql)) {
        std::fprintf(stderr, "%s\n", qPrintable(query.lastError().text()));
        std::exit(1);
    }
}

void makeSchema(QSqlDatabase &database)
{
    run(database, u"PRAGMA journal_mode = WAL"_s);
    run(database, u"PRAGMA synchronous = FULL"_s);
    run(database, u"CREATE TABLE message (conversation_id INTEGER NOT NULL, id INTEGER NOT NULL, sender_id INTEGER NOT"
                  " NULL, type TEXT NOT NULL, content TEXT NOT NULL, created_at INTEGER NOT NULL, edited_at INTEGER,"
                  " is_deleted INTEGER NOT NULL, reply_id INTEGER NOT NULL, reply_sender_id INTEGER NOT NULL,"
                  " reply_excerpt TEXT NOT NULL, is_forwarded INTEGER NOT NULL, attachments TEXT NOT NULL,"
                  " client_id TEXT, PRIMARY KEY (conversation_id, id)) WITHOUT ROWID"_s);
    run(database, u"CREATE VIRTUAL TABLE message_words USING fts5(content, place, content='', columnsize=0,"
                  " prefix='2', tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'\")"_s);
}

} // namespace

double writeBareRows(const QString &path, const QList<QList<Message>> &batches, bool isIndexed)
{
    const QString name = path;
    double measured = 0;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        database.setDatabaseName(path);
        if (!database.open())
            std::exit(1);
        makeSchema(database);
        QSqlQuery row(database);
        row.prepare(u"INSERT INTO message (conversation_id, id, sender_id, type, content, created_at, is_deleted,"
                    " reply_id, reply_sender_id, reply_excerpt, is_forwarded, attachments)"
                    " VALUES (?, ?, ?, 'text', ?, ?, 0, 0, 0, '', 0, '')"_s);
        QSqlQuery words(database);
        words.prepare(u"INSERT INTO message_words (rowid, content, place) VALUES (?, ?, ?)"_s);
        QElapsedTimer timer;
        timer.start();
        for (const QList<Message> &messages : batches) {
            database.transaction();
            for (const Message &message : messages) {
                row.addBindValue(qlonglong(message.conversation.value()));
                row.addBindValue(qlonglong(message.id.value()));
                row.addBindValue(qlonglong(message.sender.value()));
                row.addBindValue(message.content);
                row.addBindValue(qlonglong(toMicros(message.createdAt)));
                run(row);
                if (!isIndexed)
                    continue;
                words.addBindValue(qlonglong(toMicros(message.createdAt) / 1'000'000 * 4096));
                words.addBindValue(message.content);
                words.addBindValue(u"c%1 s%2"_s.arg(message.conversation.value()).arg(message.sender.value()));
                run(words);
            }
            database.commit();
        }
        measured = static_cast<double>(timer.nsecsElapsed()) / 1e9;
        row.clear();
        words.clear();
        database.close();
    }
    QSqlDatabase::removeDatabase(name);
    return measured;
}

} // namespace vatochito
