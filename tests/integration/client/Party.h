// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Alarm.h"
#include "core/Credentials.h"
#include "net/CompatLink.h"
#include "net/SyncLink.h"
#include "net/Transport.h"

#include <QMap>
#include <QObject>
#include <QString>
#include <QTimer>

#include <memory>

namespace vatochito {

/// One person with a link and nothing else: keeps in memory what a cache would, as strictly.
class Party final : public QObject
{
    Q_OBJECT

public:
    enum class Level { Zero, One };

    Party(const QString &server, const Credentials &credentials, Level level);

    Link &link() { return *m_link; }
    UserId id() const { return m_me.id; }
    bool isOnline() const { return m_link->connection().status == Connection::Status::Online; }
    /// From now on it does not wait between its attempts to connect.
    void hurry();
    /// Done when it was sent and acknowledged.
    QFuture<Result<ReceivedMessage>> post(ConversationId conversation, const QString &content);

    /// The words of the messages of \a conversation in the order of their ids.
    QStringList words(ConversationId conversation) const { return m_rows.value(conversation).values(); }
    const SyncCursors &cursors() const { return m_cursors; }
    int snapshots() const { return m_snapshots; }
    int pages() const { return m_pages; }
    /// Numbers that came a second time, or after a later one.
    int outOfTurn() const { return m_outOfTurn; }
    /// Live at the last word.
    bool isLive(ConversationId conversation) const { return m_live.contains(conversation); }

private:
    class Tokens final : public TokenSource
    {
    public:
        QString accessToken() const override { return token; }
        QFuture<Result<QString>> refreshedToken(const QString &) override
        {
            return QtFuture::makeReadyFuture(Result<QString>(token));
        }

        QString token;
    };

    void store(const AccountChanges &changes);
    void store(const ConversationChanges &changes);
    void store(const ConversationEvent &event);

    SystemClock m_clock;
    SystemAlarms m_alarms;
    Transport m_transport{m_alarms};
    Tokens m_tokens;
    User m_me;
    QTimer m_hurry;
    SyncCursors m_cursors;
    QHash<ConversationId, QMap<MessageId, QString>> m_rows;
    QSet<ConversationId> m_live;
    int m_posts = 0;
    int m_snapshots = 0;
    int m_pages = 0;
    int m_outOfTurn = 0;
    std::unique_ptr<Link> m_link;
};

} // namespace vatochito
