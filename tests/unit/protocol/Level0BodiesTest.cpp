// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/Level0Bodies.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace vatochito {

namespace {

const QByteArray kMessage = R"({"id":9007199254740993,"conversation":4,"sender":{"id":1,"username":"alice"},
    "message_type":"text","content":"secret","created_at":"2026-11-23T06:14:13.978824Z","is_deleted":false,
    "attachments":[{"id":2,"file":"/f","file_name":"n","file_size":8,"mime_type":"image/png"}],
    "receipts":[{"user":{"id":2,"username":"bob"},"state":"read"},{"user":{"id":1,"username":"alice"},"state":"sent"}]})";

} // namespace

class Level0BodiesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void idsBeyond53Bits_areExact();
    void deletedMessage_losesContentAndFiles();
    void readReceipt_becomesAMarkerAndItsReaderAPerson();
    void messageOfADeletedAccount_hasNoSender();
    void lastSeen_whenNotToBeShown_isAbsent();
    void refreshAnswer_withoutRefresh_leavesItEmpty();
    void oneBrokenRow_makesTheListMalformed();
    void brokenBodies_areMalformed_data();
    void brokenBodies_areMalformed();
    void oddValues_areReadAsNothing_data();
    void oddValues_areReadAsNothing();
    void everyTruncation_isMalformed();
    void refusal_isReadInEveryForm_data();
    void refusal_isReadInEveryForm();
};

void Level0BodiesTest::idsBeyond53Bits_areExact()
{
    const auto message = level0::decodeMessage(kMessage);

    QVERIFY(message);
    QCOMPARE(message->message.id.value(), 9007199254740993LL);
}

void Level0BodiesTest::deletedMessage_losesContentAndFiles()
{
    const auto message = level0::decodeMessage(QByteArray(kMessage).replace("false", "true"));

    QVERIFY(message);
    QVERIFY(message->message.isDeleted);
    QVERIFY(message->message.content.isEmpty());
    QCOMPARE(message->deletedContent, u"secret"_s);
    QVERIFY(message->message.attachments.isEmpty());
}

void Level0BodiesTest::readReceipt_becomesAMarkerAndItsReaderAPerson()
{
    const auto message = level0::decodeMessage(kMessage);

    QVERIFY(message);
    QCOMPARE(message->readBy, QList<ReadMarker>({{UserId(2), message->message.id}}));
    QCOMPARE(message->people.size(), 2);
}

void Level0BodiesTest::messageOfADeletedAccount_hasNoSender()
{
    const auto message = level0::decodeMessage(
        R"({"id":1,"conversation":4,"sender":null,"content":"x","created_at":"2026-11-23T06:14:13Z"})");

    QVERIFY(message);
    QVERIFY(!message->message.sender.isValid());
    QVERIFY(message->people.isEmpty());
}

void Level0BodiesTest::lastSeen_whenNotToBeShown_isAbsent()
{
    const auto user = level0::decodeUser(
        R"({"id":2,"username":"bob","is_online":true,"last_seen_at":"2026-11-23T06:14:13Z","show_last_seen":false})");

    QVERIFY(user);
    QVERIFY(!user->isOnline);
    QVERIFY(!user->lastSeenAt);
}

void Level0BodiesTest::refreshAnswer_withoutRefresh_leavesItEmpty()
{
    const auto tokens = level0::decodeRefreshed(R"({"access":"a"})");

    QVERIFY(tokens);
    QCOMPARE(*tokens, (Tokens{u"a"_s, {}}));
}

void Level0BodiesTest::oneBrokenRow_makesTheListMalformed()
{
    const auto history = level0::decodeHistory("[" + kMessage + ",{\"id\":7}]");

    QVERIFY(!history);
    QCOMPARE(history.error().code, Error::Code::Malformed);
}

void Level0BodiesTest::brokenBodies_areMalformed_data()
{
    QTest::addColumn<QByteArray>("body");
    const QList<QByteArray> bodies{
        "",
        "null",
        "0",
        "\"text\"",
        "[[]]",
        "[null]",
        "[0]",
        "{}",
        "<html>Log in to the network</html>",
        "{\"id\":",
        R"({"id":"1","username":1})",
        R"({"id":-1,"username":"x"})",
        R"({"id":1.5,"username":"x"})",
        R"({"id":1,"username":"x","conversation":1,"created_at":"yesterday"})",
        "\xff\xfe",
        QByteArray(5000, '['),
        R"({"id":99999999999999999999,"username":"x"})",
    };
    for (int i = 0; i < bodies.size(); ++i)
        QTest::addRow("%d", i) << bodies.at(i);
}

void Level0BodiesTest::brokenBodies_areMalformed()
{
    QFETCH(const QByteArray, body);

    QVERIFY(!level0::decodeGreeting(body));
    QVERIFY(!level0::decodeCredentials(body));
    QVERIFY(!level0::decodeRefreshed(body));
    QVERIFY(!level0::decodeConversation(body));
    QVERIFY(!level0::decodeConversations(body));
    QVERIFY(!level0::decodeMessage(body));
    QVERIFY(!level0::decodeHistory(body));
    QVERIFY(!level0::decodeUsers(body));
}

void Level0BodiesTest::oddValues_areReadAsNothing_data()
{
    QTest::addColumn<QByteArray>("value");
    for (const char *value :
         {"null", "0", "-1", "1.5", "true", "\"x\"", "[]", "{}", "[null]", "[{}]", "[[[]]]", "{\"id\":{}}"})
        QTest::newRow(value) << QByteArray(value);
}

void Level0BodiesTest::oddValues_areReadAsNothing()
{
    QFETCH(const QByteArray, value);

    for (const char *key :
         {"sender", "content", "message_type", "edited_at", "reply_to_message", "forwarded_from_message", "is_deleted",
          "attachments", "receipts", "reactions", "client_id"}) {
        const QByteArray body =
            QByteArray(R"({"id":1,"conversation":4,"created_at":"2026-11-23T06:14:13Z",")") + key + "\":" + value + "}";
        QVERIFY2(level0::decodeMessage(body), body.constData());
    }
    for (const char *key : {"title", "owner", "members", "unread_count", "updated_at", "conversation_type"}) {
        const QByteArray body =
            QByteArray(R"({"id":1,"created_at":"2026-11-23T06:14:13Z",")") + key + "\":" + value + "}";
        QVERIFY2(level0::decodeConversation(body), body.constData());
    }
}

void Level0BodiesTest::everyTruncation_isMalformed()
{
    for (qsizetype length = 0; length < kMessage.size(); ++length)
        QVERIFY(!level0::decodeMessage(kMessage.first(length)));
}

void Level0BodiesTest::refusal_isReadInEveryForm_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("field");
    QTest::newRow("detail") << QByteArray(R"({"detail":"Not found."})") << u"detail"_s;
    QTest::newRow("field") << QByteArray(R"({"username":["Taken."]})") << u"username"_s;
    QTest::newRow("bare list") << QByteArray(R"(["Contact required."])") << u"non_field_errors"_s;
    QTest::newRow("html") << QByteArray("<h1>Bad Request</h1>") << QString();
    QTest::newRow("odd") << QByteArray(R"({"username":[{"a":1}],"n":5})") << QString();
}

void Level0BodiesTest::refusal_isReadInEveryForm()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QString, field);

    const auto fields = level0::decodeRefusal(body);

    QCOMPARE(fields.isEmpty(), field.isEmpty());
    QCOMPARE(fields.value(field).size(), field.isEmpty() ? 0 : 1);
}

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::Level0BodiesTest)
#include "Level0BodiesTest.moc"
