// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "EngineScene.h"

namespace vatochito {

/// An account on a server that numbers its changes.
class NumberedScene : protected EngineScene
{
protected:
    void beginNumbered()
    {
        begin(Capabilities{.level = 1, .acknowledgesSends = true, .pagesHistory = true, .resumes = true});
    }

    static ReceivedMessage numbered(long long id, UserId sender, const char *content, long long rev,
                                    ConversationId conversation = kChat)
    {
        ReceivedMessage received = message(id, sender, QString::fromUtf8(content), conversation);
        received.rev = rev;
        return received;
    }

    /// The server has \a first to \a last of Bob, each with the number after its id, and tells nobody.
    void storeSilently(int first, int last)
    {
        for (const ReceivedMessage &received : numberedFrom(first, last))
            m_link->storeSilently(received);
    }

    /// What a page brings of these.
    static QList<ReceivedMessage> numberedFrom(int first, int last)
    {
        QList<ReceivedMessage> messages;
        for (int id = first; id <= last; ++id)
            messages.append(numbered(id, kBob, "m", id + 1));
        return messages;
    }

    static ReceivedMessage bornLater(ReceivedMessage received)
    {
        received.message.createdAt += std::chrono::hours(5);
        return received;
    }

    static MyConversation mine(long long head)
    {
        return {.id = kChat, .title = QStringLiteral("alice - bob"), .head = head};
    }

    void connectWithSnapshot(long long head, const QString &epoch = QStringLiteral("e1"))
    {
        m_link->connectAlone();
        Q_EMIT m_link->accountChanged(
            {.isSnapshot = true, .epoch = epoch, .account = 10, .conversations = {mine(head)}});
        m_link->goOnline();
    }

    void beLive()
    {
        m_link->storeSilently(numbered(1, kBob, "one", 2));
        m_link->storeSilently(numbered(2, kBob, "two", 3));
        connectWithSnapshot(3);
        QTRY_VERIFY(m_engine->isCaughtUp());
        QTRY_COMPARE(m_arrived.size(), 2);
    }

    void tell(const ConversationChanges &changes) { Q_EMIT m_link->changesReceived(changes); }

    SyncCursors stored()
    {
        return await(m_cache->write([](CacheTransaction &transaction) { return transaction.syncCursors(); })).value();
    }
    QList<HistoryHole> holes(ConversationId conversation = kChat)
    {
        return await(m_cache->write([conversation](CacheTransaction &transaction) {
                   return transaction.holes().of(conversation);
               }))
            .value();
    }
    std::optional<Message> row(long long id)
    {
        return await(m_cache->write(
                         [id](CacheTransaction &transaction) { return transaction.message(kChat, MessageId(id)); }))
            .value();
    }

    /// Everything that was begun has been written and told.
    void settleAndTell()
    {
        for (int i = 0; i < 3; ++i)
            stored();
        QCoreApplication::processEvents();
    }
};

} // namespace vatochito
