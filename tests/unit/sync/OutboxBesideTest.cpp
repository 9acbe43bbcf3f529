// SPDX-License-Identifier: GPL-3.0-or-later
#include "OutboxScene.h"
#include "support/client/Await.h"
#include "support/client/PatientTest.h"
#include "support/client/Samples.h"

#include <QSignalSpy>

namespace vatochito {

using namespace samples;
using namespace std::chrono_literals;

/// Several processes of a profile share one file.
class OutboxBesideTest final : public QObject, private OutboxScene
{
    Q_OBJECT

private Q_SLOTS:
    void init() { beginOnline(); }
    void cleanup() { end(); }

    void changeOfAnotherProcess_isSeenAsDone()
    {
        own(50, QStringLiteral("a"));
        m_outbox->setSending(false);
        QSignalSpy confirmed(m_outbox.get(), &Outbox::confirmed);
        const ClientId id = await(m_outbox->edit(kChat, MessageId(50), QStringLiteral("b"))).value();
        Cache holder(path(), kMe);
        await(holder.write(
            [id](CacheTransaction &transaction) { transaction.confirm(*transaction.outboxEntry(id), MessageId(50)); }));
        m_alarms.advance(1s);
        QTRY_COMPARE(confirmed.count(), 1);
        QCOMPARE(confirmed.first().at(2).value<MessageId>(), MessageId(50));
    }

    void rowOfAnotherProcess_isShownAndSentWhenRung()
    {
        QSignalSpy shown(&m_cache->outbox(), &OutboxStore::changed);
        Cache other(path(), kMe);
        enqueueIn(other);
        m_outbox->wake();
        QTRY_COMPARE(m_link->sentTexts(), QStringList{QStringLiteral("beside")});
        QVERIFY(shown.count() > 0);
    }

    void processThatSendsFromNowOn_sendsWhatTheOtherLeftBeforeItsOwn()
    {
        m_outbox->setSending(false);
        settle();
        Cache other(path(), kMe);
        enqueueIn(other);
        enqueue(QStringLiteral("mine"));

        m_outbox->setSending(true);
        Q_EMIT m_link->sendingPossible(kChat);

        QTRY_COMPARE(m_link->sentTexts(), QStringList({QStringLiteral("beside"), QStringLiteral("mine")}));
    }

    void rowOfAnotherProcess_isShownThoughThisOneIsBusy()
    {
        m_link->goOffline();
        Cache other(path(), kMe);
        enqueueIn(other);
        QSignalSpy shown(&m_cache->outbox(), &OutboxStore::changed);
        m_outbox->wake();
        enqueue(QStringLiteral("mine"));
        const auto isShown = [&shown] {
            return std::ranges::any_of(shown, [](const QList<QVariant> &told) {
                return told.first().value<QList<OutboxEntry>>().constFirst().content == QStringLiteral("beside");
            });
        };
        QTRY_VERIFY(isShown());
    }

    void ringsInQuickSuccession_areOneMoreReading()
    {
        m_outbox->setSending(false);
        settle();
        Cache other(path(), kMe);
        for (int i = 0; i < 10; ++i)
            m_outbox->wake();
        settle();
        enqueueIn(other);
        QSignalSpy shown(&m_cache->outbox(), &OutboxStore::changed);
        m_alarms.advance(100ms);
        QTRY_COMPARE(shown.count(), 1);
        m_alarms.advance(1s);
        settle();
        QCOMPARE(shown.count(), 1);
    }

    void processThatDoesNotSend_seesWhatTheOtherDid()
    {
        m_outbox->setSending(false);
        settle();
        QSignalSpy needed(m_outbox.get(), &Outbox::holderNeeded);
        QSignalSpy confirmed(m_outbox.get(), &Outbox::confirmed);
        const ClientId id = enqueue(QStringLiteral("beside"));
        QTRY_COMPARE(needed.count(), 1);
        QVERIFY(m_link->sent.isEmpty());

        Cache holder(path(), kMe);
        await(holder.write([id](CacheTransaction &transaction) {
            transaction.upsertMessages({message(50, kMe, QStringLiteral("beside"))});
            transaction.confirm(*transaction.outboxEntry(id), MessageId(50));
        }));
        m_alarms.advance(1s);
        QTRY_COMPARE(confirmed.count(), 1);
        QCOMPARE(confirmed.first().at(2).value<MessageId>(), MessageId(50));
    }

    void nobodySends_isLookedForLessAndLessOften()
    {
        m_outbox->setSending(false);
        QSignalSpy needed(m_outbox.get(), &Outbox::holderNeeded);
        enqueue(QStringLiteral("waits"));
        for (int i = 0; i < 40; ++i) {
            m_alarms.advance(250ms);
            settle();
        }
        QVERIFY(needed.count() >= 3);
        QVERIFY2(needed.count() <= 8, qPrintable(QString::number(needed.count())));
    }

private:
    /// As another process does.
    static void enqueueIn(Cache &other)
    {
        await(other.write([](CacheTransaction &transaction) {
            OutboxEntry entry;
            entry.clientId = ClientId(QStringLiteral("from-the-cli"));
            entry.conversation = kChat;
            entry.content = QStringLiteral("beside");
            transaction.enqueue(entry);
        }));
    }
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::OutboxBesideTest)
#include "OutboxBesideTest.moc"
