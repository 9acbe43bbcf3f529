// SPDX-License-Identifier: GPL-3.0-or-later
#include "Surgery.h"

#include "core/WhenDone.h"
#include "diagnostics/Checks.h"
#include "diagnostics/DoctorWords.h"
#include "support/client/Await.h"

#include <QTest>
#include <QTimer>

namespace vatochito {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto kLimit = 60s; ///< Far more than anything here takes; a failure, not a delay.

QFuture<Result<NotificationGround>> somebodyShowsThem()
{
    return readyFuture<NotificationGround>(
        NotificationGround{.state = NotificationGround::State::There, .service = u"a test"_s});
}

} // namespace

Surgery::Surgery(const QString &server, const Credentials &credentials)
    : tools{.clock = m_clock,
            .alarms = m_systemAlarms,
            .transport = m_transport,
            .notifications = somebodyShowsThem,
            .gujarati = [] { return GujaratiReport{.isShaped = true, .font = u"a test's"_s, .detail = {}}; },
            .freeBytes = [](const QString &) { return 1LL << 40; },
            .interfaces = [] { return QStringList{u"eth0"_s}; },
            .usualPlaces = {}}
{
    // The hands of a manual clock, at the real time: servers say theirs.
    m_clock.jumpWall(std::chrono::duration_cast<std::chrono::milliseconds>(SystemClock().now() - m_clock.now()));
    setAddress(server);
    m_authenticator = std::make_unique<AuthClient>(*patient.address, m_transport, m_systemAlarms);
    m_key = {.profile = u"p"_s, .server = server, .user = credentials.user.id};
    m_session = std::make_unique<Session>(m_key, *m_authenticator, nullptr, nullptr, m_clock, m_systemAlarms);
    if (!await(m_session->begin(credentials.tokens)))
        qFatal("the session did not begin");
    m_me = credentials.user.id;
    reopenCache([](const QString &) {});
    patient.session = m_session.get();
    patient.vault = &vault;
    patient.profile = *Profile::open(m_folder.filePath(u"profile"_s));
}

void Surgery::resumeFromKeychain(const Error &failing)
{
    if (!await(vault.write(m_key, m_session->surrender())))
        qFatal("the tokens were not kept");
    vault.failing = failing;
    m_session = std::make_unique<Session>(m_key, *m_authenticator, &vault, nullptr, m_clock, m_systemAlarms);
    if (await(m_session->resume()))
        qFatal("the keychain did answer");
    patient.session = m_session.get();
}

void Surgery::reopenCache(const std::function<void(const QString &path)> &meanwhile)
{
    const QString path = m_folder.filePath(u"cache.db"_s);
    m_cache.reset();
    meanwhile(path);
    m_cache = std::make_unique<Cache>(path, m_me);
    if (!await(m_cache->opened()))
        qFatal("the cache did not open");
    patient.cache = m_cache.get();
}

void Surgery::setAddress(const QString &server, const QString &socketBase)
{
    patient.address = ServerAddress::parse(server, socketBase);
}

void Surgery::examine()
{
    AlarmFactory &alarms = m_hurried.isEmpty() ? static_cast<AlarmFactory &>(m_systemAlarms) : m_manualAlarms;
    ConnectionDoctor doctor(makeChecks(patient, tools), alarms, m_clock);
    QTimer hurry;
    QObject::connect(&hurry, &QTimer::timeout, &doctor, [this] { m_manualAlarms.advance(100ms); });
    QObject::connect(&doctor, &ConnectionDoctor::started, &doctor, [this, &hurry](CheckId check) {
        if (m_hurried.contains(check))
            hurry.start(1ms);
    });
    QObject::connect(&doctor, &ConnectionDoctor::checked, &doctor, [this, &hurry](const CheckResult &result) {
        hurry.stop();
        m_results.insert(result.check, result);
        m_order.append(result.check);
    });
    doctor.run();
    if (!QTest::qWaitFor([&doctor] { return doctor.state() == ConnectionDoctor::State::Done; },
                         std::chrono::milliseconds(kLimit).count()))
        qFatal("the doctor did not come to an end");
}

QStringList Surgery::failures() const
{
    return named([](Verdict verdict) { return verdict == Verdict::Failed; });
}

QStringList Surgery::complaints() const
{
    return named([](Verdict verdict) { return verdict == Verdict::Failed || verdict == Verdict::Warning; });
}

QStringList Surgery::named(const std::function<bool(Verdict)> &isWanted) const
{
    QStringList names;
    for (const CheckId check : m_order) {
        const CheckOutcome outcome = m_results.value(check).outcome;
        if (isWanted(outcome.verdict()))
            names.append(nameOf(check) + u':' + QString::fromLatin1(traitsOf(outcome.finding).name));
    }
    return names;
}

QString Surgery::report() const
{
    QString text;
    for (const CheckId check : m_order) {
        const CheckResult result = m_results.value(check);
        text += nameOf(check) + u' ' + DoctorWords::sentence(result) + u' ' + DoctorWords::advice(result) + u' ' +
                result.outcome.detail + u' ' + result.outcome.values.join(u' ') + u'\n';
    }
    return text;
}

} // namespace vatochito
