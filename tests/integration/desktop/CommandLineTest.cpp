// SPDX-License-Identifier: GPL-3.0-or-later
#include "DesktopOptions.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace vatochito {

class CommandLineTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noArguments_askForNothing();
    void flags_winOverTheEnvironment();
    void environment_servesWithoutFlags();
    void unknownOption_isAUsageSentence();
    void unexpectedArgument_isAUsageSentence();
    void unknownLanguage_isAUsageSentence();
    void help_isNoFailure();
    void link_namesAConversation();
    void linkToAnythingElse_isAUsageSentence_data();
    void linkToAnythingElse_isAUsageSentence();

private:
    static Expected<DesktopOptions, DesktopOptions::Sentence> parse(const QStringList &arguments)
    {
        QProcessEnvironment environment;
        environment.insert(u"VATOCHITO_SERVER"_s, u"https://from.environment"_s);
        environment.insert(u"VATOCHITO_WS_URL"_s, u"wss://from.environment"_s);
        return DesktopOptions::parse(QStringList({u"vatochito"_s}) + arguments, environment);
    }
};

void CommandLineTest::noArguments_askForNothing()
{
    const auto options = DesktopOptions::parse({u"vatochito"_s}, QProcessEnvironment());
    QVERIFY(options);
    QCOMPARE(options->server, QString());
    QCOMPARE(options->profile, QString());
    QCOMPARE(options->language, QString());
}

void CommandLineTest::flags_winOverTheEnvironment()
{
    const auto options =
        parse({u"--profile"_s, u"/p"_s, u"--server"_s, u"https://from.flag"_s, u"--language"_s, u"gu"_s});
    QVERIFY(options);
    QCOMPARE(options->profile, u"/p"_s);
    QCOMPARE(options->server, u"https://from.flag"_s);
    QCOMPARE(options->language, u"gu"_s);
}

void CommandLineTest::environment_servesWithoutFlags()
{
    const auto options = parse({});
    QVERIFY(options);
    QCOMPARE(options->server, u"https://from.environment"_s);
    QCOMPARE(options->socketBase, u"wss://from.environment"_s);
}

void CommandLineTest::unknownOption_isAUsageSentence()
{
    const auto options = parse({u"--maximized"_s});
    QVERIFY(!options);
    QCOMPARE(options.error().exitCode, 2);
    QVERIFY(options.error().text.contains(u"maximized"_s));
}

void CommandLineTest::unexpectedArgument_isAUsageSentence()
{
    const auto options = parse({u"hello"_s});
    QVERIFY(!options);
    QCOMPARE(options.error().exitCode, 2);
}

void CommandLineTest::unknownLanguage_isAUsageSentence()
{
    const auto options = parse({u"--language"_s, u"fr"_s});
    QVERIFY(!options);
    QCOMPARE(options.error().exitCode, 2);
}

void CommandLineTest::help_isNoFailure()
{
    const auto options = parse({u"--help"_s});
    QVERIFY(!options);
    QCOMPARE(options.error().exitCode, 0);
    QVERIFY(options.error().text.contains(u"--profile"_s));
}

void CommandLineTest::link_namesAConversation()
{
    const auto options = parse({u"--minimized"_s, u"vatochito://conversation/12"_s});
    QVERIFY(options);
    QVERIFY(options->request.isMinimized);
    QCOMPARE(options->request.conversation, 12);
}

void CommandLineTest::linkToAnythingElse_isAUsageSentence_data()
{
    QTest::addColumn<QString>("link");
    for (const char *link : {"vatochito://conversation/", "vatochito://conversation/-1", "vatochito://conversation/1x",
                             "vatochito://person/1", "https://conversation/1"})
        QTest::newRow(link) << QString::fromLatin1(link);
}

void CommandLineTest::linkToAnythingElse_isAUsageSentence()
{
    QFETCH(QString, link);
    const auto options = parse({link});
    QVERIFY(!options);
    QCOMPARE(options.error().exitCode, 2);
}

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::CommandLineTest)
#include "CommandLineTest.moc"
