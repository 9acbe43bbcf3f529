// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/JsonFields.h"
#include "protocol/Level0Bodies.h"
#include "protocol/Level0Frames.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;

namespace vatochito {

namespace {

QByteArray fixture(const QString &name)
{
    QFile file(QStringLiteral(VATOCHITO_FIXTURES "/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

template <typename T>
bool isRead(const Result<T> &result)
{
    return result.has_value();
}

using Reader = std::function<bool(const QByteArray &)>;

/// How each recorded body is read. A file without a line here fails the test.
QMap<QString, Reader> readers()
{
    using namespace level0;
    const Reader refusal = [](const QByteArray &body) { return !decodeRefusal(body).isEmpty(); };
    const Reader user = [](const QByteArray &body) { return isRead(decodeUser(body)); };
    const Reader object = [](const QByteArray &body) { return isRead(json::parseObject(body)); };
    return {
        {u"rest-401.json"_s, refusal},
        {u"rest-contact-201.json"_s,
         [](const QByteArray &body) {
             const QJsonObject contact = QJsonDocument::fromJson(body).object().value(u"contact"_s).toObject();
             return isRead(decodeUser(QJsonDocument(contact).toJson()));
         }},
        {u"rest-conversations-200.json"_s, [](const QByteArray &body) { return isRead(decodeConversations(body)); }},
        {u"rest-login-200.json"_s, [](const QByteArray &body) { return isRead(decodeCredentials(body)); }},
        {u"rest-login-400.json"_s, refusal},
        {u"rest-message-upload-201.json"_s, [](const QByteArray &body) { return isRead(decodeMessage(body)); }},
        {u"rest-messages-200.json"_s, [](const QByteArray &body) { return isRead(decodeHistory(body)); }},
        {u"rest-profile-200.json"_s, user},
        {u"rest-profile-other-200.json"_s, user},
        {u"rest-register-400.json"_s, refusal},
        {u"rest-root-200.json"_s, [](const QByteArray &body) { return isRead(decodeGreeting(body)); }},
        {u"rest-settings-200.json"_s, object},
        {u"rest-user-search-200.json"_s, [](const QByteArray &body) { return isRead(decodeUsers(body)); }},
        {u"socket-exchange.json"_s, [](const QByteArray &body) { return isRead(json::parseArray(body)); }},
    };
}

} // namespace

class Level0ContractTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFixture_isRead();
    void login_givesMeAndBothTokens();
    void conversations_giveMembersAndTheLastMessage();
    void history_comesOldestFirstWithRepliesForwardsAndFiles();
    void refusals_giveTheSentencesByField();
    void greetingWithoutExtensions_isLevel0();
    void framesFromTheServer_becomeWhatHappened();
    void framesFromUs_areAsRecorded();
};

void Level0ContractTest::everyFixture_isRead()
{
    const QStringList names = QDir(QStringLiteral(VATOCHITO_FIXTURES)).entryList({u"*.json"_s}, QDir::Files);
    QVERIFY(names.size() >= 14);
    const auto known = readers();
    for (const QString &name : names) {
        QVERIFY2(known.contains(name), qPrintable(u"nobody reads "_s + name));
        QVERIFY2(known.value(name)(fixture(name)), qPrintable(name));
    }
}

void Level0ContractTest::login_givesMeAndBothTokens()
{
    const auto credentials = level0::decodeCredentials(fixture(u"rest-login-200.json"_s));

    QVERIFY(credentials);
    QCOMPARE(credentials->user.id, UserId(1));
    QCOMPARE(credentials->user.name(), u"Alice Wonder"_s);
    QCOMPARE(credentials->tokens.access, u"header.payload.signature"_s);
    QCOMPARE(credentials->tokens.refresh, u"header.payload.signature"_s);
}

void Level0ContractTest::conversations_giveMembersAndTheLastMessage()
{
    const auto conversations = level0::decodeConversations(fixture(u"rest-conversations-200.json"_s));

    QVERIFY(conversations);
    const ReceivedConversation &first = conversations->constFirst();
    QCOMPARE(first.conversation.id, ConversationId(1));
    QCOMPARE(first.conversation.type, ConversationType::Direct);
    QCOMPARE(first.conversation.members.size(), 2);
    QVERIFY(first.conversation.members.constFirst().isAdmin);
    QCOMPARE(first.people.size(), 2);
    QVERIFY(first.lastMessage);
    QCOMPARE(first.lastMessage->message.id, MessageId(305));
    QCOMPARE(first.lastMessage->message.content, u"m299"_s);
}

void Level0ContractTest::history_comesOldestFirstWithRepliesForwardsAndFiles()
{
    const auto history = level0::decodeHistory(fixture(u"rest-messages-200.json"_s));

    QVERIFY(history);
    QCOMPARE(history->size(), 4);
    const Message &plain = history->at(0).message;
    QCOMPARE(plain.id, MessageId(306));
    QCOMPARE(plain.content, u"કેમ છો? 🙏🏽\nsecond line"_s);
    QCOMPARE(toMicros(plain.createdAt) % 1'000'000, 383'546);
    const Message &reply = history->at(1).message;
    QVERIFY(reply.reply);
    QCOMPARE(reply.reply->id, MessageId(306));
    QCOMPARE(reply.reply->sender, UserId(1));
    QVERIFY(!reply.isForwarded);
    const Message &image = history->at(2).message;
    QCOMPARE(image.type, MessageType::Image);
    QCOMPARE(image.attachments.size(), 1);
    QCOMPARE(image.attachments.constFirst().name, u"ફોટો.png"_s);
    QVERIFY(history->at(3).message.isForwarded);
}

void Level0ContractTest::refusals_giveTheSentencesByField()
{
    const auto login = level0::decodeRefusal(fixture(u"rest-login-400.json"_s));
    const auto registration = level0::decodeRefusal(fixture(u"rest-register-400.json"_s));

    QCOMPARE(login.value(u"non_field_errors"_s), QStringList{u"Unable to log in with provided credentials."_s});
    QCOMPARE(registration.keys(), QStringList({u"password"_s, u"password2"_s, u"username"_s}));
}

void Level0ContractTest::greetingWithoutExtensions_isLevel0()
{
    const auto greeting = level0::decodeGreeting(fixture(u"rest-root-200.json"_s));

    QVERIFY(greeting);
    QCOMPARE(greeting->version, u"1.0.0"_s);
    QCOMPARE(greeting->syncLevel, 0);
}

void Level0ContractTest::framesFromTheServer_becomeWhatHappened()
{
    const QJsonArray exchange = QJsonDocument::fromJson(fixture(u"socket-exchange.json"_s)).array();
    QStringList happened;
    for (const QJsonValue &step : exchange) {
        if (step[u"to"_s].toString() != u"alice"_s && step[u"frame"_s][u"type"_s] != u"typing"_s)
            continue;
        if (!step[u"to"_s].isString())
            continue;
        const auto frame = level0::decodeFrame(QJsonDocument(step[u"frame"_s].toObject()).toJson());
        QVERIFY2(frame, qPrintable(step[u"frame"_s][u"type"_s].toString()));
        QCOMPARE(frame->isPong(), !frame->event.has_value());
        happened.append(frame->type);
        if (!frame->event)
            continue;
        if (const auto *arrived = std::get_if<MessageArrived>(&*frame->event))
            QCOMPARE(arrived->received.message.content, u"Hello!"_s);
        if (const auto *edited = std::get_if<MessageEdited>(&*frame->event))
            QCOMPARE(edited->received.message.content, u"Hello, Bob!"_s);
        if (const auto *read = std::get_if<MessageRead>(&*frame->event))
            QCOMPARE(read->user, UserId(2));
        if (const auto *typing = std::get_if<TypingChanged>(&*frame->event))
            QVERIFY(typing->isTyping);
        if (const auto *call = std::get_if<CallIncoming>(&*frame->event))
            QCOMPARE(call->callerName, u"alice"_s);
        if (frame->type.startsWith(u"message."_s))
            QCOMPARE(frame->message, MessageId(310));
    }
    QCOMPARE(happened, QStringList({u"pong"_s, u"typing"_s, u"message.new"_s, u"message.read"_s, u"message.edited"_s,
                                    u"message.deleted"_s, u"call.incoming"_s}));
}

void Level0ContractTest::framesFromUs_areAsRecorded()
{
    const QMap<QString, QByteArray> ours{
        {u"ping"_s, level0::ping().bytes},
        {u"typing"_s, level0::typing(true).bytes},
        {u"message.send"_s, level0::messageSend(u"Hello!"_s, MessageType::Text).bytes},
        {u"message.read"_s, level0::messageRead(MessageId(310)).bytes},
    };
    QStringList compared;
    for (const QJsonValue &step : QJsonDocument::fromJson(fixture(u"socket-exchange.json"_s)).array()) {
        const QJsonObject recorded = step[u"frame"_s].toObject();
        const QString type = recorded.value(u"type"_s).toString();
        if (!step[u"from"_s].isString() || !ours.contains(type))
            continue;
        QCOMPARE(QJsonDocument::fromJson(ours.value(type)).object(), recorded);
        compared.append(type);
    }
    QCOMPARE(compared.size(), ours.size());
}

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::Level0ContractTest)
#include "Level0ContractTest.moc"
