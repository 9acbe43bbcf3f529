// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/AppController.h"

#include "base/Clock.h"
#include "core/ForgetAnswers.h"
#include "core/Sentences.h"
#include "core/Translations.h"
#include "core/WhenDone.h"
#include "models/Avatars.h"
#include "models/ConversationWords.h"
#include "models/Moments.h"
#include "storage/Settings.h"
#include "sync/Accounts.h"
#include "sync/NetworkPreferences.h"

#include <QDesktopServices>

#include <utility>

namespace vatochito {

namespace {

QString knownServerOf(const Settings &settings, const QString &given)
{
    return given.isEmpty() ? settings.lastServer() : given;
}

} // namespace

AppController::AppController(const Services &services, const QString &knownServer, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_calendar(services.clock)
    , m_signIn(knownServerOf(services.settings, knownServer), services.alarms)
    , m_settings(services.settings, services.translations)
    , m_network(services.network, services.accounts, services.settings)
    , m_serverAddress(services.accounts, services.settings)
    , m_connection(services.clock, services.alarms)
    , m_diagnostics({.log = services.log,
                     .settings = services.settings,
                     .accounts = services.accounts,
                     .network = services.network,
                     .calendar = m_calendar,
                     .clock = services.clock,
                     .alarms = services.alarms},
                    [this] { return names(); })
    , m_doctor(services.doctor)
    , m_links(&QDesktopServices::openUrl)
{
    connectSignIn();
    connectServerAddress();
    connect(&m_settings, &SettingsController::signOutRequested, this, &AppController::signOut);
    connect(&m_settings, &SettingsController::cacheLimitChanged, this, &AppController::limitCache);
    connect(&m_connection, &ConnectionController::tryNowRequested, this, [this] {
        if (Account *account = m_services.accounts.current())
            account->tryNow();
    });
    connect(&m_connection, &ConnectionController::signInAgainRequested, &m_services.accounts, &Accounts::letGo);
    connect(&m_doctor, &DoctorController::stateChanged, this, [this] { m_diagnostics.setChecks(m_doctor.reported()); });
    connect(&m_notices, &Notices::changed, this, &AppController::noticeChanged);
    connect(&m_links, &LinkOpener::refused, this,
            [this] { m_notices.setPassing([] { return tr("No program on this computer opens this link."); }); });
    connect(&m_services.accounts, &Accounts::aboutToChange, this, &AppController::releaseAccount);
    connect(&m_services.accounts, &Accounts::currentChanged, this, &AppController::adoptAccount);
    connect(&m_services.translations, &Translations::languageChanged, this, &AppController::retranslate);
}

AppController::~AppController()
{
    // Nothing shows them any more, and the account may go next.
    delete m_conversation.release();
    delete m_models.release();
}

void AppController::openLast()
{
    if (!m_services.accounts.openCurrent()) {
        // It belongs to the server used last.
        const Settings &settings = m_services.settings;
        if (m_services.accounts.socketBase().isEmpty() && m_signIn.serverAddress() == settings.lastServer())
            m_services.accounts.setSocketBase(settings.lastSocketAddress());
        setState(State::SignedOut);
    } else if (m_state == State::Starting)
        adoptAccount();
}

void AppController::connectLast()
{
    if (Account *account = m_services.accounts.current())
        account->resume();
}

bool AppController::isReturning() const
{
    return m_services.accounts.profile().currentAccount().has_value();
}

ConversationListModel *AppController::conversations() const
{
    return m_models ? &m_models->conversations() : nullptr;
}

PeopleSearchModel *AppController::people() const
{
    return m_models ? &m_models->search() : nullptr;
}

MessageSearchModel *AppController::messageSearch() const
{
    return m_models ? &m_models->messageSearch() : nullptr;
}

QString AppController::me() const
{
    const Account *account = m_services.accounts.current();
    return account ? account->me().name() : QString();
}

QString AppController::myUserName() const
{
    const Account *account = m_services.accounts.current();
    return account ? account->me().username : QString();
}

QString AppController::myInitials() const
{
    return avatarInitials(me());
}

int AppController::myHue() const
{
    const Account *account = m_services.accounts.current();
    return account ? avatarHue(account->me().id.value()) : 0;
}

void AppController::setWindowActive(bool isActive)
{
    if (std::exchange(m_isWindowActive, isActive) == isActive)
        return;
    m_calendar.check();
    if (Account *account = m_services.accounts.current(); account && isActive)
        account->take(Hint::Focused);
    if (m_conversation)
        m_conversation->setWindowActive(isActive);
    Q_EMIT windowActiveChanged();
}

void AppController::dismissNotice()
{
    m_notices.dismiss();
}

void AppController::readAgain()
{
    if (m_models)
        m_models->readAgain();
}

void AppController::openConversation(qint64 conversation)
{
    Account *account = m_services.accounts.current();
    const ConversationId id(conversation);
    if (!account || !m_models || !id.isValid() || (m_conversation && m_conversation->conversationId() == conversation))
        return;
    LaterPointer<ConversationController> fresh(
        new ConversationController(*account, id, m_models->people(), m_calendar, m_services.clock, m_services.alarms));
    fresh->setWindowActive(m_isWindowActive);
    m_models->conversations().setOpen(id);
    account->engine().setOpenConversation(id);
    m_doctor.setOpenConversation(id);

    if (m_conversation)
        m_conversation->flushDraft();
    // The old one lives until the page has turned to the new one.
    std::swap(m_conversation, fresh);
    Q_EMIT conversationChanged();
}

void AppController::openMessage(qint64 conversation, qint64 message)
{
    openConversation(conversation);
    if (!m_models || !m_conversation || m_conversation->conversationId() != conversation)
        return;
    m_conversation->setHighlight(m_models->messageSearch().words());
    m_conversation->showMessage(message);
}

void AppController::closeConversation()
{
    if (!m_conversation)
        return;
    if (Account *account = m_services.accounts.current())
        account->engine().setOpenConversation({});
    if (m_models)
        m_models->conversations().setOpen({});
    m_doctor.setOpenConversation({});
    m_conversation->flushDraft();
    const LaterPointer<ConversationController> old = std::move(m_conversation);
    forgetAnswers(old.get());
    Q_EMIT conversationChanged();
}

void AppController::startDirect(qint64 user)
{
    Account *account = m_services.accounts.current();
    if (!account)
        return;
    // One that is cached opens offline, too.
    whenDone(account->conversations().directWith(UserId(user)), m_models.get(),
             [this, account, user](const Result<std::optional<ConversationId>> &cached) {
                 if (cached && *cached) {
                     openConversation((*cached)->value());
                     return;
                 }
                 whenDone(account->engine().openDirect(UserId(user)), m_models.get(),
                          [this](const Result<ConversationId> &made) { openOnceKnown(made); });
             });
}

void AppController::createGroup(const QString &title, const QList<qint64> &users)
{
    Account *account = m_services.accounts.current();
    if (!account)
        return;
    QList<UserId> members;
    for (const qint64 user : users)
        members.append(UserId(user));
    whenDone(account->engine().createGroup(title.trimmed(), members), m_models.get(),
             [this](const Result<ConversationId> &made) { openOnceKnown(made); });
}

void AppController::connectSignIn()
{
    connect(&m_signIn, &SignInController::addressCheckRequested, this, [this](const QString &address) {
        whenDone(m_services.accounts.probe(address), this,
                 [this, address](const Status &found) { m_signIn.tellAddress(address, found); });
    });
    m_doctor.setTypedAddress(m_signIn.serverAddress());
    connect(&m_signIn, &SignInController::serverAddressChanged, this,
            [this] { m_doctor.setTypedAddress(m_signIn.serverAddress()); });
    // The same address may be found another way now.
    connect(&m_services.network, &NetworkPreferences::changed, &m_signIn, &SignInController::checkAddress);
    connect(&m_signIn, &SignInController::signInRequested, this,
            [this](const QString &server, const QString &userName, const QString &password) {
                whenDone(m_services.accounts.signIn(server, userName, password), this,
                         [this, server](const Status &done) { handleSignIn(server, done); });
            });
    connect(&m_signIn, &SignInController::registrationRequested, this,
            [this](const QString &server, const QString &userName, const QString &displayName, const QString &password,
                   const QString &password2) {
                const Registration registration{
                    .username = userName, .displayName = displayName, .password = password, .passwordAgain = password2};
                whenDone(m_services.accounts.registerAccount(server, registration), this,
                         [this, server](const Status &done) { handleSignIn(server, done); });
            });
}

void AppController::connectServerAddress()
{
    connect(&m_serverAddress, &ServerAddressController::used, this, [this] {
        m_signIn.setServerAddress(m_serverAddress.address());
        m_notices.setPassing([address = m_serverAddress.address()] {
            //: %1: the address of a server
            return tr("From now on Vatochito uses %1.").arg(address);
        });
    });
    connect(&m_serverAddress, &ServerAddressController::failed, this, [this](const Error &error) {
        if (m_state != State::Starting)
            return;
        // It was left, could not be taken up again, and the page that would say why is gone.
        setState(State::SignedOut);
        tellError(error);
    });
    connect(&m_serverAddress, &ServerAddressController::signInRequested, this, [this](const QString &address) {
        m_services.accounts.letGo();
        m_signIn.setServerAddress(address);
    });
}

void AppController::handleSignIn(const QString &serverAddress, const Status &done)
{
    if (!done) {
        m_signIn.fail(done.error());
        return;
    }
    m_services.settings.setLastServer(serverAddress);
    m_services.settings.setLastSocketAddress(m_services.accounts.socketBase());
    m_signIn.finish();
}

void AppController::signOut(SettingsController::Messages messages)
{
    m_isSigningOut = true;
    const bool keeps = messages == SettingsController::Messages::Keep;
    const auto done = m_services.accounts.signOut(keeps ? Accounts::Keep::Cache : Accounts::Keep::Nothing);
    m_isSigningOut = false;
    whenDone(done, this, [this](const Status &left) {
        if (!left)
            tellError(left.error());
    });
}

void AppController::limitCache()
{
    constexpr long long kMebibyte = 1024LL * 1024;
    if (Account *account = m_services.accounts.current())
        account->setCacheLimit(m_settings.cacheLimit() * kMebibyte);
}

void AppController::adoptAccount()
{
    Account *account = m_services.accounts.current();
    if (!account) {
        m_settings.setAccount({});
        followConnection();
        leaveState();
        return;
    }
    m_models.reset(new AccountModels(*account, m_calendar, m_services.alarms));
    connect(&m_models->messageSearch(), &MessageSearchModel::queryChanged, this, [this] {
        if (m_conversation && !m_models->messageSearch().isActive())
            m_conversation->setHighlight({});
    });
    connect(m_models.get(), &AccountModels::unsentCountChanged, this,
            [this] { m_settings.setUnsentCount(m_models->unsentCount()); });
    connect(m_models.get(), &AccountModels::failed, this, [this, account](const Error &error) {
        // One sentence for one trouble.
        if (!account->cache().trouble())
            tellError(error);
    });
    connect(&account->engine(), &SyncEngine::callIncoming, this,
            [this](ConversationId, const CallIncoming &call) { tellCall(call); });
    connect(&account->cache(), &Cache::troubleChanged, this, &AppController::tellCacheTrouble);
    connect(&account->cache(), &Cache::replaced, this, &AppController::tellReplaced);
    connect(account, &Account::connectionChanged, this, &AppController::followConnection);
    connect(&account->session(), &Session::stateChanged, this, &AppController::handleSession);
    connect(&account->session(), &Session::vaultTroubleChanged, this, &AppController::handleSession);

    limitCache();
    m_settings.setAccount(account->server().display());
    m_diagnostics.setAccount(account);
    followConnection();
    setState(State::SignedIn);
    handleSession();
    tellCacheTrouble();
}

void AppController::releaseAccount()
{
    m_doctor.forget();
    closeConversation();
    const LaterPointer<AccountModels> old = std::move(m_models);
    // It lives a little longer, and what it still says is about nobody.
    if (old) {
        old->disconnect(this);
        forgetAnswers(old.get());
    }
    m_diagnostics.setAccount(nullptr);
    m_settings.setUnsentCount(0);
    m_notices.setLasting(Notices::Lasting::Vault, {});
    m_notices.setLasting(Notices::Lasting::Cache, {});
    if (m_state == State::SignedIn)
        leaveState();
}

void AppController::handleSession()
{
    Account *account = m_services.accounts.current();
    if (!account)
        return;
    const Session &session = account->session();
    if (session.state() == Session::State::Over) {
        releaseAccount();
        if (m_isSigningOut)
            return;
        // Cache and outbox stay: signing in as the same person finds them again.
        tellError(Error{.code = Error::Code::SessionOver});
        return;
    }
    // Until somebody is signed in, the line about the connection tells it.
    const std::optional<Error> trouble = session.vaultTrouble();
    if (!trouble || session.state() != Session::State::SignedIn) {
        m_notices.setLasting(Notices::Lasting::Vault, {});
        return;
    }
    m_notices.setLasting(Notices::Lasting::Vault, [error = *trouble] {
        //: %1: a sentence about the password store
        return tr("%1 You stay signed in until you close Vatochito.").arg(Sentences::forError(error));
    });
}

void AppController::followConnection()
{
    const Account *account = m_services.accounts.current();
    const Connection connection = account ? account->connection() : Connection{.status = Connection::Status::SignedOut};
    if (connection.reason == Error::Code::ProxyDenied)
        m_services.network.readPasswordAgain();
    m_connection.setConnection(connection);
    m_diagnostics.setConnection(connection);
}

QStringList AppController::names() const
{
    QStringList names;
    if (const Account *account = m_services.accounts.current())
        names += {account->me().username, account->me().displayName};
    else if (const auto last = m_services.accounts.profile().currentAccount())
        names += {last->me.username, last->me.displayName};
    if (!m_models)
        return names;
    for (const User &person : m_models->people().all())
        names += {person.username, person.displayName};
    return names;
}

void AppController::tellCacheTrouble()
{
    Account *account = m_services.accounts.current();
    const std::optional<Error> trouble = account ? account->cache().trouble() : std::nullopt;
    if (!trouble) {
        m_notices.setLasting(Notices::Lasting::Cache, {});
        return;
    }
    m_notices.setLasting(Notices::Lasting::Cache, [error = *trouble] {
        const QString sentence = Sentences::forError(error);
        if (error.code != Error::Code::StorageFull)
            return sentence;
        //: %1: the disk is full
        return tr("%1 Until then, nothing new is kept on this computer.").arg(sentence);
    });
}

void AppController::tellReplaced(bool isOutboxWhole)
{
    m_notices.setPassing([isOutboxWhole] {
        const QString sentence = Sentences::forError(Error{.code = Error::Code::StorageDamaged});
        if (isOutboxWhole)
            return sentence;
        //: %1: messages were damaged, and are fetched anew
        return tr("%1 Of what was not sent yet, some could not be saved.").arg(sentence);
    });
}

void AppController::openOnceKnown(const Result<ConversationId> &conversation)
{
    if (conversation)
        openConversation(conversation->value());
    else
        tellError(conversation.error());
}

void AppController::leaveState()
{
    setState(m_services.accounts.isMoving() ? State::Starting : State::SignedOut);
}

void AppController::setState(State state)
{
    if (std::exchange(m_state, state) != state)
        Q_EMIT stateChanged();
}

void AppController::tellError(const Error &error)
{
    m_notices.setPassing([error] { return Sentences::forError(error); });
}

void AppController::tellCall(const CallIncoming &call)
{
    const auto known = m_models ? m_models->people().all().value(call.caller) : User();
    const QString name = known.id.isValid() ? known.name() : call.callerName;
    m_notices.setPassing([name, at = m_services.clock.now()] {
        //: %1: a person, %2: the time of the call
        return tr("%1 is calling (%2). Calls are not in this version yet.")
            .arg(ConversationWords::inSentence(name), Moments::timeOfDay(at));
    });
}

void AppController::retranslate()
{
    m_signIn.retranslate();
    m_network.retranslate();
    m_serverAddress.retranslate();
    m_connection.retranslate();
    m_diagnostics.retranslate();
    m_doctor.retranslate();
    if (m_models)
        m_models->retranslate();
    if (m_conversation)
        m_conversation->retranslate();
    m_notices.retranslate();
}

} // namespace vatochito
