// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/ServerAddress.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace vatochito {

class ServerAddressTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatPeopleType_isUnderstood_data();
    void whatPeopleType_isUnderstood();
    void whatIsNoAddress_isRefused_data();
    void whatIsNoAddress_isRefused();
    void restAndSocket_followFromIt();
    void socketBase_whenGiven_replacesTheDerivedOne();
    void sameServer_typedDifferently_isEqual();
};

void ServerAddressTest::whatPeopleType_isUnderstood_data()
{
    QTest::addColumn<QString>("full");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<int>("port");
    QTest::newRow("chat.example.org") << u"https://chat.example.org"_s << u"chat.example.org"_s << 443;
    QTest::newRow("  Chat.Example.org/ ") << u"https://chat.example.org"_s << u"chat.example.org"_s << 443;
    QTest::newRow("chat.example.org:8443") << u"https://chat.example.org:8443"_s << u"chat.example.org:8443"_s << 8443;
    QTest::newRow("https://example.org/chat/") << u"https://example.org/chat"_s << u"example.org/chat"_s << 443;
    QTest::newRow("https://example.org/api/") << u"https://example.org"_s << u"example.org"_s << 443;
    QTest::newRow("http://chat.example.org:80") << u"http://chat.example.org"_s << u"chat.example.org"_s << 80;
    QTest::newRow("localhost:8000") << u"http://localhost:8000"_s << u"localhost:8000"_s << 8000;
    QTest::newRow("127.0.0.1:8000") << u"http://127.0.0.1:8000"_s << u"127.0.0.1:8000"_s << 8000;
    QTest::newRow("[::1]:8000") << u"http://[::1]:8000"_s << u"[::1]:8000"_s << 8000;
    QTest::newRow("192.168.1.7") << u"http://192.168.1.7"_s << u"192.168.1.7"_s << 80;
    QTest::newRow("172.32.0.1") << u"https://172.32.0.1"_s << u"172.32.0.1"_s << 443;
    QTest::newRow("office.local:8000") << u"http://office.local:8000"_s << u"office.local:8000"_s << 8000;
    QTest::newRow("https://localhost:8000") << u"https://localhost:8000"_s << u"localhost:8000"_s << 8000;
}

void ServerAddressTest::whatPeopleType_isUnderstood()
{
    QFETCH(const QString, full);
    QFETCH(const QString, shown);
    QFETCH(const int, port);

    const auto address = ServerAddress::parse(QString::fromLatin1(QTest::currentDataTag()));

    QVERIFY(address);
    QCOMPARE(address->toString(), full);
    QCOMPARE(address->display(), shown);
    QCOMPARE(address->port(), port);
    QCOMPARE(*ServerAddress::parse(address->toString()), *address);
}

void ServerAddressTest::whatIsNoAddress_isRefused_data()
{
    QTest::addColumn<QString>("typed");
    for (const char *typed : {"", " ", "https://", "ftp://example.org", "a b", "http://me:secret@example.org",
                              "example.org/?q=1", "example.org/#top", "example.org:0", "example.org:99999", ":8000"})
        QTest::newRow(typed) << QString::fromLatin1(typed);
}

void ServerAddressTest::whatIsNoAddress_isRefused()
{
    QFETCH(const QString, typed);

    const auto address = ServerAddress::parse(typed);

    QVERIFY(!address);
    QCOMPARE(address.error().code, Error::Code::InvalidAddress);
}

void ServerAddressTest::restAndSocket_followFromIt()
{
    const auto plain = ServerAddress::parse(u"localhost:8000"_s);
    const auto prefixed = ServerAddress::parse(u"https://example.org/team"_s);

    QCOMPARE(plain->api(u"chat/users/search/?q=%26a"_s).toString(QUrl::FullyEncoded),
             u"http://localhost:8000/api/chat/users/search/?q=%26a"_s);
    QCOMPARE(plain->socket(ConversationId(4)).toString(), u"ws://localhost:8000/ws/chat/4/"_s);
    QCOMPARE(prefixed->api(u"auth/login/"_s).toString(), u"https://example.org/team/api/auth/login/"_s);
    QCOMPARE(prefixed->socket(ConversationId(4)).toString(), u"wss://example.org/team/ws/chat/4/"_s);
}

void ServerAddressTest::socketBase_whenGiven_replacesTheDerivedOne()
{
    const auto address = ServerAddress::parse(u"https://example.org"_s, u"wss://sockets.example.org/"_s);

    QCOMPARE(address->socket(ConversationId(4)).toString(), u"wss://sockets.example.org/ws/chat/4/"_s);
    QVERIFY(!ServerAddress::parse(u"https://example.org"_s, u"https://example.org"_s));
}

void ServerAddressTest::sameServer_typedDifferently_isEqual()
{
    QCOMPARE(*ServerAddress::parse(u"Example.org/"_s), *ServerAddress::parse(u"https://example.org:443"_s));
}

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::ServerAddressTest)
#include "ServerAddressTest.moc"
