// SPDX-License-Identifier: GPL-3.0-or-later
#include "AppHarness.h"

#include "core/WhenDone.h"
#include "net/Authenticator.h"
#include "support/client/PatientTest.h"
#include "support/client/Samples.h"

namespace vatochito {

using namespace Qt::StringLiterals;

namespace {

const Tokens kTokens{.access = u"access"_s, .refresh = u"refresh"_s};

/// Lets alice in, and nobody else.
class OnePersonAuthenticator final : public Authenticator
{
public:
    explicit OnePersonAuthenticator(bool isStrangers) : m_isStrangers(isStrangers) {}

    QFuture<Result<Credentials>> login(const QString &username, const QString &password) override
    {
        if (username == u"alice"_s && password == u"Test@123"_s)
            return readyFuture<Credentials>(
                Credentials{.user = samples::person(samples::kMe, username), .tokens = kTokens});
        return readyFuture<Credentials>(
            failure(Error{.code = Error::Code::Rejected,
                          .fields = {{u"non_field_errors"_s, {u"Unable to log in with provided credentials."_s}}}}));
    }
    QFuture<Result<Credentials>> registerUser(const Registration &) override
    {
        return readyFuture<Credentials>(
            failure(Error{.code = Error::Code::Rejected,
                          .fields = {{u"username"_s, {u"A user with that username already exists."_s}}}}));
    }
    QFuture<Result<Tokens>> refresh(const QString &) override
    {
        if (m_isStrangers)
            return readyFuture<Tokens>(failure(Error{.code = Error::Code::Unauthorized, .httpStatus = 401}));
        return readyFuture<Tokens>(kTokens);
    }
    QFuture<Status> logout(const Tokens &) override { return readyFuture<void>(Status()); }
    QFuture<Status> tellOffline(const Tokens &) override { return readyFuture<void>(Status()); }
    QFuture<Result<int>> probe() override { return readyFuture<int>(0); }
    QFuture<Result<User>> whoAmI(const QString &) override
    {
        return readyFuture<User>(samples::person(samples::kMe, u"alice"_s));
    }

private:
    const bool m_isStrangers;
};

} // namespace

AppHarness::AppHarness()
{
    m_translations.setLanguage(u"en"_s);
    start();
}

AppHarness::~AppHarness()
{
    m_app.reset();
    // What it left to the event loop still knows the alarms.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

void AppHarness::restart(const std::function<void()> &meanwhile)
{
    m_app.reset();
    m_accounts.reset();
    m_network.reset();
    m_settings.reset();
    meanwhile();
    start();
}

void AppHarness::signIn()
{
    m_app->signIn()->signIn(u"http://127.0.0.1:8000"_s, u"alice"_s, u"Test@123"_s);
    QTRY_VERIFY(m_app->state() == AppController::State::SignedIn);
    QTRY_VERIFY(m_link->isStarted);
    m_link->goOnline();
}

void AppHarness::fillHistory(const QList<ConnectionPeriod> &periods)
{
    ConnectionHistoryStore &store = m_accounts->current()->cache().connectionHistory();
    for (const ConnectionPeriod &period : periods)
        store.save(period, fromMicros(0));
    const QString last = periods.constLast().key;
    const ConnectionHistoryModel *shown = m_app->diagnostics()->history();
    QTRY_VERIFY(shown->count() > 0 && shown->periods().constFirst().key == last);
}

void AppHarness::start()
{
    auto profile = Profile::open(m_folder.filePath(u"profile"_s));
    QVERIFY(profile);
    m_settings = std::make_unique<Settings>(profile->folder());
    m_network = std::make_unique<NetworkPreferences>(*profile, *m_settings, &m_keychain, m_transport);
    m_network->load();
    m_accounts = std::make_unique<Accounts>(*std::move(profile), services());
    m_app = std::make_unique<AppController>(AppController::Services{.accounts = *m_accounts,
                                                                    .settings = *m_settings,
                                                                    .network = *m_network,
                                                                    .translations = m_translations,
                                                                    .log = m_log,
                                                                    .clock = m_clock,
                                                                    .alarms = m_alarms,
                                                                    .doctor = doctor()},
                                            QString());
    m_app->openLast();
    m_app->connectLast();
}

AccountServices AppHarness::services()
{
    return {
        .vault = &m_vault,
        .clock = m_clock,
        .alarms = m_alarms,
        .makeAuthenticator = [](const ServerAddress &server) -> std::unique_ptr<Authenticator> {
            return std::make_unique<OnePersonAuthenticator>(server.toString() == strangersAddress());
        },
        .makeLink = [this](const LinkPlace &, TokenSource &) -> std::unique_ptr<Link> {
            auto link = std::make_unique<FakeLink>(samples::kMe);
            link->conversationList = {samples::conversation()};
            link->conversationList.first().people.last().isOnline = true;
            if (m_furnish)
                m_furnish(*link);
            m_link = link.get();
            return link;
        },
        .hasNetwork = [this] { return hasNetwork; },
    };
}

DoctorController::Services AppHarness::doctor()
{
    return {.makeDoctor =
                [this](const DoctorController::Question &) {
                    auto checks = m_examination ? m_examination() : std::vector<std::unique_ptr<Check>>();
                    return std::make_unique<ConnectionDoctor>(std::move(checks), m_alarms, m_clock);
                },
            .canDo = [](Remedy) { return true; },
            .doIt = [](const DoctorController::Question &, Remedy, const QString &) {}};
}

} // namespace vatochito
