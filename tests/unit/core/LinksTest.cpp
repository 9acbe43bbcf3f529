// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Links.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace vatochito {

class LinksTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void text_hasTheseLinks_data();
    void text_hasTheseLinks();
    void otherSchemes_areNoLinks_data();
    void otherSchemes_areNoLinks();
    void linkThatLooksLikeAnotherPlace_isMisleading_data();
    void linkThatLooksLikeAnotherPlace_isMisleading();
    void mailto_keepsItsAddressAlone();
    void turnedDirection_endsALink();
    void styled_escapesEverything();
    void styled_keepsLinesAndBlanks();
    void styled_withoutALinkIsNothing();
    void marks_areUnderlinedInWordsAndLinks();
};

void LinksTest::text_hasTheseLinks_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("links");
    QTest::newRow("none") << u"hello"_s << QStringList();
    QTest::newRow("alone") << u"https://example.org"_s << QStringList(u"https://example.org"_s);
    QTest::newRow("in a sentence") << u"see http://example.org/a?b=c#d, please."_s
                                   << QStringList(u"http://example.org/a?b=c#d"_s);
    QTest::newRow("in brackets") << u"(https://example.org/x)"_s << QStringList(u"https://example.org/x"_s);
    QTest::newRow("with brackets") << u"https://example.org/Name_(place)"_s
                                   << QStringList(u"https://example.org/Name_(place)"_s);
    QTest::newRow("two") << u"https://a.example https://b.example"_s
                         << QStringList({u"https://a.example"_s, u"https://b.example"_s});
    QTest::newRow("in Gujarati") << u"જુઓ https://example.org/કેમ છો"_s << QStringList(u"https://example.org/કેમ"_s);
    QTest::newRow("mail") << u"mailto:bob@example.org!"_s << QStringList(u"mailto:bob@example.org"_s);
    QTest::newRow("capital letters") << u"HTTPS://EXAMPLE.ORG"_s << QStringList(u"HTTPS://EXAMPLE.ORG"_s);
    QTest::newRow("inside a word") << u"xhttps://example.org"_s << QStringList();
    QTest::newRow("no host") << u"https:// and http://."_s << QStringList();
    QTest::newRow("no address") << u"mailto:bob"_s << QStringList();
}

void LinksTest::text_hasTheseLinks()
{
    QFETCH(const QString, text);
    QFETCH(const QStringList, links);
    QStringList found;
    const QList<links::Link> all = links::in(text);
    for (const links::Link &link : all)
        found.append(text.sliced(link.start, link.length));
    QCOMPARE(found, links);
}

void LinksTest::otherSchemes_areNoLinks_data()
{
    QTest::addColumn<QString>("link");
    for (const char *link : {"javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "ftp://example.org",
                             "smb://example.org/x", "vnc://example.org", "ms-settings:x", "https:example.org",
                             "https://example.org\nx", " https://example.org", ""})
        QTest::newRow(link) << QString::fromLatin1(link);
}

void LinksTest::otherSchemes_areNoLinks()
{
    QFETCH(const QString, link);
    QVERIFY(!links::safeTarget(link));
}

void LinksTest::linkThatLooksLikeAnotherPlace_isMisleading_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<bool>("isMisleading");
    QTest::addColumn<QString>("destination");
    QTest::newRow("plain") << u"https://example.org/a"_s << false << u"example.org"_s;
    QTest::newRow("user") << u"https://bank.example@evil.example/"_s << true << u"evil.example"_s;
    QTest::newRow("user and password") << u"https://bank.example:443@evil.example/"_s << true << u"evil.example"_s;
    QTest::newRow("letters that look alike") << u"https://bаnk.example/"_s << true << u"xn--bnk-6cd.example"_s;
    QTest::newRow("encoded host") << u"https://xn--bnk-6cd.example/"_s << true << u"xn--bnk-6cd.example"_s;
    QTest::newRow("at sign in the path") << u"https://example.org/@bob"_s << false << u"example.org"_s;
    QTest::newRow("mail") << u"mailto:bob@example.org"_s << false << u"bob@example.org"_s;
}

void LinksTest::linkThatLooksLikeAnotherPlace_isMisleading()
{
    QFETCH(const QString, link);
    const auto target = links::safeTarget(link);
    QVERIFY(target);
    QTEST(links::isMisleading(*target), "isMisleading");
    QTEST(links::destination(*target), "destination");
}

void LinksTest::mailto_keepsItsAddressAlone()
{
    const auto target = links::safeTarget(u"mailto:bob@example.org?attach=/etc/passwd&body=x"_s);
    QVERIFY(target);
    QCOMPARE(target->toString(), u"mailto:bob@example.org"_s);
}

void LinksTest::turnedDirection_endsALink()
{
    for (const QChar trick : {QChar(0x202E), QChar(0x2066), QChar(0x200F), QChar(0x200B), QChar(0x0007)}) {
        const QList<links::Link> found = links::in(u"https://example.org/"_s + trick + u"gpj.exe"_s);
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().target.toString(), u"https://example.org/"_s);
    }
}

void LinksTest::styled_escapesEverything()
{
    QCOMPARE(links::styled(u"<b>&amp;</b> https://example.org/?a=1&b=\"2\""_s),
             u"&lt;b&gt;&amp;amp;&lt;/b&gt; <a href=\"https://example.org/?a=1&amp;b=\">"
             u"https://example.org/?a=1&amp;b=</a>&quot;2&quot;"_s);
}

void LinksTest::styled_keepsLinesAndBlanks()
{
    QCOMPARE(links::styled(u"a  b\n c\thttp://x.example"_s),
             u"a &nbsp;b<br>&nbsp;c&nbsp;&nbsp;&nbsp;&nbsp;<a href=\"http://x.example\">http://x.example</a>"_s);
}

void LinksTest::styled_withoutALinkIsNothing()
{
    QCOMPARE(links::styled(u"<a href=\"file:///etc/passwd\">x</a>"_s), QString());
}

void LinksTest::marks_areUnderlinedInWordsAndLinks()
{
    QCOMPARE(links::marked(u"a <b> c"_s, {{2, 3}}), u"a <u>&lt;b&gt;</u> c"_s);
    QCOMPARE(links::styled(u"tea: http://tea.example tea"_s, {{0, 3}, {12, 3}, {24, 3}}),
             u"<u>tea</u>: <a href=\"http://tea.example\">http://<u>tea</u>.example</a> <u>tea</u>"_s);
    QCOMPARE(links::styled(u"no link"_s, {{0, 2}}), u"<u>no</u> link"_s);
}

} // namespace vatochito

QTEST_APPLESS_MAIN(vatochito::LinksTest)
#include "LinksTest.moc"
