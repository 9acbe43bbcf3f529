// SPDX-License-Identifier: GPL-3.0-or-later
#include "OutboxScene.h"
#include "support/client/Await.h"
#include "support/client/PatientTest.h"
#include "support/client/Samples.h"

#include <QSignalSpy>

namespace vatochito {

using namespace samples;
using namespace std::chrono_literals;

/// Replies, edits and deletions wait like messages do.
class OutboxChangesTest final : public QObject, private OutboxScene
{
    Q_OBJECT

private Q_SLOTS:
    void init() { beginOnline(); }
    void cleanup() { end(); }

    void reply_goesOverRestAndIsConfirmedByItsAnswer()
    {
        QSignalSpy confirmed(m_outbox.get(), &Outbox::confirmed);
        Draft draft{.conversation = kChat, .content = QStringLiteral("yes"), .reply = ReplyExcerpt{}};
        draft.reply->id = MessageId(7);
        await(m_outbox->enqueue(draft));
        QTRY_COMPARE(confirmed.count(), 1);
        QVERIFY(m_link->sent.isEmpty());
        QCOMPARE(m_link->posted.size(), 1);
        QCOMPARE(m_link->posted.first().replyTo, MessageId(7));
    }

    void refusedReply_failsForGoodAndCanBeTriedAgain()
    {
        QSignalSpy failed(m_outbox.get(), &Outbox::failed);
        m_link->restFails = Error{.code = Error::Code::Forbidden};
        Draft draft{.conversation = kChat, .content = QStringLiteral("no"), .reply = ReplyExcerpt{}};
        draft.reply->id = MessageId(7);
        const ClientId id = await(m_outbox->enqueue(draft)).value();
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(await(m_cache->outbox().one(id)).value()->state, OutboxEntry::State::Failed);
        // It is not there, so what another device of mine says later is not it.
        QVERIFY(!await(m_cache->outbox().one(id)).value()->mayBeOnServer());
        m_link->restFails = {};
        QVERIFY(await(m_outbox->retry(id)));
        QTRY_COMPARE(m_link->posted.size(), 2);
        QTRY_VERIFY(m_outbox->isEmpty());
    }

    void edit_isInTheFileAndConfirmedByItsAnswer()
    {
        own(50, QStringLiteral("tpyo"));
        QSignalSpy confirmed(m_outbox.get(), &Outbox::confirmed);
        const ClientId id = await(m_outbox->edit(kChat, MessageId(50), QStringLiteral("typo"))).value();
        QTRY_COMPARE(confirmed.count(), 1);
        QCOMPARE(confirmed.first().at(2).value<MessageId>(), MessageId(50));
        QCOMPARE(await(m_cache->messages().one(kChat, MessageId(50))).value()->content, QStringLiteral("typo"));
        QCOMPARE(await(m_cache->messages().byClientId(id)).value()->id, MessageId(50));
        QVERIFY(m_outbox->isEmpty());
    }

    void editOfAnEditThatIsNotOnItsWay_replacesIt()
    {
        own(50, QStringLiteral("a"));
        m_link->goOffline();
        const ClientId first = await(m_outbox->edit(kChat, MessageId(50), QStringLiteral("b"))).value();
        const ClientId second = await(m_outbox->edit(kChat, MessageId(50), QStringLiteral("c"))).value();
        QCOMPARE(second, first);
        m_link->goOnline();
        QTRY_VERIFY(m_outbox->isEmpty());
        QCOMPARE(m_link->edits.size(), 1);
        QCOMPARE(m_link->edits.first().content, QStringLiteral("c"));
    }

    void editWithALostAnswer_isRepeated()
    {
        own(50, QStringLiteral("a"));
        m_link->restFails = Error{.code = Error::Code::Timeout};
        await(m_outbox->edit(kChat, MessageId(50), QStringLiteral("b")));
        QTRY_COMPARE(m_link->edits.size(), 1);
        m_link->restFails = {};
        settle();
        m_alarms.advance(OutboxLane::kRetryWait);
        QTRY_VERIFY(m_outbox->isEmpty());
        QCOMPARE(m_link->edits.size(), 2);
    }

    void editOnItsWay_isFollowedByTheNextNotReplaced()
    {
        own(50, QStringLiteral("a"));
        m_link->restFails = Error{.code = Error::Code::Timeout};
        const ClientId first = await(m_outbox->edit(kChat, MessageId(50), QStringLiteral("b"))).value();
        QTRY_COMPARE(m_link->edits.size(), 1);
        const ClientId second = await(m_outbox->edit(kChat, MessageId(50), QStringLiteral("c"))).value();
        QVERIFY(second != first);
        m_link->restFails = {};
        settle();
        m_alarms.advance(OutboxLane::kRetryWait);
        QTRY_VERIFY(m_outbox->isEmpty());
        QCOMPARE(m_link->edits.last().content, QStringLiteral("c"));
        QTRY_COMPARE(await(m_cache->messages().one(kChat, MessageId(50))).value()->content, QStringLiteral("c"));
    }

    void refusedEdit_stepsOutWithItsReasonAndLetsTheNextPass()
    {
        own(50, QStringLiteral("a"));
        QSignalSpy failed(m_outbox.get(), &Outbox::failed);
        m_link->restFails = Error{.code = Error::Code::Forbidden};
        const ClientId id = await(m_outbox->edit(kChat, MessageId(50), QStringLiteral("b"))).value();
        QTRY_COMPARE(failed.count(), 1);
        m_link->restFails = {};
        enqueue(QStringLiteral("next"));
        QTRY_COMPARE(m_link->sentTexts(), QStringList{QStringLiteral("next")});
        QCOMPARE(await(m_cache->outbox().one(id)).value()->lastError->code, Error::Code::Forbidden);
        QVERIFY(await(m_outbox->retry(id)));
        QTRY_VERIFY(await(m_cache->outbox().all()).value().isEmpty());
    }

    void editsAndSends_goInTheOrderOfWriting()
    {
        own(50, QStringLiteral("a"));
        m_link->goOffline();
        enqueue(QStringLiteral("first"));
        await(m_outbox->edit(kChat, MessageId(50), QStringLiteral("b")));
        enqueue(QStringLiteral("third"));
        m_link->stores = false;
        m_link->goOnline();
        QTRY_COMPARE(m_link->sentTexts(), QStringList{QStringLiteral("first")});
        settle();
        QVERIFY(m_link->edits.isEmpty());
        m_link->stores = true;
        m_link->goOffline();
        m_link->goOnline();
        QTRY_COMPARE(m_link->sentTexts(),
                     QStringList({QStringLiteral("first"), QStringLiteral("first"), QStringLiteral("third")}));
        QCOMPARE(m_link->edits.size(), 1);
    }

    void erased_isDeletedHereOnceTheServerSaysSo()
    {
        own(50, QStringLiteral("oops"));
        m_link->goOffline();
        const ClientId id = await(m_outbox->erase(kChat, MessageId(50))).value();
        QVERIFY(!await(m_cache->messages().one(kChat, MessageId(50))).value()->isDeleted);
        m_link->goOnline();
        QTRY_VERIFY(m_outbox->isEmpty());
        QTRY_VERIFY(await(m_cache->messages().one(kChat, MessageId(50))).value()->isDeleted);
        QCOMPARE(await(m_cache->messages().byClientId(id)).value()->id, MessageId(50));
    }

    void erased_dropsEditsOfItThatWait()
    {
        own(50, QStringLiteral("oops"));
        m_link->goOffline();
        await(m_outbox->edit(kChat, MessageId(50), QStringLiteral("ooops")));
        await(m_outbox->erase(kChat, MessageId(50)));
        const QList<OutboxEntry> waiting = await(m_cache->outbox().all()).value();
        QCOMPARE(waiting.size(), 1);
        QCOMPARE(waiting.first().operation, OutboxEntry::Operation::Delete);
        m_link->goOnline();
        QTRY_COMPARE(m_link->erased.size(), 1);
        QVERIFY(m_link->edits.isEmpty());
    }

    void erasedTwice_isOneWish()
    {
        own(50, QStringLiteral("oops"));
        m_link->goOffline();
        const ClientId first = await(m_outbox->erase(kChat, MessageId(50))).value();
        QCOMPARE(await(m_outbox->erase(kChat, MessageId(50))).value(), first);
        QCOMPARE(await(m_cache->outbox().all()).value().size(), 1);
    }

    void changeThatMakesNoSense_isRefusedAtOnce()
    {
        own(50, QStringLiteral("mine"));
        m_link->receive(message(51, kBob, QStringLiteral("theirs")));
        QTRY_VERIFY(await(m_cache->messages().one(kChat, MessageId(51))).value());
        m_link->goOffline();
        const auto edit = [this](long long id, const QString &content) {
            return await(m_outbox->edit(kChat, MessageId(id), content)).error().code;
        };
        QCOMPARE(edit(50, QStringLiteral(" ")), Error::Code::Rejected);
        QCOMPARE(edit(51, QStringLiteral("x")), Error::Code::Forbidden);
        QCOMPARE(await(m_outbox->erase(kChat, MessageId(51))).error().code, Error::Code::Forbidden);
        await(m_outbox->erase(kChat, MessageId(50)));
        QCOMPARE(edit(50, QStringLiteral("x")), Error::Code::NotFound);
    }
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::OutboxChangesTest)
#include "OutboxChangesTest.moc"
