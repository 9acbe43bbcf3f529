// SPDX-License-Identifier: GPL-3.0-or-later
#include "Scenes.h"

#include "Stage.h"
#include "support/client/Certificates.h"
#include "support/client/PatientTest.h"
#include "support/client/Samples.h"
#include "support/client/ScriptedCheck.h"

#include <QTemporaryFile>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace vatochito {

namespace {

constexpr UserId kBob = samples::kBob;
constexpr UserId kMe = samples::kMe;
constexpr ConversationId kTeam{6};
/// Nobody has said anything there.
constexpr ConversationId kSilent{10};

/// Minutes before the clock of the test.
Timestamp ago(std::chrono::minutes span)
{
    return ManualClock().now() - span;
}

User person(long long id, const QString &username, const QString &displayName)
{
    User user = samples::person(UserId(id), username);
    user.displayName = displayName;
    return user;
}

const QList<User> &people()
{
    static const QList<User> all{
        person(1, u"alice"_s, u"Alice Archer"_s),
        person(2, u"bob"_s, u"Bob Builder"_s),
        person(3, u"charlie"_s, u"ચાર્લી ચૌહાણ"_s),
        person(4, u"meera"_s, u"મીરાબેન જોશી"_s),
        person(5, u"kiran"_s, u"Kiran Kapadia"_s),
        person(6, u"hetal"_s, u"હેતલ પટેલ"_s),
        person(7, u"raj"_s, u"Raj (Ahmedabad)"_s),
        person(8, u"longname"_s, u"મહામહોપાધ્યાયશ્રીજગન્નાથપ્રસાદચંદ્રશેખરભટ્ટાચાર્યમહોદયશ્રી"_s),
    };
    return all;
}

ReceivedMessage said(long long id, ConversationId conversation, UserId sender, const QString &text,
                     std::chrono::minutes before)
{
    ReceivedMessage received = samples::message(id, sender, text, conversation);
    received.message.createdAt = ago(before);
    return received;
}

ReceivedConversation talk(ConversationId id, const QList<int> &members, const QString &title = {})
{
    ReceivedConversation received;
    received.conversation.id = id;
    received.conversation.type = title.isEmpty() ? ConversationType::Direct : ConversationType::Group;
    received.conversation.title = title;
    received.conversation.owner = kMe;
    received.conversation.createdAt = ago(24h * 30);
    received.conversation.updatedAt = received.conversation.createdAt;
    for (const int member : members) {
        received.conversation.members.append(Member{.user = UserId(member), .nickname = {}, .isAdmin = member == 1});
        received.people.append(people().at(member - 1));
    }
    return received;
}

void add(FakeLink &server, ReceivedConversation conversation, const QList<ReceivedMessage> &history)
{
    if (!history.isEmpty())
        conversation.lastMessage = history.last();
    server.histories.insert(conversation.conversation.id, history);
    server.conversationList.append(conversation);
}

QList<ReceivedMessage> withBob()
{
    const ConversationId chat = samples::kChat;
    QList<ReceivedMessage> all{
        said(101, chat, kBob, u"Hello Alice! Did you see the pictures of Navratri?"_s, 26h),
        said(102, chat, kMe, u"Yes! They are beautiful 😍"_s, 26h - 2min),
        said(103, chat, kMe, u"ગરબા રમવાની બહુ મજા આવી."_s, 26h - 3min),
        said(104, chat, kBob, u"કેમ છો? કાલે સાંજે સાત વાગ્યે મળીએ? હું ગાડી લઈને આવીશ, તમે તૈયાર રહેજો."_s, 55min),
        said(105, chat, kMe, u"મજામાં! સાત વાગ્યે બરાબર છે."_s, 54min),
        said(106, chat, kBob, u"See https://example.org/a/rather/long/way/to/a/page?with=what&it=needs for the way."_s,
             30min),
        said(107, chat, kBob, u"<b>not bold</b> & \"as typed\""_s, 29min),
        said(108, chat, kMe, u"Thesewordshavenospacebetweenthemandmustbebrokensomewhere"_s.repeated(4), 20min),
        said(109, chat, kMe, u"👍"_s, 19min),
        said(110, chat, kBob, u"This was taken back"_s, 12min),
        said(111, chat, kBob, u"જો સાત વાગ્યે ન ફાવે તો આઠ વાગ્યે મળીશું."_s, 10min),
    };
    all[6].message.editedAt = ago(28min);
    all[9].message.isDeleted = true;
    all[9].message.content.clear();
    all[10].message.reply = ReplyExcerpt{.id = MessageId(105), .sender = kMe, .excerpt = u"મજામાં! સાત વાગ્યે બરાબર છે."_s};
    all[7].readBy = {ReadMarker{.user = kBob, .upTo = MessageId(108)}};
    return all;
}

QList<ReceivedMessage> inTheTeam()
{
    return {
        said(201, kTeam, UserId(3), u"Release at four?"_s, 5h),
        said(202, kTeam, UserId(3), u"I can do the notes."_s, 5h - 1min),
        said(203, kTeam, UserId(4), u"હા, હું ભાષાંતર તપાસી લઉં છું."_s, 4h),
        said(204, kTeam, kMe, u"Thank you both!"_s, 3h),
        said(205, kTeam, UserId(8), u"ખૂબ સરસ!"_s, 2h),
    };
}

void furnishNothing(FakeLink &server)
{
    server.conversationList.clear();
}

void furnish(FakeLink &server)
{
    server.conversationList.clear();
    add(server, talk(samples::kChat, {1, 2}), withBob());
    server.conversationList.last().people.last().isOnline = true;
    add(server, talk(kTeam, {1, 3, 4, 8}, u"Dev Team"_s), inTheTeam());
    add(server, talk(ConversationId(7), {1, 4}), {said(301, ConversationId(7), kMe, u"આવજો!"_s, 24h * 3)});
    add(server, talk(ConversationId(8), {1, 8}), {said(401, ConversationId(8), UserId(8), u"નમસ્તે 🙏"_s, 24h * 8)});
    add(server, talk(ConversationId(9), {1, 5}), {said(501, ConversationId(9), UserId(5), u"Photo"_s, 24h * 20)});
    add(server, talk(kSilent, {1, 6}), {});
    add(server, talk(ConversationId(11), {1, 7}),
        {said(601, ConversationId(11), UserId(7),
              u"Quite a long line of words that does not fit into the list at all"_s, 24h * 400)});
}

void furnishSlowly(FakeLink &server)
{
    furnish(server);
    server.holdsHistories = true;
}

/// Names and titles of 255 letters, which is all that servers take.
void furnishLongNames(FakeLink &server)
{
    server.conversationList.clear();
    const QString name = u"કૃષ્ણકુમારશ્રીજગન્નાથપ્રસાદચંદ્રશેખરભટ્ટાચાર્ય"_s.repeated(6).left(255);
    const auto rename = [&name](ReceivedConversation conversation) {
        conversation.people.last().displayName = name;
        return conversation;
    };
    add(server, rename(talk(kTeam, {1, 3, 8}, name)), {said(201, kTeam, UserId(8), u"નમસ્તે 🙏"_s, 2h)});
    add(server, rename(talk(ConversationId(8), {1, 8})),
        {said(401, ConversationId(8), UserId(8), u"Some words that are rather long for the list."_s, 24h)});
    add(server, talk(ConversationId(12), {1, 3}, u"Short"_s), {said(701, ConversationId(12), UserId(3), u"ok"_s, 25h)});
}

void furnishBadInput(FakeLink &server)
{
    server.conversationList.clear();
    const ConversationId chat = samples::kChat;
    add(server, talk(chat, {1, 2}),
        {
            said(101, chat, kBob, u"<b>html</b> &amp; <img src=\"x\"> as typed"_s, 12min),
            said(102, chat, kBob, u"right \u202Eto left override\u202C and on, \u202Enever closed"_s, 11min),
            said(103, chat, kMe, u"z"_s + QString(40, QChar(0x301)) + u"algo, 40 marks on one letter"_s, 10min),
            said(104, chat, kBob, u"a bell \a, a null's neighbour \u0001, a tab\there"_s, 9min),
            said(105, chat, kBob, u"half of a pair: "_s + QChar(0xD83D) + u" alone"_s, 8min),
            said(106, chat, kMe, u"શબ્દ"_s.repeated(21'845), 7min),
            said(107, chat, kBob, u"שלום עולם, and a word from the left"_s, 6min),
        });
}

bool receiveCall(Stage &stage)
{
    Q_EMIT stage.harness().link().eventReceived(kTeam, CallIncoming{.caller = UserId(3), .callerName = u"charlie"_s});
    return waitFor([&stage] { return stage.sees(stage.app().notice()); });
}

bool open(Stage &stage, ConversationId conversation)
{
    stage.app().openConversation(conversation.value());
    return waitFor([&stage] { return stage.app().conversation() != nullptr; });
}

bool openRead(Stage &stage, ConversationId conversation)
{
    return open(stage, conversation) && waitFor([&stage] { return !stage.app().conversation()->isLoading(); });
}

bool stay(Stage &)
{
    return true;
}

bool fillSignIn(Stage &stage, const QString &password)
{
    stage.app().signIn()->setServerAddress(u"http://127.0.0.1:8000"_s);
    stage.app().signIn()->signIn(u"http://127.0.0.1:8000"_s, u"alice"_s, password);
    return waitFor([&stage] { return !stage.app().signIn()->isBusy(); });
}

bool failToSend(Stage &stage)
{
    if (!openRead(stage, samples::kChat))
        return false;
    stage.harness().link().goOffline();
    stage.app().conversation()->send(u"This one waits for the network."_s);
    const int before = stage.app().conversation()->messages()->count();
    return waitFor([&stage, before] { return stage.app().conversation()->messages()->count() > before; });
}

bool openRegistration(Stage &stage)
{
    stage.app().signIn()->setServerAddress(u"http://127.0.0.1:8000"_s);
    return stage.clickText(QCoreApplication::translate("SignInPage", "New here? Create an account"));
}

/// With a name that is taken.
bool registerTwice(Stage &stage)
{
    if (!openRegistration(stage))
        return false;
    stage.app().signIn()->registerAccount(u"http://127.0.0.1:8000"_s, u"alice"_s, u"Alice"_s, u"Test@123"_s,
                                          u"Test@123"_s);
    return waitFor([&stage] { return !stage.app().signIn()->userNameError().isEmpty(); });
}

bool openMenu(Stage &stage)
{
    return openRead(stage, samples::kChat) && stage.clickText(u"મજામાં! સાત વાગ્યે બરાબર છે."_s, Qt::RightButton);
}

/// A day of the connection: short losses, a long one, and what was missed meanwhile.
void fillHistory(Stage &stage)
{
    using Kind = ConnectionPeriod::Kind;
    using End = ConnectionPeriod::End;
    const QList<ConnectionPeriod> periods{
        {.key = u"a"_s, .begunAt = ago(26h), .lasted = 3h, .end = End::Closed},
        {.key = u"b"_s, .begunAt = ago(5h), .lasted = 64min, .end = End::Turned, .reason = Error::Code::Timeout},
        {.key = u"c"_s,
         .kind = Kind::Down,
         .begunAt = ago(5h - 64min),
         .lasted = 25s,
         .end = End::Turned,
         .reason = Error::Code::Refused,
         .attempts = 2},
        {.key = u"d"_s, .begunAt = ago(3h), .lasted = 2h, .end = End::Unknown, .conversations = 3, .messages = 14},
        {.key = u"e"_s, .begunAt = ago(50min), .lasted = 10min, .end = End::Turned, .reason = Error::Code::Offline},
        {.key = u"f"_s,
         .kind = Kind::Down,
         .begunAt = ago(40min),
         .lasted = 22min,
         .end = End::Turned,
         .reason = Error::Code::UnknownHost,
         .attempts = 17},
    };
    stage.harness().fillHistory(periods);
}

void fillLog(Stage &stage, int rounds)
{
    ApplicationLog &log = stage.harness().log();
    for (int i = 0; i < rounds; ++i) {
        log.take(QtInfoMsg, u"vatochito.websocket"_s, u"[WebSocket] Sending heartbeat ping"_s);
        log.take(QtInfoMsg, u"vatochito.websocket"_s, u"[WebSocket] Received pong - connection alive"_s);
        log.take(QtInfoMsg, u"vatochito.websocket"_s,
                 u"[WebSocket] Connecting to: ws://localhost:8000/ws/chat/%1/?token=..."_s.arg(i));
        log.take(QtWarningMsg, u"vatochito.sync"_s, u"no echo: conversation=4 attempt=1 retry_in_ms=3000"_s);
        log.take(QtDebugMsg, u"vatochito.storage"_s, u"schema 5 when the connection was up and down"_s);
        log.take(QtCriticalMsg, u"vatochito.storage"_s,
                 u"job failed: reason=storage_full detail=database or disk is full: Unable to fetch row, and a rather "
                 "long explanation that does not fit on one line of a narrow window"_s);
    }
    QCoreApplication::processEvents();
    stage.harness().alarms().advance(LogListModel::kHandful);
}

bool openDiagnostics(Stage &stage)
{
    return stage.click(u"menu"_s) && stage.click(u"settings"_s) &&
           stage.clickText(QCoreApplication::translate("SettingsSheet", "Connection and log…"));
}

bool openLog(Stage &stage)
{
    return openDiagnostics(stage) && stage.clickText(QCoreApplication::translate("DiagnosticsSheet", "Log"));
}

bool clickAdvanced(Stage &stage, const char *page)
{
    return stage.clickText(QCoreApplication::translate(page, "Advanced"));
}

/// A proxy whose address nobody can mean.
bool mistypeProxy(Stage &stage)
{
    return clickAdvanced(stage, "SignInPage") && stage.clickText(u"HTTP"_s) &&
           stage.clickText(QCoreApplication::translate("AdvancedSettings", "Use this"));
}

bool trustTheFamily(Stage &stage)
{
    QTemporaryFile file;
    if (!file.open() || file.write(certificates::kFamilyAuthority) < 0 || !file.flush())
        return false;
    stage.app().network()->apply(NetworkSettingsController::ProxyKind::Socks5, u"proxy.example.org"_s, {}, u"alice"_s,
                                 u"Test@123"_s, u"wss://messages.example.org"_s);
    stage.app().network()->trust(QUrl::fromLocalFile(file.fileName()));
    return waitFor([&stage] { return !stage.app().network()->authority().isEmpty(); }) && stage.click(u"menu"_s) &&
           stage.click(u"settings"_s) && clickAdvanced(stage, "SettingsSheet");
}

struct Found
{
    CheckId check;
    std::optional<Finding> finding; ///< Nothing: it is still being looked at.
    QStringList values{};
    QString detail{};
};

const QList<Found> &foundSoFar()
{
    static const QList<Found> found{
        {CheckId::Address, Finding::AddressFits, {}, u"rest=https://chat.example.org socket=wss://chat.example.org"_s},
        {CheckId::Network, Finding::NetworkUp, {}, u"interfaces=wlan0"_s},
        {CheckId::Name, Finding::NameFound, {u"chat.example.org"_s}, u"v4=1 v6=1 addresses=192.0.2.7,2001:db8::7"_s},
        {CheckId::Port, Finding::PortAnswers, {}, u"peer=192.0.2.7 port=443"_s},
        {CheckId::Proxy, Finding::NothingBetween, {}, u"status=200 type=application/json software=nginx"_s},
        {CheckId::Encryption, Finding::CertificateEndsSoon, {u"9"_s}, u"TLS 1.3 issuer=\"R11\""_s},
    };
    return found;
}

void furnishDoctor(Stage &stage, QList<Found> found)
{
    stage.harness().setExamination([found] {
        std::vector<std::unique_ptr<Check>> checks;
        for (const Found &one : found) {
            auto check = std::make_unique<ScriptedCheck>(one.check);
            check->atOnce = one.finding;
            check->values = one.values;
            check->detail = one.detail;
            checks.push_back(std::move(check));
        }
        return checks;
    });
}

bool askTheDoctor(Stage &stage, DoctorController::State until)
{
    DoctorController *doctor = stage.app().doctor();
    doctor->show();
    return waitFor([doctor, until] { return doctor->state() == until && doctor->checks()->count() > 0; });
}

bool lookOn(Stage &stage)
{
    QList<Found> found = foundSoFar();
    found.append({CheckId::Server, std::nullopt});
    furnishDoctor(stage, found);
    return askTheDoctor(stage, DoctorController::State::Running) &&
           waitFor([&stage, &found] { return stage.app().doctor()->checks()->count() == found.size(); });
}

bool findTrouble(Stage &stage)
{
    QList<Found> found = foundSoFar();
    found.append({CheckId::Server, Finding::ServerFits, {u"1.0"_s, u"0"_s}, {}});
    found.append({CheckId::Clock, Finding::ClockWrong, {u"7260"_s}, u"server_ahead_ms=-7260000"_s});
    found.append({CheckId::Session, Finding::SignedIn, {u"15"_s}, {}});
    found.append({CheckId::Membership, Finding::Member, {u"4"_s}, {}});
    found.append({CheckId::Upgrade, Finding::UpgradeBlocked, {u"502"_s}, u"wss://chat.example.org:443 status=502"_s});
    found.append({CheckId::Heartbeat, Finding::GroundFailed});
    found.append({CheckId::Cache, Finding::CacheWhole});
    furnishDoctor(stage, found);
    return askTheDoctor(stage, DoctorController::State::Trouble);
}

bool findNothing(Stage &stage)
{
    QList<Found> found = foundSoFar();
    found.last() = {CheckId::Encryption, Finding::Encrypted, {u"71"_s}, {}};
    found.append({CheckId::Heartbeat, Finding::HeartbeatFine, {u"38"_s}, u"pongs=5 median_ms=38.2"_s});
    found.append({CheckId::Gujarati, Finding::GujaratiShaped, {u"Noto Sans Gujarati"_s}, {}});
    furnishDoctor(stage, found);
    return askTheDoctor(stage, DoctorController::State::AllWell);
}

bool stopLooking(Stage &stage)
{
    if (!lookOn(stage))
        return false;
    stage.app().doctor()->cancel();
    return stage.app().doctor()->state() == DoctorController::State::Cancelled;
}

bool searchEverywhere(Stage &stage)
{
    if (!openRead(stage, samples::kChat))
        return false;
    stage.press(Qt::Key_K, Qt::ControlModifier);
    stage.type(u"સાત વાગ્યે"_s);
    return waitFor([&stage] {
        stage.harness().alarms().advance(1s);
        return stage.app().messageSearch()->count() == 3;
    });
}

bool searchHere(Stage &stage)
{
    if (!openRead(stage, samples::kChat))
        return false;
    stage.press(Qt::Key_F, Qt::ControlModifier);
    stage.type(u"સાત વાગ્યે"_s);
    return waitFor([&stage] {
        stage.harness().alarms().advance(1s);
        return stage.app().conversation()->search()->count() == 3;
    });
}

bool searchHereInVain(Stage &stage)
{
    if (!searchHere(stage))
        return false;
    stage.type(u"zzz"_s);
    stage.harness().alarms().advance(1s);
    return waitFor([&stage] { return !stage.app().conversation()->search()->isSearching(); });
}

bool askForADay(Stage &stage)
{
    return openRead(stage, samples::kChat) && stage.click(u"ellipsis-vertical"_s) &&
           stage.clickText(QCoreApplication::translate("ConversationHeader", "Jump to date"));
}

bool loseTheServer(Stage &stage)
{
    stage.harness().link().giveUp(Error::Code::Refused);
    return waitFor([&stage] { return stage.app().connection()->isHelpOffered(); });
}

} // namespace

const std::vector<Scene> &scenes()
{
    static const std::vector<Scene> all{
        {"sign-in", nullptr, stay},
        {"sign-in-wrong-password", nullptr, [](Stage &stage) { return fillSignIn(stage, u"wrong"_s); }},
        {"register", nullptr, openRegistration},
        {"register-refused", nullptr, registerTwice},
        {"sign-in-advanced", nullptr, [](Stage &stage) { return clickAdvanced(stage, "SignInPage"); }},
        {"sign-in-advanced-wrong", nullptr, mistypeProxy},
        {"list-empty", furnishNothing, stay},
        {"list", furnish, stay},
        {"list-filtered-empty", furnish,
         [](Stage &stage) {
             stage.press(Qt::Key_K, Qt::ControlModifier);
             stage.type(u"zzz"_s);
             stage.harness().alarms().advance(1s);
             return waitFor([&stage] { return !stage.app().messageSearch()->isSearching(); });
         }},
        {"search-messages", furnish, searchEverywhere},
        {"search-in-conversation", furnish, searchHere},
        {"search-in-conversation-nothing", furnish, searchHereInVain},
        {"jump-to-date", furnish, askForADay},
        {"list-offline", furnish,
         [](Stage &stage) {
             stage.harness().link().goOffline();
             return true;
         }},
        {"list-unreachable", furnish, loseTheServer},
        {"list-long-names", furnishLongNames, stay},
        {"list-notice", furnish, receiveCall},
        {"doctor-running", furnish, lookOn},
        {"doctor-trouble", furnish, findTrouble},
        {"doctor-well", furnish, findNothing},
        {"doctor-stopped", furnish, stopLooking},
        {"menu", furnish, [](Stage &stage) { return stage.click(u"menu"_s); }, true},
        {"conversation", furnish, [](Stage &stage) { return openRead(stage, samples::kChat); }},
        {"conversation-group", furnish, [](Stage &stage) { return openRead(stage, kTeam); }},
        {"conversation-bad-input", furnishBadInput, [](Stage &stage) { return openRead(stage, samples::kChat); }},
        {"conversation-not-fetched", furnishSlowly,
         [](Stage &stage) {
             stage.harness().link().goOffline();
             return open(stage, kSilent);
         }},
        {"conversation-editing", furnish,
         [](Stage &stage) {
             if (!openRead(stage, samples::kChat))
                 return false;
             stage.press(Qt::Key_Up);
             return true;
         }},
        {"conversation-empty", furnish, [](Stage &stage) { return openRead(stage, kSilent); }},
        {"conversation-loading", furnishSlowly, [](Stage &stage) { return open(stage, kSilent); }},
        {"conversation-offline", furnish, failToSend},
        {"conversation-typing", furnish,
         [](Stage &stage) {
             if (!openRead(stage, samples::kChat))
                 return false;
             stage.type(u"કાલે સાંજે મળીએ? I bring the sweets."_s);
             return true;
         }},
        {"message-menu", furnish, openMenu, true},
        {"settings", furnish, [](Stage &stage) { return stage.click(u"menu"_s) && stage.click(u"settings"_s); }},
        {"settings-advanced", furnish, trustTheFamily},
        {"diagnostics-empty", furnish, openDiagnostics},
        {"diagnostics-history", furnish,
         [](Stage &stage) {
             fillHistory(stage);
             stage.harness().link().giveUp(Error::Code::Refused);
             return openDiagnostics(stage);
         }},
        {"diagnostics-log-empty", furnish, openLog},
        {"diagnostics-log", furnish,
         [](Stage &stage) {
             fillLog(stage, 700); // 4,200 lines
             return openLog(stage);
         }},
        {"diagnostics-report", furnish,
         [](Stage &stage) {
             fillHistory(stage);
             fillLog(stage, 3);
             return openDiagnostics(stage) &&
                    stage.clickText(QCoreApplication::translate("DiagnosticsSheet", "Report for support…"));
         }},
        {"sign-out", furnish,
         [](Stage &stage) {
             return stage.click(u"menu"_s) && stage.click(u"settings"_s) &&
                    stage.clickText(QCoreApplication::translate("SettingsSheet", "Sign out…"));
         }},
        {"new-chat", furnish,
         [](Stage &stage) {
             stage.press(Qt::Key_N, Qt::ControlModifier);
             stage.type(u"bo"_s);
             stage.harness().alarms().advance(1s);
             return waitFor([&stage] { return stage.app().people()->rowCount() > 0; });
         }},
        {"new-group", furnish, [](Stage &stage) { return stage.click(u"menu"_s) && stage.click(u"users"_s); }},
    };
    return all;
}

} // namespace vatochito
