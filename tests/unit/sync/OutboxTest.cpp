// SPDX-License-Identifier: GPL-3.0-or-later
#include "OutboxScene.h"
#include "support/client/Await.h"
#include "support/client/FatalLog.h"
#include "support/client/PatientTest.h"
#include "support/client/Samples.h"

#include <QSignalSpy>

namespace vatochito {

using namespace samples;
using namespace std::chrono_literals;

class OutboxTest final : public QObject, private OutboxScene
{
    Q_OBJECT

private Q_SLOTS:
    void init() { beginOnline(); }
    void cleanup() { end(); }

    void written_isInTheFileAndSentAndConfirmedByItsEcho()
    {
        QSignalSpy confirmed(m_outbox.get(), &Outbox::confirmed);
        const ClientId id = enqueue(QStringLiteral("Hello!"));
        QTRY_COMPARE(confirmed.count(), 1);
        QCOMPARE(m_link->sentTexts(), QStringList{QStringLiteral("Hello!")});
        QCOMPARE(await(m_cache->messages().byClientId(id)).value()->content, QStringLiteral("Hello!"));
        QVERIFY(m_outbox->isEmpty());
    }

    void keptDraftThatIsSent_isEmptyOnceItIsInTheFile()
    {
        QVERIFY(await(m_cache->write([](CacheTransaction &transaction) {
            transaction.saveDraft(kChat, QStringLiteral("Hello!"), Timestamp());
        })));
        QVERIFY(await(
            m_outbox->enqueue({.conversation = kChat, .content = QStringLiteral("Hello!"), .isKeptDraft = true})));
        QCOMPARE(await(m_cache->drafts().of(kChat)).value(), QString());
    }

    void keptDraft_staysWithAMessageFromElsewhere()
    {
        QVERIFY(await(m_cache->write([](CacheTransaction &transaction) {
            transaction.saveDraft(kChat, QStringLiteral("begun"), Timestamp());
        })));
        enqueue(QStringLiteral("from elsewhere"));
        QCOMPARE(await(m_cache->drafts().of(kChat)).value(), QStringLiteral("begun"));
    }

    void writtenOffline_isSentInOrderOnceOnline()
    {
        m_link->goOffline();
        QStringList written;
        for (int i = 0; i < 20; ++i) {
            written.append(QString::number(i));
            enqueue(written.last());
        }
        settle();
        QVERIFY(m_link->sent.isEmpty());
        m_link->goOnline();
        QTRY_COMPARE(m_link->sentTexts(), written);
        QTRY_VERIFY(m_outbox->isEmpty());
    }

    void oneIsInFlightAtATime()
    {
        m_link->echoes = false;
        enqueue(QStringLiteral("first"));
        enqueue(QStringLiteral("second"));
        QTRY_COMPARE(m_link->sent.size(), 1);
        settle();
        QCOMPARE(m_link->sentTexts(), QStringList{QStringLiteral("first")});
    }

    void lostSocketAfterTheServerStoredIt_isFoundAndNotSentAgain()
    {
        m_link->echoes = false;
        QSignalSpy confirmed(m_outbox.get(), &Outbox::confirmed);
        enqueue(QStringLiteral("once"));
        QTRY_COMPARE(m_link->sent.size(), 1);
        m_link->goOffline();
        m_link->echoes = true;
        m_link->goOnline();
        QTRY_COMPARE(confirmed.count(), 1);
        QCOMPARE(m_link->sent.size(), 1);
    }

    void lostSocketBeforeTheServerStoredIt_isSentAgain()
    {
        m_link->stores = false;
        QSignalSpy confirmed(m_outbox.get(), &Outbox::confirmed);
        enqueue(QStringLiteral("twice"));
        QTRY_COMPARE(m_link->sent.size(), 1);
        m_link->goOffline();
        m_link->stores = true;
        m_link->goOnline();
        QTRY_COMPARE(confirmed.count(), 1);
        QCOMPARE(m_link->sent.size(), 2);
        QCOMPARE(m_link->sent.at(0).clientId, m_link->sent.at(1).clientId);
    }

    void echoThatComesRightBeforeItIsSentAgain_confirms()
    {
        m_link->stores = false;
        QSignalSpy confirmed(m_outbox.get(), &Outbox::confirmed);
        enqueue(QStringLiteral("once"));
        QTRY_COMPARE(m_link->sent.size(), 1);
        m_link->goOffline();
        // The server was about to store it when the history was read.
        connect(&m_cache->outbox(), &OutboxStore::changed, this, [this](const QList<OutboxEntry> &entries) {
            if (entries.first().attempts == 2 && m_link->histories[kChat].isEmpty())
                m_link->receive(message(900, kMe, QStringLiteral("once")));
        });
        m_link->goOnline();
        QTRY_COMPARE(confirmed.count(), 1);
        settle();
        m_alarms.advance(OutboxLane::kRetryWait);
        settle();
        QCOMPARE(m_link->sent.size(), 1);
        QVERIFY(m_outbox->isEmpty());
    }

    void socketThatDiesOfTheSameMessageAgain_isNotFedItAtOnce()
    {
        m_link->stores = false;
        enqueue(QStringLiteral("poison"));
        QTRY_COMPARE(m_link->sent.size(), 1);
        m_link->goOffline();
        m_link->goOnline();
        QTRY_COMPARE(m_link->sent.size(), 2);
        m_link->goOffline();
        m_link->goOnline();
        settle();
        QCOMPARE(m_link->sent.size(), 2);
        m_alarms.advance(OutboxLane::kRetryWait);
        QTRY_COMPARE(m_link->sent.size(), 3);
        QCOMPARE(await(m_cache->outbox().all()).value().first().state, OutboxEntry::State::Waiting);
    }

    void historyThatCannotBeRead_holdsEverythingBack()
    {
        m_link->echoes = false;
        enqueue(QStringLiteral("uncertain"));
        enqueue(QStringLiteral("later"));
        QTRY_COMPARE(m_link->sent.size(), 1);
        m_link->goOffline();
        m_link->restFails = Error{.code = Error::Code::ServerFailed};
        m_link->goOnline();
        settle();
        QCOMPARE(m_link->sent.size(), 1);
        m_link->restFails = {};
        m_link->echoes = true;
        m_alarms.advance(OutboxLane::kRetryWait);
        QTRY_COMPARE(m_link->sentTexts(), QStringList({QStringLiteral("uncertain"), QStringLiteral("later")}));
    }

    void missingEchoOnALiveSocket_isLookedForBeforeItIsSentAgain()
    {
        FatalLog log;
        log.announce(QStringLiteral("no echo"));
        m_link->echoes = false;
        QSignalSpy confirmed(m_outbox.get(), &Outbox::confirmed);
        enqueue(QStringLiteral("quiet"));
        QTRY_COMPARE(m_link->sent.size(), 1);
        settle();
        m_alarms.advance(OutboxLane::kEchoPatience);
        QTRY_COMPARE(confirmed.count(), 1);
        QCOMPARE(m_link->sent.size(), 1);
        QCOMPARE(m_link->proofsAsked, 1);
    }

    void missingEcho_whileTheServerAnswersNoPing_isNotSentAgain()
    {
        m_link->echoes = false;
        m_link->stores = false;
        m_link->answersPings = false;
        enqueue(QStringLiteral("sent into silence"));
        QTRY_COMPARE(m_link->sent.size(), 1);
        settle();
        m_alarms.advance(OutboxLane::kEchoPatience);
        QTRY_COMPARE(m_link->proofsAsked, 1);
        m_alarms.advance(std::chrono::minutes(1));
        settle();
        QCOMPARE(m_link->sent.size(), 1);

        m_link->goOffline(); // no pong: the socket is dead
        m_link->goOnline();
        QTRY_COMPARE(m_link->sent.size(), 2);
    }

    void lateEcho_whileThePingIsOnItsWay_confirms()
    {
        m_link->echoes = false;
        m_link->answersPings = false;
        QSignalSpy confirmed(m_outbox.get(), &Outbox::confirmed);
        enqueue(QStringLiteral("late"));
        QTRY_COMPARE(m_link->sent.size(), 1);
        settle();
        m_alarms.advance(OutboxLane::kEchoPatience);
        QTRY_COMPARE(m_link->proofsAsked, 1);
        Q_EMIT m_link->eventReceived(kChat, MessageArrived{m_link->histories[kChat].last()});
        QTRY_COMPARE(confirmed.count(), 1);
        QCOMPARE(m_link->sent.size(), 1);
    }

    void longMessage_isGivenTheTimeThatAPoorNetworkNeeds()
    {
        m_link->echoes = false;
        m_link->answersPings = false;
        enqueue(QString(10 * OutboxLane::kBytesPerSecond, u'x'));
        QTRY_COMPARE(m_link->sent.size(), 1);
        settle();
        m_alarms.advance(OutboxLane::kEchoPatience + std::chrono::seconds(9));
        settle();
        QCOMPARE(m_link->proofsAsked, 0);
        m_alarms.advance(std::chrono::seconds(1));
        QTRY_COMPARE(m_link->proofsAsked, 1);
    }

    void neverStored_stepsOutAndLetsTheNextPass()
    {
        FatalLog log;
        log.announce(QStringLiteral("no echo"));
        m_link->stores = false;
        QSignalSpy failed(m_outbox.get(), &Outbox::failed);
        enqueue(QStringLiteral("poison"));
        for (int i = 1; i <= OutboxLane::kUnansweredSends; ++i) {
            QTRY_COMPARE(m_link->sent.size(), i);
            settle();
            m_alarms.advance(OutboxLane::kEchoPatience);
        }
        QTRY_COMPARE(failed.count(), 1);
        m_link->stores = true;
        enqueue(QStringLiteral("fine"));
        QTRY_VERIFY(m_link->sentTexts().contains(QStringLiteral("fine")));
        QCOMPARE(m_link->sentTexts().count(QStringLiteral("poison")), OutboxLane::kUnansweredSends);
    }

    void sameTextTwice_eachRowTakesItsOwnMessage()
    {
        m_link->goOffline();
        const ClientId first = enqueue(QStringLiteral("ok"));
        const ClientId second = enqueue(QStringLiteral("ok"));
        m_link->goOnline();
        QTRY_COMPARE(m_link->sent.size(), 2);
        QTRY_VERIFY(m_outbox->isEmpty());
        QVERIFY(await(m_cache->messages().byClientId(first)).value()->id <
                await(m_cache->messages().byClientId(second)).value()->id);
    }

    void messageOfAnotherDevice_olderThanTheSend_isNotTakenForIt()
    {
        m_link->receive(message(900, kMe, QStringLiteral("ok")));
        QTRY_VERIFY(await(m_cache->messages().one(kChat, MessageId(900))).value());
        const ClientId id = enqueue(QStringLiteral("ok"));
        QTRY_VERIFY(m_outbox->isEmpty());
        QTRY_VERIFY(await(m_cache->messages().byClientId(id)).value());
        QVERIFY(await(m_cache->messages().byClientId(id)).value()->id > MessageId(900));
    }

    void messageOfAnotherDevice_missedWhileOffline_isNotTakenForIt()
    {
        m_link->goOffline();
        m_link->storeSilently(message(900, kMe, QStringLiteral("ok")));
        const ClientId id = enqueue(QStringLiteral("ok"));
        m_link->goOnline();
        QTRY_VERIFY(m_outbox->isEmpty());
        QCOMPARE(m_link->sent.size(), 1);
        QVERIFY(await(m_cache->messages().byClientId(id)).value()->id > MessageId(900));
    }

    void whatWasMissedIsNotKnownYet_nothingIsSent()
    {
        m_link->goOffline();
        m_link->storeSilently(message(900, kBob, QStringLiteral("news")));
        m_link->holdsHistories = true;
        enqueue(QStringLiteral("waits"));
        m_link->goOnline();
        QTRY_VERIFY(m_engine->isReadingHistory(kChat));
        settle();
        QVERIFY(m_link->sent.isEmpty());
        m_link->releaseHistories();
        QTRY_COMPARE(m_link->sent.size(), 1);
    }

    void whatWasMissedCannotBeAsked_isAskedAgainAndThenSent()
    {
        m_link->goOffline();
        m_link->restFails = Error{.code = Error::Code::ServerFailed};
        enqueue(QStringLiteral("waits"));
        m_link->goOnline();
        settle();
        QVERIFY(m_link->sent.isEmpty());
        m_link->restFails = {};
        m_alarms.advance(OutboxLane::kRetryWait);
        QTRY_COMPARE(m_link->sent.size(), 1);
    }

    void deletedElsewhereAfterALostEcho_isNotSentAgain()
    {
        m_link->echoes = false;
        enqueue(QStringLiteral("oops"));
        QTRY_COMPARE(m_link->sent.size(), 1);
        m_link->goOffline();
        deleteElsewhere(m_link->histories[kChat].last());
        m_link->conversationList.first().lastMessage = m_link->histories[kChat].last();
        m_link->goOnline();
        QTRY_VERIFY(m_outbox->isEmpty());
        QCOMPARE(m_link->sent.size(), 1);
        const QList<Message> stored = await(m_cache->messages().newest(kChat, 10)).value();
        QCOMPARE(stored.size(), 1);
        QVERIFY(stored.first().isDeleted);
        QCOMPARE(stored.first().content, QString());
    }

    void anotherTextDeletedElsewhere_isNotTakenForIt()
    {
        m_link->stores = false;
        enqueue(QStringLiteral("mine"));
        QTRY_COMPARE(m_link->sent.size(), 1);
        m_link->goOffline();
        m_link->stores = true;
        ReceivedMessage other = message(990, kMe, QStringLiteral("other"));
        deleteElsewhere(other);
        m_link->storeSilently(other);
        m_link->goOnline();
        QTRY_COMPARE(m_link->sent.size(), 2);
    }

    void anotherServerBehindTheAddress_nothingReachesItUnlessTriedAgain()
    {
        FatalLog log;
        log.announce(QStringLiteral("set aside"));
        log.announce(QStringLiteral("another server"));
        m_link->receive(message(1, kBob, QStringLiteral("old world")));
        QTRY_VERIFY(await(m_cache->messages().one(kChat, MessageId(1))).value());
        m_link->goOffline();
        const ClientId id = enqueue(QStringLiteral("for the old world"));
        ReceivedMessage stranger = message(1, kBob, QStringLiteral("new world"));
        stranger.message.createdAt += std::chrono::hours(1);
        m_link->histories.clear();
        m_link->storeSilently(stranger);
        QSignalSpy shown(&m_cache->outbox(), &OutboxStore::changed);
        m_link->goOnline();
        QTRY_VERIFY(!shown.isEmpty());
        settle();
        QVERIFY(m_link->sent.isEmpty());
        const auto entry = await(m_cache->outbox().one(id)).value();
        QCOMPARE(entry->state, OutboxEntry::State::Failed);
        QCOMPARE(entry->lastError->code, Error::Code::OtherServer);
        QVERIFY(await(m_outbox->retry(id)));
        QTRY_COMPARE(m_link->sent.size(), 1);
    }

    void conversationMadeByAnotherProcess_missingInAnOlderList_keepsWhatWaits()
    {
        Cache other(path(), kMe);
        await(other.write([](CacheTransaction &transaction) { transaction.upsertConversation(conversation(kOther)); }));
        m_link->conversationList.append(conversation(kOther));
        const ClientId id =
            await(m_outbox->enqueue(Draft{.conversation = kOther, .content = QStringLiteral("hi"), .reply = {}}))
                .value();
        Q_EMIT m_link->conversationsPolled({conversation()}); // Asked for before it was made.
        settle();
        QCOMPARE(await(m_cache->outbox().one(id)).value()->state, OutboxEntry::State::Waiting);
        QVERIFY(await(m_cache->conversations().one(kOther)).value());
    }

    void killedWhileUncertain_isFoundByTheNextProcess()
    {
        m_link->echoes = false;
        enqueue(QStringLiteral("once"));
        QTRY_COMPARE(m_link->sent.size(), 1);
        m_link->goOffline();
        restart();
        m_link->echoes = true;
        m_link->goOnline();
        QTRY_VERIFY(await(m_cache->outbox().all()).value().isEmpty());
        QCOMPARE(m_link->sent.size(), 1);
    }

    void cancelled_isNeverSent()
    {
        m_link->goOffline();
        const ClientId id = enqueue(QStringLiteral("oops"));
        QVERIFY(await(m_outbox->cancel(id)));
        m_link->goOnline();
        settle();
        QVERIFY(m_link->sent.isEmpty());
        QCOMPARE(await(m_outbox->cancel(id)).error().code, Error::Code::NotFound);
    }

    void conversationThatIsGone_failsWhatWaits()
    {
        m_link->goOffline();
        const ClientId id = enqueue(QStringLiteral("too late"));
        QSignalSpy failed(m_outbox.get(), &Outbox::failed);
        m_link->conversationList.clear();
        Q_EMIT m_link->conversationsPolled({});
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(await(m_cache->outbox().one(id)).value()->lastError->code, Error::Code::NotFound);
    }

    void emptyOrTooLarge_isRefusedAtOnce()
    {
        QCOMPARE(Outbox::check(QStringLiteral(" \n")).error().code, Error::Code::Rejected);
        QCOMPARE(Outbox::check(QString(kMaxContentBytes + 1, QLatin1Char('a'))).error().code, Error::Code::TooLarge);
        QVERIFY(Outbox::check(QString(kMaxContentBytes, QLatin1Char('a'))));
        QVERIFY(!await(m_outbox->enqueue(Draft{.conversation = kChat, .content = {}, .reply = {}})));
        QVERIFY(await(m_cache->outbox().all()).value().isEmpty());
    }

    void eightConversationsAtOnce()
    {
        m_link->goOffline();
        m_link->stores = false; // So that no history confirms them.
        m_link->conversationList.clear();
        for (long long id = 100; id < 112; ++id)
            m_link->conversationList.append(conversation(ConversationId(id)));
        QVERIFY(await(m_engine->refreshConversations()));
        for (long long id = 100; id < 112; ++id)
            await(m_outbox->enqueue(
                Draft{.conversation = ConversationId(id), .content = QStringLiteral("hi"), .reply = {}}));
        m_link->goOnline();
        QTRY_COMPARE(m_link->sent.size(), Outbox::kConversationsAtOnce);
        settle();
        QCOMPARE(m_link->sent.size(), Outbox::kConversationsAtOnce);
    }

private:
    /// As level 0 tells of it afterwards: with the content.
    static void deleteElsewhere(ReceivedMessage &received)
    {
        received.message.isDeleted = true;
        received.deletedContent = std::exchange(received.message.content, QString());
    }
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::OutboxTest)
#include "OutboxTest.moc"
