// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/Level0Frames.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace vatochito {

class Level0FramesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void framesThatSayNothing_areNoEvent_data();
    void framesThatSayNothing_areNoEvent();
    void brokenFrames_areMalformed_data();
    void brokenFrames_areMalformed();
    void sentText_keepsEveryCharacter();
    void sentRead_carriesTheIdExactly();
};

void Level0FramesTest::framesThatSayNothing_areNoEvent_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::newRow("pong") << QByteArray(R"({"type":"pong"})");
    QTest::newRow("null data") << QByteArray(R"({"type":"message.new","data":null})");
    QTest::newRow("no data") << QByteArray(R"({"type":"message.new"})");
    QTest::newRow("of a later version") << QByteArray(R"({"type":"poll.opened","data":{"id":3}})");
}

void Level0FramesTest::framesThatSayNothing_areNoEvent()
{
    QFETCH(const QByteArray, frame);

    const auto decoded = level0::decodeFrame(frame);

    QVERIFY(decoded);
    QVERIFY(!decoded->event);
}

void Level0FramesTest::brokenFrames_areMalformed_data()
{
    QTest::addColumn<QByteArray>("frame");
    const QList<QByteArray> frames{
        "",
        "[]",
        "{}",
        "pong",
        "{\"type\":5}",
        R"({"type":"message.new","data":[]})",
        R"({"type":"message.new","data":{}})",
        R"({"type":"message.edited","data":"x"})",
        R"({"type":"message.deleted"})",
        R"({"type":"message.deleted","message_id":"5"})",
        R"({"type":"message.read","message_id":5})",
        R"({"type":"message.read","user_id":5})",
        R"({"type":"typing","is_typing":true})",
        R"({"type":"call.incoming"})",
    };
    for (const QByteArray &frame : frames)
        QTest::newRow(frame.constData()) << frame;
}

void Level0FramesTest::brokenFrames_areMalformed()
{
    QFETCH(const QByteArray, frame);

    const auto decoded = level0::decodeFrame(frame);

    QVERIFY(!decoded);
    QCOMPARE(decoded.error().code, Error::Code::Malformed);
}

void Level0FramesTest::sentText_keepsEveryCharacter()
{
    const auto frame = level0::messageSend(u"કેમ \"છો\"?\n\\ 🙏🏽"_s, MessageType::Text);

    QCOMPARE(frame.type, u"message.send"_s);
    QCOMPARE(frame.bytes,
             QByteArray("{\"content\":\"કેમ \\\"છો\\\"?\\n\\\\ 🙏🏽\",\"type\":\"message.send\"}"));
}

void Level0FramesTest::sentRead_carriesTheIdExactly()
{
    const auto frame = level0::messageRead(MessageId(9007199254740993));

    QCOMPARE(frame.message, MessageId(9007199254740993));
    QVERIFY(frame.bytes.contains("9007199254740993"));
}

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::Level0FramesTest)
#include "Level0FramesTest.moc"
