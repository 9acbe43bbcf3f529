// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/ReadReporter.h"
#include "support/client/Await.h"
#include "support/client/FakeLink.h"
#include "support/client/ManualAlarms.h"
#include "support/client/Samples.h"
#include "support/client/TestTraces.h"

#include <QTest>

namespace vatochito {

using namespace samples;
using namespace std::chrono_literals;

class ReadReporterTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void manySeen_areToldOneByOneTwentyASecond()
    {
        Fixture f;
        f.link.goOnline();
        QList<SeenMessage> seen;
        for (long long id = 1; id <= 30; ++id)
            seen.append({.conversation = kChat, .message = MessageId(id)});
        f.reporter.report(seen);
        f.alarms.advance(999ms);
        QCOMPARE(f.link.reads.size(), 20);
        f.alarms.advance(1s);
        QCOMPARE(f.link.reads.size(), 30);
        QCOMPARE(f.link.reads.last().second, MessageId(30));
    }

    void seenWhileOffline_isToldOnceThereIsAWay()
    {
        Fixture f;
        f.reporter.report({{.conversation = kChat, .message = MessageId(1)}});
        QVERIFY(f.link.reads.isEmpty());
        f.link.goOnline();
        f.reporter.wake();
        QCOMPARE(f.link.reads.size(), 1);
    }

    void takenUpFromTheFile_isToldOnceBesideWhatWaitsAlready()
    {
        Fixture f;
        f.reporter.report({{.conversation = kChat, .message = MessageId(1)}});
        f.reporter.takeUp(
            {{.conversation = kChat, .message = MessageId(1)}, {.conversation = kChat, .message = MessageId(2)}});
        f.link.goOnline();
        f.reporter.wake();
        f.alarms.advance(1s);
        QCOMPARE(f.link.reads,
                 (QList<std::pair<ConversationId, MessageId>>{{kChat, MessageId(1)}, {kChat, MessageId(2)}}));
    }

    void conversationWithoutASocket_doesNotHoldUpTheOthers()
    {
        Fixture f;
        f.link.goOnline();
        f.reporter.report({{.conversation = kOther, .message = MessageId(1)}});
        f.reporter.report({{.conversation = kChat, .message = MessageId(2)}});
        QCOMPARE(f.link.reads.size(), 1);
        QCOMPARE(f.link.reads.first().first, kChat);
    }

    void told_isForgottenInTheFile_andTheRestIsKept()
    {
        Fixture f;
        const QList<SeenMessage> seen{{.conversation = kChat, .message = MessageId(1)},
                                      {.conversation = kOther, .message = MessageId(2)}};
        await(f.cache.write([seen](CacheTransaction &transaction) {
            transaction.upsertConversation(conversation());
            transaction.upsertConversation(conversation(kOther));
            transaction.addUntoldReads(seen);
        }));
        f.link.goOnline(); // kChat alone.
        f.reporter.report(seen);
        f.alarms.advance(ReadReporter::kPace);
        QTRY_COMPARE(f.untold(), seen.mid(1));
    }

    void readThatIsNotAnswered_staysInTheFile()
    {
        Fixture f;
        f.keepUntold();
        f.reportUnanswered();
        f.alarms.advance(ReadReporter::kPace);
        QCOMPARE(f.untold(), f.seen);

        f.link.answerRead(Status());
        QTRY_VERIFY(f.untold().isEmpty());
    }

    void readThatIsLostWithTheConnection_isToldAgain()
    {
        Fixture f;
        f.keepUntold();
        f.reportUnanswered();
        QCOMPARE(f.link.reads.size(), 1);

        f.link.answerRead(failure(Error{.code = Error::Code::Offline}));
        QCoreApplication::processEvents();
        f.alarms.advance(1s);
        QCOMPARE(f.link.reads.size(), 2);
        QCOMPARE(f.link.reads.last(), f.link.reads.first());
        QCOMPARE(f.untold(), f.seen);
    }

    void readThatTheServerIsTooBusyFor_waitsAsLongAsItSays()
    {
        Fixture f;
        f.reportUnanswered();

        f.link.answerRead(failure(Error{.code = Error::Code::Throttled, .retryAfter = 2s}));
        QCoreApplication::processEvents();
        f.alarms.advance(1999ms);
        QCOMPARE(f.link.reads.size(), 1);
        f.alarms.advance(1ms);
        QCOMPARE(f.link.reads.size(), 2);
    }

    void readThatTheServerRefuses_isForgotten()
    {
        Fixture f;
        f.keepUntold();
        f.reportUnanswered();

        f.link.answerRead(failure(Error{.code = Error::Code::NotFound}));
        QCoreApplication::processEvents();
        f.alarms.advance(1min);
        QCOMPARE(f.link.reads.size(), 1);
        QVERIFY(f.untold().isEmpty());
    }

    void anotherServer_isToldNothingOfTheOldOne()
    {
        Fixture f;
        f.reporter.report({{.conversation = kChat, .message = MessageId(1)}});
        f.reporter.forgetAll();
        f.link.goOnline();
        f.reporter.wake();
        QVERIFY(f.link.reads.isEmpty());
    }

private:
    struct Fixture
    {
        Fixture() { link.conversationList = {conversation()}; }
        void keepUntold()
        {
            QVERIFY(await(cache.write([this](CacheTransaction &transaction) {
                transaction.upsertConversation(conversation());
                transaction.addUntoldReads(seen);
            })));
        }
        /// Online, with a server that does not answer before it is told to.
        void reportUnanswered()
        {
            link.holdsReads = true;
            link.goOnline();
            reporter.report(seen);
        }
        QList<SeenMessage> untold()
        {
            return await(cache.write([](CacheTransaction &transaction) { return transaction.untoldReads(); })).value();
        }

        const QList<SeenMessage> seen{{.conversation = kChat, .message = MessageId(1)}};

        ManualClock clock;
        ManualAlarms alarms{clock};
        TestFolder folder;
        Cache cache{folder.filePath(QStringLiteral("alice.db")), kMe};
        FakeLink link{kMe};
        ReadReporter reporter{link, cache, alarms};
    };
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::ReadReporterTest)
#include "ReadReporterTest.moc"
