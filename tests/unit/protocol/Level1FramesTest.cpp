// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/Level1Frames.h"
#include "protocol/Level1Commands.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace vatochito {

namespace {

QJsonObject objectOf(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

} // namespace

class Level1FramesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unreadableFrame_isAnError_data();
    void unreadableFrame_isAnError();
    void frameCutAnywhere_isAnErrorOrAFrame();
    void unknownTypeAndKeys_areIgnored();
    void refusals_areErrorsOfOurs_data();
    void refusals_areErrorsOfOurs();
    void bye_tellsItsWaitToTheMillisecond();
    void pong_tellsHeads();
    void deletedMessage_losesItsWordsWhateverWasSent();
    void commands_areAsTheProtocolWritesThem_data();
    void commands_areAsTheProtocolWritesThem();
};

void Level1FramesTest::unreadableFrame_isAnError_data()
{
    QTest::addColumn<QByteArray>("frame");

    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("<html>");
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("no type") << QByteArray(R"({"re":1})");
    QTest::newRow("type is a number") << QByteArray(R"({"type":7})");
    QTest::newRow("hello of nobody") << QByteArray(R"({"type":"hello","epoch":"e"})");
    QTest::newRow("hello without epoch") << QByteArray(R"({"type":"hello","user_id":1})");
    QTest::newRow("resumed somehow") << QByteArray(R"({"type":"resumed","re":1,"mode":"other"})");
    QTest::newRow("resumed with a nameless conversation")
        << QByteArray(R"({"type":"resumed","re":1,"mode":"delta","conversations":[{"title":"t"}]})");
    QTest::newRow("page of nothing") << QByteArray(R"({"type":"sync.page","re":1,"from":1,"to":2})");
    QTest::newRow("page backwards") << QByteArray(R"({"type":"sync.page","re":1,"conversation":1,"from":5,"to":2})");
    QTest::newRow("page that goes nowhere and on")
        << QByteArray(R"({"type":"sync.page","re":1,"conversation":1,"from":5,"to":5,"more":true})");
    QTest::newRow("page with half a row")
        << QByteArray(R"({"type":"sync.page","re":1,"conversation":1,"from":1,"to":2,"messages":[{"id":1}]})");
    QTest::newRow("page with another conversation's row")
        << QByteArray(R"({"type":"sync.page","re":1,"conversation":1,"from":1,"to":2,"messages":)"
                      R"([{"id":1,"rev":2,"conversation":2,"sender_id":1,"created_at":"2026-11-23T06:14:13Z"}]})");
    QTest::newRow("message without number")
        << QByteArray(R"({"type":"message.new","conversation":1,"message":)"
                      R"({"id":1,"rev":2,"conversation":1,"sender_id":1,"created_at":"2026-11-23T06:14:13Z"}})");
    QTest::newRow("message without time")
        << QByteArray(R"({"type":"message.new","conversation":1,"rev":2,"message":{"id":1,"rev":2,"conversation":1}})");
    QTest::newRow("change of no message") << QByteArray(R"({"type":"message.changed","conversation":1,"rev":2})");
    QTest::newRow("member without user") << QByteArray(
        R"({"type":"members.changed","conversation":1,"rev":2,"members":[{}]})");
    QTest::newRow("info that is none") << QByteArray(R"({"type":"info.changed","conversation":1,"rev":2,"info":3})");
    QTest::newRow("account without number") << QByteArray(R"({"type":"account.changed"})");
    QTest::newRow("marks of nothing") << QByteArray(R"({"type":"marks","version":1})");
    QTest::newRow("nobody types") << QByteArray(R"({"type":"typing","conversation":1})");
}

void Level1FramesTest::unreadableFrame_isAnError()
{
    QFETCH(QByteArray, frame);

    const auto decoded = level1::decodeFrame(frame);

    QVERIFY(!decoded);
    QCOMPARE(decoded.error().code, Error::Code::Malformed);
}

void Level1FramesTest::frameCutAnywhere_isAnErrorOrAFrame()
{
    const QByteArray whole =
        R"({"type":"sync.page","re":5,"conversation":1,"from":0,"to":4,"more":false,"messages":[)"
        R"({"id":2,"rev":3,"conversation":1,"sender_id":2,"type":"text","content":"k","created_at":)"
        R"("2026-11-25T23:20:51.065035Z"}],"people":[{"id":1}],"marks_version":1})";
    QVERIFY(level1::decodeFrame(whole));
    for (qsizetype length = 0; length < whole.size(); ++length)
        QVERIFY(!level1::decodeFrame(whole.first(length)));
}

void Level1FramesTest::unknownTypeAndKeys_areIgnored()
{
    const auto unknown = level1::decodeFrame(R"({"type":"sticker.sent","conversation":1,"rev":9})");
    const auto known =
        level1::decodeFrame(R"({"type":"typing","conversation":1,"user_id":2,"is_typing":true,"x":[1]})");

    QVERIFY(unknown);
    QVERIFY(unknown->as<std::monostate>());
    QVERIFY(known);
    QVERIFY(known->as<level1::Typing>());
}

void Level1FramesTest::refusals_areErrorsOfOurs_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<bool>("retry");
    QTest::addColumn<Error::Code>("expected");

    QTest::newRow("not a member") << u"not_member"_s << false << Error::Code::Forbidden;
    QTest::newRow("not mine") << u"forbidden"_s << false << Error::Code::Forbidden;
    QTest::newRow("not there") << u"not_found"_s << false << Error::Code::NotFound;
    QTest::newRow("too large") << u"too_large"_s << false << Error::Code::TooLarge;
    QTest::newRow("invalid") << u"invalid"_s << false << Error::Code::Rejected;
    QTest::newRow("other words under the same id") << u"idempotency_conflict"_s << false << Error::Code::Rejected;
    QTest::newRow("too fast") << u"rate_limited"_s << true << Error::Code::Throttled;
    QTest::newRow("overloaded") << u"overloaded"_s << true << Error::Code::Throttled;
    QTest::newRow("broken") << u"server_error"_s << true << Error::Code::ServerFailed;
    QTest::newRow("unknown, for now") << u"new_one"_s << true << Error::Code::ServerFailed;
    QTest::newRow("unknown, for ever") << u"new_one"_s << false << Error::Code::Rejected;
}

void Level1FramesTest::refusals_areErrorsOfOurs()
{
    QFETCH(QString, code);
    QFETCH(bool, retry);
    QFETCH(Error::Code, expected);
    const QJsonObject frame{
        {u"type"_s, u"error"_s}, {u"re"_s, 17}, {u"code"_s, code}, {u"retry"_s, retry}, {u"retry_after"_s, 1.5}};

    const auto decoded = level1::decodeFrame(QJsonDocument(frame).toJson());

    QVERIFY(decoded);
    QCOMPARE(decoded->re, 17);
    const auto *refusal = decoded->as<level1::Refusal>();
    QVERIFY(refusal);
    QCOMPARE(refusal->error.code, expected);
    QCOMPARE(refusal->isFinal, !retry);
    QCOMPARE(refusal->error.retryAfter, 1500ms);
}

void Level1FramesTest::bye_tellsItsWaitToTheMillisecond()
{
    const auto decoded = level1::decodeFrame(R"({"type":"bye","code":4429,"detail":"d","retry_after":2.345})");

    QVERIFY(decoded);
    QCOMPARE(decoded->as<level1::Bye>()->retryAfter, 2345ms);
}

void Level1FramesTest::pong_tellsHeads()
{
    const auto decoded = level1::decodeFrame(R"({"type":"pong","heads":{"12":140,"x":3,"-1":4}})");

    QVERIFY(decoded);
    const QHash<ConversationId, long long> expected{{ConversationId(12), 140}};
    QCOMPARE(decoded->as<level1::Pong>()->heads, expected);
}

void Level1FramesTest::deletedMessage_losesItsWordsWhateverWasSent()
{
    const auto decoded = level1::decodeFrame(
        R"({"type":"message.new","conversation":1,"rev":2,"message":{"id":1,"rev":2,"conversation":1,"sender_id":1,)"
        R"("content":"gone","deleted":true,"created_at":"2026-11-23T06:14:13Z","attachments":[{"id":3,"name":"n"}]}})");

    QVERIFY(decoded);
    const Message message = decoded->as<level1::NumberedEvent>()->changes.messages.value(0).message;
    QVERIFY(message.isDeleted);
    QVERIFY(message.content.isEmpty());
    QVERIFY(message.attachments.isEmpty());
}

void Level1FramesTest::commands_areAsTheProtocolWritesThem_data()
{
    QTest::addColumn<QByteArray>("ours");
    QTest::addColumn<QByteArray>("expected");
    const ConversationId conversation(12);
    const MessageId message(9911);
    const level1::Device device{u"d:1"_s, u"vatochito/0.1.0"_s};
    const SyncCursors cursors{.epoch = u"7c1e"_s,
                              .account = 812,
                              .heads = {{ConversationId(12), 57}, {ConversationId(13), 4}},
                              .marks = {{ConversationId(12), 80}}};
    const level1::Draft draft{ClientId(u"c"_s), conversation, MessageType::Text, u"કેમ છો?"_s};
    const level1::Draft reply{ClientId(u"c"_s), conversation, MessageType::Text, u"k"_s, message};

    QTest::newRow("resume")
        << level1::resume(1, device, cursors).bytes
        << QByteArray(R"({"type":"resume","id":1,"device":"d:1","client":"vatochito/0.1.0","epoch":"7c1e",)"
                      R"("account":812,"heads":{"12":57,"13":4}})");
    QTest::newRow("fresh") << level1::resume(1, device, std::nullopt).bytes
                           << QByteArray(
                                  R"({"type":"resume","id":1,"device":"d:1","client":"vatochito/0.1.0","fresh":true})");
    QTest::newRow("sync") << level1::sync(2, conversation, 57, 80, 200).bytes
                          << QByteArray(
                                 R"({"type":"sync","id":2,"conversation":12,"after":57,"marks_after":80,"limit":200})");
    QTest::newRow("history") << level1::history(3, {.conversation = conversation, .before = message}).bytes
                             << QByteArray(R"({"type":"history","id":3,"conversation":12,"before":9911,"limit":50})");
    QTest::newRow("search in a history")
        << level1::history(3, {.conversation = conversation, .words = u"w"_s, .limit = 20}).bytes
        << QByteArray(R"({"type":"history","id":3,"conversation":12,"query":"w","limit":20})");
    QTest::newRow("history of a day")
        << level1::history(3, {.conversation = conversation, .date = fromMicros(0)}).bytes
        << QByteArray(R"({"type":"history","id":3,"conversation":12,"date":"1970-01-01T00:00:00.000000Z","limit":50})");
    QTest::newRow("send") << level1::messageSend(17, draft).bytes
                          << QByteArray(R"({"type":"message.send","id":17,"conversation":12,"client_id":"c",)"
                                        R"("content":"કેમ છો?","message_type":"text","reply_to":null})");
    QTest::newRow("reply") << level1::messageSend(17, reply).bytes
                           << QByteArray(R"({"type":"message.send","id":17,"conversation":12,"client_id":"c",)"
                                         R"("content":"k","message_type":"text","reply_to":9911})");
    QTest::newRow("edit")
        << level1::messageEdit(18, conversation, message, u"n"_s).bytes
        << QByteArray(R"({"type":"message.edit","id":18,"conversation":12,"message_id":9911,"content":"n"})");
    QTest::newRow("delete") << level1::messageDelete(19, conversation, message).bytes
                            << QByteArray(R"({"type":"message.delete","id":19,"conversation":12,"message_id":9911})");
    QTest::newRow("read") << level1::read(20, conversation, message).bytes
                          << QByteArray(R"({"type":"read","id":20,"conversation":12,"up_to":9911})");
    QTest::newRow("delivered") << level1::delivered(21, conversation, message).bytes
                               << QByteArray(R"({"type":"delivered","id":21,"conversation":12,"up_to":9911})");
    QTest::newRow("auth") << level1::auth(22, u"t"_s).bytes << QByteArray(R"({"type":"auth","id":22,"token":"t"})");
    QTest::newRow("typing") << level1::typing(conversation, true).bytes
                            << QByteArray(R"({"type":"typing","conversation":12,"is_typing":true})");
    QTest::newRow("ping") << level1::ping().bytes << QByteArray(R"({"type":"ping"})");
}

void Level1FramesTest::commands_areAsTheProtocolWritesThem()
{
    QFETCH(QByteArray, ours);
    QFETCH(QByteArray, expected);

    QCOMPARE(objectOf(ours), objectOf(expected));
}

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::Level1FramesTest)
#include "Level1FramesTest.moc"
