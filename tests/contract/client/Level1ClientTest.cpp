// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/Level1Frames.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace vatochito {

namespace {

QByteArray recorded(const QString &name)
{
    QFile file(QStringLiteral(VATOCHITO_LEVEL1 "/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The frame of a file that is there and can be read; the test fails otherwise.
level1::IncomingFrame frameOf(const QString &name)
{
    const auto frame = level1::decodeFrame(recorded(name + u".json"_s));
    if (!frame)
        qFatal("%s: %s", qPrintable(name), qPrintable(frame.error().detail));
    return *frame;
}

template <typename T>
T bodyOf(const QString &name)
{
    const level1::IncomingFrame frame = frameOf(name);
    const T *body = frame.as<T>();
    if (!body)
        qFatal("%s is something else", qPrintable(name));
    return *body;
}

} // namespace

/// The client's reading of every frame that the server's own tests record.
class Level1ClientTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRecordedFrame_isUnderstood();
    void hello_tellsWhoIAmAndTheLimits();
    void resumedDelta_tellsWhatIsBehindAndWhatIsMine();
    void resumedSnapshot_tellsAllConversations();
    void syncPage_isWholeRowsUpToANumber();
    void emptySyncPage_goesNowhere();
    void historyPage_comesOldestFirst();
    void deletedMessage_hasNoWords();
    void newMessage_isAWholeRow();
    void reply_carriesWhatItAnswers();
    void edit_tellsTheKeysThatChangedAlone();
    void deletion_isAPatch();
    void reactionAndPin_areNoEdits();
    void infoChanged_tellsTheNewTitle();
    void membersChanged_tellsWhoCameAndWhoWent();
    void accountChanged_tellsWhatIsMineAndWhatIsNot();
    void marks_tellHowFarSomebodyGot();
    void acks_tellWhatBecameOfACommand();
    void refusal_isAnError();
    void whatIsOfTheMoment_isRead();
    void farewells_tellWhyAndWhen();
};

void Level1ClientTest::everyRecordedFrame_isUnderstood()
{
    const QStringList names = QDir(QStringLiteral(VATOCHITO_LEVEL1)).entryList({u"*.json"_s}, QDir::Files);
    QVERIFY(names.size() >= 32);
    for (const QString &name : names) {
        const auto frame = level1::decodeFrame(recorded(name));
        QVERIFY2(frame, qPrintable(name + u": "_s + (frame ? QString() : frame.error().detail)));
        QVERIFY2(!frame->as<std::monostate>(), qPrintable(u"nobody reads "_s + name));
    }
}

void Level1ClientTest::hello_tellsWhoIAmAndTheLimits()
{
    const auto hello = bodyOf<level1::Hello>(u"hello"_s);

    QCOMPARE(hello.epoch, u"496ef9c02ce99b14abc2501b55bf4448"_s);
    QCOMPARE(hello.user, UserId(1));
    QCOMPARE(hello.authExpiresIn, 898s);
    QCOMPARE(hello.pingInterval, 30s);
    QCOMPARE(hello.pongTimeout, 10s);
    QCOMPARE(hello.mostFrameBytes, 524288);
    QCOMPARE(hello.mostContentBytes, 65536);
    QCOMPARE(hello.mostPageItems, 200);
}

void Level1ClientTest::resumedDelta_tellsWhatIsBehindAndWhatIsMine()
{
    const auto resumed = bodyOf<level1::Resumed>(u"resumed-delta"_s);

    QVERIFY(!resumed.changes.isSnapshot);
    QCOMPARE(resumed.changes.account, 3);
    QCOMPARE(resumed.behind, (QHash<ConversationId, long long>{{ConversationId(1), 4}}));
    const MyConversation mine = resumed.changes.conversations.value(0);
    QCOMPARE(mine.id, ConversationId(1));
    QCOMPARE(mine.type, ConversationType::Direct);
    QCOMPARE(mine.title, u"alice - bob"_s);
    QCOMPARE(mine.head, 4);
    QCOMPARE(mine.myRead, MessageId(1));
    QVERIFY(mine.lastMessage);
    QCOMPARE(mine.lastMessage->message.content, u"કેમ છો?"_s);
    QCOMPARE(mine.lastMessage->rev, 3);
    QCOMPARE(frameOf(u"resumed-delta"_s).re, 4);
}

void Level1ClientTest::resumedSnapshot_tellsAllConversations()
{
    const auto resumed = bodyOf<level1::Resumed>(u"resumed-snapshot"_s);

    QVERIFY(resumed.changes.isSnapshot);
    QVERIFY(resumed.behind.isEmpty());
    QCOMPARE(resumed.changes.conversations.size(), 1);
    QCOMPARE(resumed.changes.conversations.constFirst().head, 4);
}

void Level1ClientTest::syncPage_isWholeRowsUpToANumber()
{
    const auto page = bodyOf<level1::SyncPage>(u"sync.page"_s);

    QCOMPARE(page.from, 0);
    QVERIFY(!page.isMore);
    const ConversationChanges &changes = page.changes;
    QCOMPARE(changes.conversation, ConversationId(1));
    QCOMPARE(changes.to, 4);
    QCOMPARE(changes.messages.size(), 2);
    QCOMPARE(changes.messages.at(1).message.id, MessageId(1));
    QCOMPARE(changes.messages.at(1).rev, 4);
    QVERIFY(changes.messages.at(1).message.editedAt);
    QCOMPARE(changes.members.size(), 2);
    QCOMPARE(changes.members.constFirst(), (MemberChange{.user = UserId(1), .isAdmin = true}));
    QVERIFY(changes.info);
    QCOMPARE(changes.info->owner, UserId(1));
    QCOMPARE(changes.info->title, u"alice - bob"_s);
    QCOMPARE(changes.people.size(), 2);
    QCOMPARE(changes.people.at(1).username, u"bob"_s);
    const MemberMark mark{.user = UserId(2), .read = MessageId(1), .delivered = MessageId(1)};
    QCOMPARE(changes.marks, QList{mark});
    QCOMPARE(changes.marksVersion, 1);
}

void Level1ClientTest::emptySyncPage_goesNowhere()
{
    const auto page = bodyOf<level1::SyncPage>(u"sync.page-empty"_s);

    QCOMPARE(page.from, 4);
    QCOMPARE(page.changes.to, 4);
    QVERIFY(page.changes.messages.isEmpty());
}

void Level1ClientTest::historyPage_comesOldestFirst()
{
    const auto answer = bodyOf<level1::HistoryAnswer>(u"history.page"_s);

    QCOMPARE(answer.conversation, ConversationId(1));
    QCOMPARE(answer.page.messages.size(), 2);
    QCOMPARE(answer.page.messages.at(0).message.id, MessageId(1));
    QCOMPARE(answer.page.people.size(), 2);
    QVERIFY(answer.page.isStart);
    QVERIFY(answer.page.isNewest);
}

void Level1ClientTest::deletedMessage_hasNoWords()
{
    const auto answer = bodyOf<level1::HistoryAnswer>(u"history.page-deleted"_s);

    const Message message = answer.page.messages.value(0).message;
    QVERIFY(message.isDeleted);
    QVERIFY(message.content.isEmpty());
    QVERIFY(!answer.page.isNewest);
}

void Level1ClientTest::newMessage_isAWholeRow()
{
    const auto event = bodyOf<level1::NumberedEvent>(u"message.new"_s);

    QCOMPARE(event.rev, 2);
    QVERIFY(event.isWhole);
    QCOMPARE(event.changes.to, 0);
    const ReceivedMessage received = event.changes.messages.value(0);
    QCOMPARE(received.rev, 2);
    QCOMPARE(received.message.sender, UserId(1));
    QCOMPARE(received.message.clientId, ClientId(u"01938f6e-0000-7000-8000-000000000001"_s));
    QCOMPARE(received.message.content, u"Hello!"_s);
    QCOMPARE(toMicros(received.message.createdAt) % 1'000'000, 56'360);
    QCOMPARE(frameOf(u"message.new"_s).message, MessageId(1));
}

void Level1ClientTest::reply_carriesWhatItAnswers()
{
    const auto event = bodyOf<level1::NumberedEvent>(u"message.new-reply"_s);

    const std::optional<ReplyExcerpt> reply = event.changes.messages.value(0).message.reply;
    QVERIFY(reply);
    QCOMPARE(*reply, (ReplyExcerpt{MessageId(1), UserId(1), u"Hello!"_s}));
}

void Level1ClientTest::edit_tellsTheKeysThatChangedAlone()
{
    const auto event = bodyOf<level1::NumberedEvent>(u"message.changed-edited"_s);

    QVERIFY(!event.isWhole);
    const MessagePatch patch = event.changes.patches.value(0);
    QCOMPARE(patch.id, MessageId(1));
    QCOMPARE(patch.rev, 4);
    QCOMPARE(patch.content, std::optional(u"Hi!"_s));
    QVERIFY(patch.editedAt);
    QVERIFY(!patch.isDeleted);
}

void Level1ClientTest::deletion_isAPatch()
{
    const auto event = bodyOf<level1::NumberedEvent>(u"message.changed-deleted"_s);

    QVERIFY(event.changes.patches.value(0).isDeleted);
    QCOMPARE(event.changes.patches.value(0).content, std::optional(QString()));
}

void Level1ClientTest::reactionAndPin_areNoEdits()
{
    for (const QString &name : {u"message.changed-reacted"_s, u"message.changed-pinned"_s}) {
        const MessagePatch patch = bodyOf<level1::NumberedEvent>(name).changes.patches.value(0);
        QVERIFY(patch.id.isValid());
        QVERIFY(patch.rev > 0);
        QVERIFY(!patch.content && !patch.editedAt && !patch.isDeleted);
    }
    const auto answer = bodyOf<level1::HistoryAnswer>(u"history.page-annotated"_s);
    QCOMPARE(answer.page.messages.value(0).message.content, u"Chai?"_s);
}

void Level1ClientTest::infoChanged_tellsTheNewTitle()
{
    const auto event = bodyOf<level1::NumberedEvent>(u"info.changed"_s);

    QVERIFY(event.changes.info);
    QCOMPARE(event.changes.info->title, u"Our team"_s);
}

void Level1ClientTest::membersChanged_tellsWhoCameAndWhoWent()
{
    const auto came = bodyOf<level1::NumberedEvent>(u"members.changed"_s);
    const auto went = bodyOf<level1::NumberedEvent>(u"members.changed-removed"_s);

    QCOMPARE(came.changes.members, QList{MemberChange{.user = UserId(2)}});
    const MemberChange removed{.user = UserId(2), .isRemoved = true};
    QCOMPARE(went.changes.members, QList{removed});
    QVERIFY(!went.isWhole);
}

void Level1ClientTest::accountChanged_tellsWhatIsMineAndWhatIsNot()
{
    const auto changed = bodyOf<AccountChanges>(u"account.changed"_s);
    const auto removed = bodyOf<AccountChanges>(u"account.changed-removed"_s);

    QCOMPARE(changed.account, 3);
    QCOMPARE(changed.conversations.size(), 1);
    QCOMPARE(removed.account, 5);
    QCOMPARE(removed.removed, QList{ConversationId(2)});
}

void Level1ClientTest::marks_tellHowFarSomebodyGot()
{
    const auto marks = bodyOf<level1::MarksMoved>(u"marks"_s);

    QCOMPARE(marks.changes.conversation, ConversationId(1));
    QCOMPARE(marks.changes.to, 0);
    QCOMPARE(marks.changes.marksVersion, 1);
    QCOMPARE(marks.changes.marks.value(0).read, MessageId(1));
}

void Level1ClientTest::acks_tellWhatBecameOfACommand()
{
    const auto sent = bodyOf<level1::Ack>(u"ack-sent"_s);
    const auto changed = bodyOf<level1::Ack>(u"ack-changed"_s);
    const auto auth = bodyOf<level1::Ack>(u"ack-auth"_s);

    QCOMPARE(sent.message, MessageId(1));
    QCOMPARE(sent.rev, 2);
    QVERIFY(sent.createdAt);
    QCOMPARE(sent.clientId, ClientId(u"01938f6e-0000-7000-8000-000000000001"_s));
    QCOMPARE(changed.rev, 4);
    QCOMPARE(auth.authExpiresIn, std::optional(896s));
    QCOMPARE(frameOf(u"ack"_s).re, 3);
}

void Level1ClientTest::refusal_isAnError()
{
    const auto refusal = bodyOf<level1::Refusal>(u"error"_s);

    QVERIFY(refusal.isFinal);
    QCOMPARE(refusal.error.code, Error::Code::Rejected);
    QCOMPARE(frameOf(u"error"_s).re, 10);
}

void Level1ClientTest::whatIsOfTheMoment_isRead()
{
    const auto typing = bodyOf<level1::Typing>(u"typing"_s);
    const auto presence = bodyOf<level1::Presence>(u"presence"_s);

    QCOMPARE(typing.conversation, ConversationId(1));
    QCOMPARE(typing.event.user, UserId(1));
    QVERIFY(typing.event.isTyping);
    QCOMPARE(presence.isOnline.value(UserId(1)), true);
    QVERIFY(bodyOf<level1::Pong>(u"pong"_s).heads.isEmpty());
}

void Level1ClientTest::farewells_tellWhyAndWhen()
{
    QCOMPARE(bodyOf<level1::Bye>(u"bye"_s).code, 4412);
    QCOMPARE(bodyOf<level1::Departure>(u"reconnect"_s).after, 6ms);
}

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::Level1ClientTest)
#include "Level1ClientTest.moc"
