// SPDX-License-Identifier: GPL-3.0-or-later
#include "MillionMessages.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <random>
#include <vector>

namespace vatochito::million {

using namespace Qt::StringLiterals;

namespace {

constexpr int kVocabulary = 40'000;

QString syllable(std::mt19937 &random, bool isGujarati)
{
    if (isGujarati) {
        static const QString letters = u"કખગઘચજટડતદધનપબમયરલવસહ"_s;
        static const QString signs = u"ાિીુેોં"_s;
        QString made(letters.at(random() % letters.size()));
        if (const auto sign = random() % (signs.size() + 1); sign < static_cast<unsigned>(signs.size()))
            made.append(signs.at(sign));
        return made;
    }
    static const QString consonants = u"bcdfghjklmnprstvz"_s;
    static const QString vowels = u"aeiou"_s;
    return QString(consonants.at(random() % consonants.size())) + vowels.at(random() % vowels.size());
}

/// The rank of a word that was said, the frequent ones more often.
int saidRank(std::mt19937 &random)
{
    static const std::vector<double> cumulated = [] {
        std::vector<double> sums;
        double sum = 0;
        for (int rank = 0; rank < kVocabulary; ++rank)
            sums.push_back(sum += 1.0 / (rank + 3));
        return sums;
    }();
    const double at = cumulated.back() * (random() / 4294967296.0);
    return static_cast<int>(std::lower_bound(cumulated.cbegin(), cumulated.cend(), at) - cumulated.cbegin());
}

bool run(QSqlDatabase &database, const QString &sql)
{
    QSqlQuery query(database);
    if (query.exec(sql))
        return true;
    std::fprintf(stderr, "%s\n", qPrintable(query.lastError().text()));
    return false;
}

bool fillRows(QSqlDatabase &database)
{
    for (int number = 1; number <= kConversations; ++number) {
        if (!run(database, u"INSERT INTO conversation (id, type, title, owner_id, description, created_at, updated_at)"
                           u" VALUES (%1, 'group', 'Group %1', 1, '', 1, 1)"_s.arg(number)))
            return false;
    }
    QSqlQuery insert(database);
    if (!insert.prepare(u"INSERT INTO message (conversation_id, id, sender_id, type, content, created_at, is_deleted,"
                        " reply_id, reply_sender_id, reply_excerpt, is_forwarded, attachments)"
                        " VALUES (?, ?, ?, 'text', ?, ?, 0, 0, 0, '', 0, '')"_s))
        return false;
    // In order of the primary key: pages are appended, not split.
    for (int conversation = 0; conversation < kConversations; ++conversation) {
        for (int number = conversation; number < kMessages; number += kConversations) {
            insert.addBindValue(conversation + 1);
            insert.addBindValue(number + 1);
            insert.addBindValue(number % 37 + 1);
            insert.addBindValue(text(number));
            insert.addBindValue(momentOf(number));
            if (!insert.exec()) {
                std::fprintf(stderr, "%s\n", qPrintable(insert.lastError().text()));
                return false;
            }
        }
    }
    // As a cache that an older version left behind.
    return run(database, u"DELETE FROM search_backlog"_s) &&
           run(database, u"INSERT INTO search_backlog SELECT conversation_id, max(id), 0 FROM message"
                         " GROUP BY conversation_id"_s);
}

} // namespace

QString word(int rank)
{
    static const QStringList words = [] {
        QStringList made;
        std::mt19937 random(7);
        for (int each = 0; each < kVocabulary; ++each) {
            QString word;
            const int syllables = 1 + static_cast<int>(random() % 4);
            for (int part = 0; part < syllables; ++part)
                word += syllable(random, each % 2 == 0);
            made.append(word);
        }
        return made;
    }();
    return words.at(rank % kVocabulary);
}

QString text(int number)
{
    std::mt19937 random(static_cast<unsigned>(number) + 1);
    random.discard(1);
    QStringList said;
    const int words = 2 + static_cast<int>(random() % 17);
    for (int each = 0; each < words; ++each)
        said.append(word(saidRank(random)));
    return said.join(u' ');
}

ConversationId conversationOf(int number)
{
    return ConversationId(number % kConversations + 1);
}

long long momentOf(int number)
{
    return 1'700'000'000'000'000 + number * 61'234'567LL;
}

bool fill(const QString &path)
{
    const QString name = u"million"_s;
    bool isFilled = false;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        database.setDatabaseName(path);
        isFilled = database.open() && run(database, u"PRAGMA synchronous = OFF"_s) && database.transaction() &&
                   fillRows(database) && database.commit() && run(database, u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
        database.close();
    }
    QSqlDatabase::removeDatabase(name);
    return isFilled;
}

} // namespace vatochito::million
