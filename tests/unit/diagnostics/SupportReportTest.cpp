// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnostics/SupportReport.h"

#include <QDir>
#include <QTest>

namespace vatochito {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

LogLine line(const QString &text)
{
    return {.at = fromMicros(0), .process = 7, .category = u"vatochito.sync"_s, .text = text};
}

ReportFacts facts()
{
    return {.now = fromMicros(1'795'414'453'000'000),
            .appVersion = u"0.1.0"_s,
            .server = u"https://chat.example.org"_s,
            .level = 1,
            .connection = {.status = Connection::Status::Waiting,
                           .socket = Connection::SocketState::Closed,
                           .attempt = 2,
                           .nominalWait = 4s,
                           .reason = Error::Code::Refused}};
}

} // namespace

class SupportReportTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void report_tellsVersionsSettingsAndConnection()
    {
        ReportFacts all = facts();
        all.settings = {{u"language"_s, u"gu"_s}, {u"theme"_s, u"dark"_s}};
        const QString text = SupportReport::text(all);
        for (const QString &part :
             {u"vatochito=0.1.0"_s, u"qt="_s + QString::fromLatin1(qVersion()), u"protocol_level=1"_s, u"language=gu"_s,
              u"theme=dark"_s, u"server=https://chat.example.org"_s, u"status=waiting"_s, u"socket_state=3 CLOSED"_s,
              u"attempt=2"_s, u"nominal_wait_s=4"_s, u"reason=refused"_s})
            QVERIFY2(text.contains(part), qPrintable(part));
    }

    void verdicts_areToldOrThatThereAreNone()
    {
        ReportFacts all = facts();
        QVERIFY(SupportReport::text(all).contains(u"[checks]\nnone\n"_s));
        all.checks = {{.check = u"name resolves"_s, .verdict = u"failed"_s, .detail = u"no address"_s, .took = 12ms}};
        QVERIFY(SupportReport::text(all).contains(u"[checks]\nfailed name resolves 12 ms: no address\n"_s));
    }

    void history_isToldWithReasons()
    {
        using Kind = ConnectionPeriod::Kind;
        using End = ConnectionPeriod::End;
        ReportFacts all = facts();
        all.history = {
            {.kind = Kind::Down, .begunAt = fromMicros(60'000'000), .reason = Error::Code::Refused, .attempts = 3},
            {.kind = Kind::Up,
             .begunAt = fromMicros(0),
             .lasted = 60s,
             .end = End::Turned,
             .reason = Error::Code::Timeout,
             .conversations = 2,
             .messages = 9}};
        QVERIFY(SupportReport::text(all).contains(
            u"1970-01-01T00:01:00.000000Z down lasted_s=0 end=lasting reason=refused failed_attempts=3\n"
            "1970-01-01T00:00:00.000000Z up lasted_s=60 end=turned reason=timeout missed_messages=9 missed_in=2\n"_s));
    }

    void log_isItsLast500Lines()
    {
        ReportFacts all = facts();
        for (int i = 0; i < 600; ++i)
            all.log.append(line(u"line %1."_s.arg(i)));
        const QString text = SupportReport::text(all);
        QCOMPARE(text.count(u"vatochito.sync line "_s), 500);
        QVERIFY(!text.contains(u"line 99."_s));
        QVERIFY(text.contains(u"line 100."_s));
        QVERIFY(text.contains(u"line 599."_s));
    }

    void namesSecretsAndTheHomeFolder_areLeftOut()
    {
        ReportFacts all = facts();
        all.names = {u"bob"_s, u"ચાર્લી ચૌહાણ"_s};
        all.log = {line(u"something about bob and ચાર્લી ચૌહાણ"_s), line(u"ws://host/?token=abc.def"_s),
                   line(u"cache set aside "_s + QDir::homePath() + u"/vatochito/accounts/x.db"_s),
                   line(u"Authorization: Bearer eyJhbGciOi.eyJ1c2Vy.c2ln"_s)};
        const QString text = SupportReport::text(all);
        for (const QString &secret : {u"bob"_s, u"ચાર્લી"_s, u"abc.def"_s, QDir::homePath(), u"eyJ"_s})
            QVERIFY2(!text.contains(secret), qPrintable(secret));
        QVERIFY(text.contains(u"~/vatochito/accounts/x.db"_s));
    }
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::SupportReportTest)
#include "SupportReportTest.moc"
