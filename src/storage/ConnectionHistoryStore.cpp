// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/ConnectionHistoryStore.h"

#include "core/WhenDone.h"
#include "storage/Database.h"
#include "storage/SqlConnection.h"

#include <array>
#include <utility>

namespace vatochito {

using namespace Qt::StringLiterals;

namespace {

using End = ConnectionPeriod::End;
using Kind = ConnectionPeriod::Kind;

constexpr std::array kEnds{
    std::pair{End::Lasting, "lasting"},
    std::pair{End::Turned, "turned"},
    std::pair{End::Closed, "closed"},
    std::pair{End::Unknown, "unknown"},
};

QString nameOf(End end)
{
    for (const auto &[known, name] : kEnds) {
        if (known == end)
            return QString::fromLatin1(name);
    }
    return {};
}

End endNamed(const QString &name)
{
    for (const auto &[end, known] : kEnds) {
        if (name == QLatin1String(known))
            return end;
    }
    return End::Unknown;
}

ConnectionPeriod periodOf(const Statement &row)
{
    return {.key = row.text(0),
            .kind = row.text(1) == "up"_L1 ? Kind::Up : Kind::Down,
            .begunAt = row.moment(2),
            .lasted = std::chrono::milliseconds(row.integer(3)),
            .end = endNamed(row.text(4)),
            .reason = Error::codeFromName(row.text(5)),
            .attempts = static_cast<int>(row.integer(6)),
            .conversations = static_cast<int>(row.integer(7)),
            .messages = static_cast<int>(row.integer(8))};
}

void upsert(SqlConnection &connection, const ConnectionPeriod &period)
{
    Statement statement(connection,
                        u"INSERT INTO connection_period (key, kind, begun_at, lasted_ms, ending, reason, attempts,"
                        " conversations, messages) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
                        " ON CONFLICT (key) DO UPDATE SET lasted_ms = excluded.lasted_ms, ending = excluded.ending,"
                        " reason = excluded.reason, attempts = excluded.attempts,"
                        " conversations = excluded.conversations, messages = excluded.messages"_s);
    statement.bind(period.key).bind(period.kind == Kind::Up ? u"up"_s : u"down"_s).bind(period.begunAt);
    statement.bind(static_cast<long long>(period.lasted.count())).bind(nameOf(period.end));
    statement.bind(Error::codeName(period.reason)).bind(static_cast<long long>(period.attempts));
    statement.bind(static_cast<long long>(period.conversations)).bind(static_cast<long long>(period.messages));
    statement.run();
}

void forget(SqlConnection &connection, Timestamp keptSince)
{
    // The oldest few each time: there are no more to forget than are written, and looking at all of them takes long.
    Statement(connection, u"DELETE FROM connection_period WHERE begun_at < ? AND id IN"
                          " (SELECT id FROM connection_period ORDER BY id LIMIT 100)"_s)
        .bind(keptSince)
        .run();
    Statement(connection, u"DELETE FROM connection_period WHERE id <= (SELECT max(id) FROM connection_period) - ?"_s)
        .bind(static_cast<long long>(ConnectionHistoryStore::kMost))
        .run();
}

} // namespace

ConnectionHistoryStore::ConnectionHistoryStore(Database &database, QObject *parent)
    : QObject(parent), m_database(database)
{
}

QFuture<Result<QList<ConnectionPeriod>>> ConnectionHistoryStore::newest(int limit) const
{
    return m_database.read([limit](SqlConnection &connection) {
        QList<ConnectionPeriod> periods;
        Statement query(connection, u"SELECT key, kind, begun_at, lasted_ms, ending, reason, attempts, conversations,"
                                    " messages FROM connection_period ORDER BY id DESC LIMIT ?"_s);
        query.bind(static_cast<long long>(limit));
        while (query.next())
            periods.append(periodOf(query));
        return periods;
    });
}

QFuture<Status> ConnectionHistoryStore::save(const ConnectionPeriod &period, Timestamp keptSince)
{
    return write([period, keptSince](SqlConnection &connection) {
        upsert(connection, period);
        forget(connection, keptSince);
    });
}

QFuture<Status> ConnectionHistoryStore::endForgotten()
{
    return write([](SqlConnection &connection) {
        connection.execute(u"UPDATE connection_period SET ending = 'unknown' WHERE ending = 'lasting'"_s);
    });
}

template <typename Fn>
QFuture<Status> ConnectionHistoryStore::write(Fn fn)
{
    const QFuture<Status> written = m_database.write(std::move(fn));
    whenDone(written, this, [this](const Status &status) {
        if (status)
            Q_EMIT changed();
    });
    return written;
}

} // namespace vatochito
