// SPDX-License-Identifier: GPL-3.0-or-later
#include "AppHarness.h"
#include "models/MessageState.h"
#include "support/client/PatientTest.h"
#include "support/client/Samples.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace vatochito {

class AppControllerTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void firstStart_asksToSignIn();
    void wrongPassword_isSaid();
    void signIn_showsTheConversations();
    void restart_showsTheCacheWithoutTheServer();
    void sentMessage_waitsAndIsThenSent();
    void messageWhileOffline_goesOutLater();
    void messageThatWaits_isEditedAndAnswered();
    void receivedMessage_isReadOnlyInTheActiveWindow();
    void blankMessage_isNotTaken();
    void tooLongMessage_isNotTakenAndSaysWhy();
    void typing_isToldInTheHeader();
    void presence_isForgottenWithTheConnection();
    void foundPerson_opensAConversation();
    void lockedKeychain_isSaidAndTheCacheStays();
    void absentKeychain_letsGoOnForThisSession();
    void keychainThatNeverAnswers_delaysNothing();
    void startWithoutNetwork_showsHistoryAndPeople_andOneLineSaysWhy();
    void startWithTheServerGone_showsTheCache_andOneLineSaysWhy();
    void windowThatComesToTheFront_isAHintToTheLink();
    void conversationNeverFetched_saysSoUntilItCanBe();
    void typedAddress_isLookedAt();
    void otherAddressOfTheServer_isGoneOnAt();
    void addressOfAnotherServer_isSignedInAtInstead();
    void otherLanguage_changesTheTexts();
    void signOut_forgetsEverything();
    void sessionThatEndsByItself_isSaid();
    void call_isSaidWithItsTime();

private:
    ConversationController &open();
    QVariant newest(MessageListModel::Role role);
    QVariant summary(ConversationListModel::Role role);

    std::unique_ptr<AppHarness> m_harness;
};

void AppControllerTest::init()
{
    m_harness = std::make_unique<AppHarness>();
}

void AppControllerTest::cleanup()
{
    m_harness.reset();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

ConversationController &AppControllerTest::open()
{
    m_harness->app().openConversation(samples::kChat.value());
    return *m_harness->app().conversation();
}

QVariant AppControllerTest::newest(MessageListModel::Role role)
{
    const MessageListModel &messages = *m_harness->app().conversation()->messages();
    return messages.data(messages.index(0), role);
}

QVariant AppControllerTest::summary(ConversationListModel::Role role)
{
    const ConversationListModel &conversations = *m_harness->app().conversations();
    return conversations.data(conversations.index(0), role);
}

void AppControllerTest::firstStart_asksToSignIn()
{
    QCOMPARE(m_harness->app().state(), AppController::State::SignedOut);
    QVERIFY(!m_harness->app().conversations());
    QCOMPARE(m_harness->app().connection()->status(), ConnectionController::Status::SignedOut);
}

void AppControllerTest::wrongPassword_isSaid()
{
    SignInController &signIn = *m_harness->app().signIn();
    signIn.signIn(u"http://127.0.0.1:8000"_s, u"alice"_s, u"nothing"_s);

    QTRY_COMPARE(signIn.passwordError(), u"The user name or password is wrong."_s);
    QCOMPARE(m_harness->app().state(), AppController::State::SignedOut);
}

void AppControllerTest::signIn_showsTheConversations()
{
    m_harness->signIn();

    ConversationListModel &conversations = *m_harness->app().conversations();
    QAbstractItemModelTester tester(&conversations, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QTRY_COMPARE(conversations.count(), 1);
    QTRY_COMPARE(conversations.data(conversations.index(0), ConversationListModel::TitleRole).toString(), u"bob"_s);
    QTRY_VERIFY(!conversations.isLoading());
    QCOMPARE(m_harness->app().myUserName(), u"alice"_s);
}

void AppControllerTest::restart_showsTheCacheWithoutTheServer()
{
    m_harness->signIn();
    QTRY_COMPARE(m_harness->app().conversations()->count(), 1);

    m_harness->restart();

    QCOMPARE(m_harness->app().state(), AppController::State::SignedIn);
    QTRY_COMPARE(m_harness->app().conversations()->count(), 1);
    QVERIFY(m_harness->app().signIn()->isServerKnown());
}

void AppControllerTest::sentMessage_waitsAndIsThenSent()
{
    m_harness->signIn();
    QTRY_COMPARE(m_harness->app().conversations()->count(), 1);
    ConversationController &conversation = open();
    QTRY_VERIFY(!conversation.isLoading());
    QSignalSpy states(conversation.messages(), &QAbstractItemModel::dataChanged);

    QVERIFY(conversation.send(u"Hello!"_s));

    QTRY_COMPARE(newest(MessageListModel::MessageStateRole).toInt(), int(MessageState::Sent));
    QCOMPARE(m_harness->link().sentTexts(), QStringList({u"Hello!"_s}));
    QCOMPARE(conversation.messages()->count(), 1);
}

void AppControllerTest::messageWhileOffline_goesOutLater()
{
    m_harness->signIn();
    QTRY_COMPARE(m_harness->app().conversations()->count(), 1);
    ConversationController &conversation = open();
    m_harness->link().goOffline();

    QVERIFY(conversation.send(u"later"_s));
    QTRY_COMPARE(newest(MessageListModel::MessageStateRole).toInt(), int(MessageState::Waiting));
    QTRY_COMPARE(m_harness->app().settings()->unsentCount(), 1);

    m_harness->link().goOnline();
    QTRY_COMPARE(newest(MessageListModel::MessageStateRole).toInt(), int(MessageState::Sent));
    QTRY_COMPARE(m_harness->app().settings()->unsentCount(), 0);
}

void AppControllerTest::messageThatWaits_isEditedAndAnswered()
{
    m_harness->signIn();
    QTRY_COMPARE(m_harness->app().conversations()->count(), 1);
    ConversationController &conversation = open();
    QTRY_VERIFY(!conversation.isLoading());
    m_harness->link().goOffline();
    QVERIFY(conversation.send(u"at foru"_s));
    QTRY_COMPARE(newest(MessageListModel::TextRole).toString(), u"at foru"_s);

    conversation.edit(0, newest(MessageListModel::ClientIdRole).toString());
    QVERIFY(conversation.composition()->isEditing());
    QVERIFY(conversation.send(u"at four"_s));
    QTRY_COMPARE(newest(MessageListModel::TextRole).toString(), u"at four"_s);

    conversation.reply(0, newest(MessageListModel::ClientIdRole).toString());
    QVERIFY(conversation.send(u"or five"_s));
    QTRY_COMPARE(newest(MessageListModel::TextRole).toString(), u"or five"_s);
    QCOMPARE(m_harness->app().settings()->unsentCount(), 2);

    m_harness->link().goOnline();
    QTRY_COMPARE(m_harness->app().settings()->unsentCount(), 0);
    QCOMPARE(m_harness->link().sentTexts(), QStringList({u"at four"_s}));
    QCOMPARE(m_harness->link().posted.size(), 1);
    QVERIFY(m_harness->link().posted.first().replyTo.isValid());
}

void AppControllerTest::receivedMessage_isReadOnlyInTheActiveWindow()
{
    m_harness->signIn();
    QTRY_COMPARE(m_harness->app().conversations()->count(), 1);
    ConversationController &conversation = open();
    QTRY_VERIFY(!conversation.isLoading());
    m_harness->link().receive(samples::message(50, samples::kBob, u"કેમ છો?"_s));
    QTRY_COMPARE(newest(MessageListModel::TextRole).toString(), u"કેમ છો?"_s);

    conversation.messageSeen(50);
    m_harness->alarms().advance(1s);
    QVERIFY(m_harness->link().reads.isEmpty());

    m_harness->app().setWindowActive(true);
    QTRY_VERIFY((m_harness->alarms().advance(1s), !m_harness->link().reads.isEmpty()));
    QCOMPARE(m_harness->link().reads.first().second, MessageId(50));
    ConversationListModel &list = *m_harness->app().conversations();
    QTRY_COMPARE(list.data(list.index(0), ConversationListModel::UnreadCountRole).toInt(), 0);
}

void AppControllerTest::blankMessage_isNotTaken()
{
    m_harness->signIn();
    ConversationController &conversation = open();

    QVERIFY(!conversation.send(u" \n "_s));
    QCOMPARE(conversation.sendError(), QString());
}

void AppControllerTest::tooLongMessage_isNotTakenAndSaysWhy()
{
    m_harness->signIn();
    ConversationController &conversation = open();

    QVERIFY(!conversation.send(QString(kMaxContentBytes + 1, u'x')));
    QCOMPARE(conversation.sendError(), u"This message is too long. Please send it in parts."_s);
}

void AppControllerTest::typing_isToldInTheHeader()
{
    m_harness->signIn();
    QTRY_COMPARE(m_harness->app().conversations()->count(), 1);
    ConversationController &conversation = open();
    QTRY_COMPARE(conversation.subtitle(), u"online"_s);

    Q_EMIT m_harness->link().eventReceived(samples::kChat, TypingChanged{.user = samples::kBob, .isTyping = true});

    QTRY_COMPARE(conversation.subtitle(), u"typing…"_s);
    m_harness->alarms().advance(7s);
    QCOMPARE(conversation.subtitle(), u"online"_s);
}

void AppControllerTest::presence_isForgottenWithTheConnection()
{
    m_harness->signIn();
    QTRY_COMPARE(m_harness->app().conversations()->count(), 1);
    ConversationController &conversation = open();
    QTRY_COMPARE(conversation.subtitle(), u"online"_s);

    m_harness->link().goOffline();
    QTRY_COMPARE(conversation.subtitle(), QString());

    m_harness->link().goOnline();
    QTRY_COMPARE(conversation.subtitle(), u"online"_s);
}

void AppControllerTest::foundPerson_opensAConversation()
{
    m_harness->signIn();
    QTRY_COMPARE(m_harness->app().conversations()->count(), 1);
    PeopleSearchModel &people = *m_harness->app().people();
    people.setQuery(u"bo"_s);
    m_harness->alarms().advance(1s);
    QTRY_COMPARE(people.count(), 1);

    m_harness->app().startDirect(people.data(people.index(0), PeopleSearchModel::UserIdRole).toLongLong());

    QTRY_VERIFY(m_harness->app().conversation());
    QCOMPARE(m_harness->app().conversation()->conversationId(), samples::kChat.value());
}

void AppControllerTest::lockedKeychain_isSaidAndTheCacheStays()
{
    m_harness->signIn();
    QTRY_COMPARE(m_harness->app().conversations()->count(), 1);
    m_harness->vault().failing = Error{.code = Error::Code::VaultLocked};

    m_harness->restart();

    ConnectionController &connection = *m_harness->app().connection();
    QTRY_VERIFY(connection.text().startsWith(u"This computer's password store is locked."_s));
    QVERIFY(connection.isBannerShown());
    QCOMPARE(connection.actionText(), u"Try now"_s);
    QCOMPARE(m_harness->app().notice(), QString());
    QCOMPARE(m_harness->app().state(), AppController::State::SignedIn);
    QTRY_COMPARE(m_harness->app().conversations()->count(), 1);
}

void AppControllerTest::absentKeychain_letsGoOnForThisSession()
{
    m_harness->signIn();
    QTRY_COMPARE(m_harness->app().conversations()->count(), 1);
    m_harness->vault().failing = Error{.code = Error::Code::VaultUnavailable};
    m_harness->restart();
    ConnectionController &connection = *m_harness->app().connection();
    QTRY_COMPARE(connection.actionText(), u"Sign in again"_s);
    QTRY_COMPARE(m_harness->app().conversations()->count(), 1);

    connection.act();

    QCOMPARE(m_harness->app().state(), AppController::State::SignedOut);
    QVERIFY(m_harness->app().signIn()->isServerKnown());
    m_harness->signIn();
    QCOMPARE(m_harness->app().notice(), u"This computer's password store is not available."
                                        " You stay signed in until you close Vatochito."_s);
    m_harness->vault().failing = {};
    m_harness->alarms().advance(30s);
    QTRY_COMPARE(m_harness->app().notice(), QString());
}

void AppControllerTest::keychainThatNeverAnswers_delaysNothing()
{
    m_harness->signIn();
    QTRY_COMPARE(m_harness->app().conversations()->count(), 1);
    m_harness->vault().isSilent = true;

    m_harness->restart();

    QCOMPARE(m_harness->app().state(), AppController::State::SignedIn);
    QTRY_COMPARE(m_harness->app().conversations()->count(), 1);
    QTRY_COMPARE(open().title(), u"bob"_s);
    QCOMPARE(m_harness->app().connection()->text(), u"Connecting…"_s);
    m_harness->alarms().advance(ConnectionController::kQuietConnecting);
    QVERIFY(m_harness->app().connection()->isBannerShown());
}

void AppControllerTest::startWithoutNetwork_showsHistoryAndPeople_andOneLineSaysWhy()
{
    m_harness->signIn();
    QTRY_COMPARE(m_harness->app().conversations()->count(), 1);
    m_harness->link().receive(samples::message(50, samples::kBob, u"કેમ છો?"_s));
    QTRY_COMPARE(summary(ConversationListModel::PreviewRole).toString(), u"કેમ છો?"_s);

    m_harness->restart();

    QTRY_COMPARE(m_harness->app().conversations()->count(), 1);
    QTRY_COMPARE(open().title(), u"bob"_s);
    QTRY_COMPARE(newest(MessageListModel::TextRole).toString(), u"કેમ છો?"_s);
    QTRY_VERIFY(m_harness->link().isStarted);
    m_harness->alarms().advance(ConnectionController::kQuietConnecting);
    QVERIFY(m_harness->app().connection()->isBannerShown());
    QCOMPARE(m_harness->app().connection()->text(),
             u"You are offline. Messages will go out when the network is back."_s);
    QCOMPARE(m_harness->app().notice(), QString());
}

void AppControllerTest::startWithTheServerGone_showsTheCache_andOneLineSaysWhy()
{
    m_harness->signIn();
    QTRY_COMPARE(m_harness->app().conversations()->count(), 1);
    m_harness->restart();
    QTRY_VERIFY(m_harness->link().isStarted);

    m_harness->link().giveUp(Error::Code::Refused);

    QTRY_COMPARE(m_harness->app().conversations()->count(), 1);
    QTRY_COMPARE(open().title(), u"bob"_s);
    ConnectionController &connection = *m_harness->app().connection();
    QVERIFY(connection.isBannerShown());
    QCOMPARE(connection.text(), u"The server cannot be reached. Messages will go out when it is back."_s);
    QCOMPARE(connection.actionText(), u"Try now"_s);
    QCOMPARE(m_harness->app().notice(), QString());

    // Whose fault it is that a name is not found depends on whether there is a network.
    m_harness->link().giveUp(Error::Code::UnknownHost);
    QVERIFY(connection.text().startsWith(u"The server cannot be reached."_s));
    m_harness->hasNetwork = false;
    m_harness->link().giveUp(Error::Code::UnknownHost);
    QVERIFY(connection.text().startsWith(u"You are offline."_s));
}

void AppControllerTest::windowThatComesToTheFront_isAHintToTheLink()
{
    m_harness->signIn();
    QTRY_VERIFY(m_harness->link().isStarted);
    m_harness->app().setWindowActive(false);
    m_harness->link().hints.clear();

    m_harness->app().setWindowActive(true);

    QCOMPARE(m_harness->link().hints, QList{Hint::Focused});
}

void AppControllerTest::conversationNeverFetched_saysSoUntilItCanBe()
{
    m_harness->setFurnisher([](FakeLink &server) { server.holdsHistories = true; });
    m_harness->signIn();
    QTRY_COMPARE(m_harness->app().conversations()->count(), 1);
    m_harness->link().goOffline();

    ConversationController &conversation = open();
    QTRY_COMPARE(conversation.history(), ConversationController::History::NotFetched);

    m_harness->link().goOnline();
    QCOMPARE(conversation.history(), ConversationController::History::Loading);
    m_harness->link().releaseHistories();
    QTRY_COMPARE(conversation.history(), ConversationController::History::Empty);

    m_harness->link().goOffline();
    QCOMPARE(conversation.history(), ConversationController::History::Empty);
}

void AppControllerTest::typedAddress_isLookedAt()
{
    SignInController &signIn = *m_harness->app().signIn();

    signIn.setServerAddress(u"http://127.0.0.1:8000"_s);
    m_harness->alarms().advance(SignInController::kTypingPause);
    QTRY_COMPARE(signIn.server(), SignInController::Server::Reachable);

    signIn.setServerAddress(u"::::"_s);
    QCOMPARE(signIn.server(), SignInController::Server::Unknown);
    m_harness->alarms().advance(SignInController::kTypingPause);
    QTRY_COMPARE(signIn.server(), SignInController::Server::Wrong);
}

void AppControllerTest::otherAddressOfTheServer_isGoneOnAt()
{
    m_harness->signIn();
    QTRY_COMPARE(m_harness->app().conversations()->count(), 1);
    QList<AppController::State> states;
    connect(&m_harness->app(), &AppController::stateChanged, this, [&] { states.append(m_harness->app().state()); });
    ServerAddressController &server = *m_harness->app().serverAddress();
    QCOMPARE(server.address(), u"http://127.0.0.1:8000"_s);

    server.use(u"http://127.0.0.1:9000"_s);
    QTRY_COMPARE(server.address(), u"http://127.0.0.1:9000"_s);
    QTRY_COMPARE(m_harness->app().state(), AppController::State::SignedIn);

    // The sign-in page was not seen in between.
    QCOMPARE(states, QList<AppController::State>({AppController::State::Starting, AppController::State::SignedIn}));
    QTRY_COMPARE(m_harness->app().conversations()->count(), 1);
    QCOMPARE(m_harness->app().notice(), u"From now on Vatochito uses http://127.0.0.1:9000."_s);
    QCOMPARE(m_harness->app().settings()->serverAddress(), u"127.0.0.1:9000"_s);
    QCOMPARE(m_harness->settings().lastServer(), u"http://127.0.0.1:9000"_s);
    QCOMPARE(m_harness->app().signIn()->serverAddress(), u"http://127.0.0.1:9000"_s);
}

void AppControllerTest::addressOfAnotherServer_isSignedInAtInstead()
{
    m_harness->signIn();
    ServerAddressController &server = *m_harness->app().serverAddress();
    server.use(AppHarness::strangersAddress());
    QTRY_VERIFY(server.isAnothers());
    QVERIFY(!server.error().isEmpty());
    QCOMPARE(m_harness->app().state(), AppController::State::SignedIn);

    server.signInThere(AppHarness::strangersAddress());

    QCOMPARE(m_harness->app().state(), AppController::State::SignedOut);
    QCOMPARE(m_harness->app().signIn()->serverAddress(), AppHarness::strangersAddress());
    m_harness->restart();
    QCOMPARE(m_harness->app().state(), AppController::State::SignedIn);
}

void AppControllerTest::otherLanguage_changesTheTexts()
{
    m_harness->signIn();
    QTRY_COMPARE(m_harness->app().conversations()->count(), 1);
    ConversationController &conversation = open();
    QVERIFY(!conversation.send(QString(kMaxContentBytes + 1, u'x')));
    m_harness->link().receive(samples::message(50, samples::kBob, u"hi"_s));
    QTRY_COMPARE(conversation.messages()->count(), 1);
    QSignalSpy told(conversation.messages(), &QAbstractItemModel::dataChanged);

    m_harness->app().settings()->setLanguage(u"gu"_s);

    QVERIFY(told.count() > 0);
    m_harness->app().people()->setQuery(u"x"_s);
    QCOMPARE(m_harness->app().people()->message(), u"નામના ઓછામાં ઓછા 2 અક્ષર લખો."_s);
}

void AppControllerTest::signOut_forgetsEverything()
{
    m_harness->signIn();
    QTRY_COMPARE(m_harness->app().conversations()->count(), 1);
    open();

    m_harness->app().settings()->signOut(SettingsController::Messages::Remove);

    QTRY_COMPARE(m_harness->app().state(), AppController::State::SignedOut);
    QVERIFY(!m_harness->app().conversation());
    QTRY_VERIFY(!m_harness->app().settings()->canSignOut());
    QCOMPARE(m_harness->app().notice(), QString());
    m_harness->restart();
    QCOMPARE(m_harness->app().state(), AppController::State::SignedOut);
}

void AppControllerTest::sessionThatEndsByItself_isSaid()
{
    m_harness->signIn();
    m_harness->vault().entries.clear();

    m_harness->restart();

    QTRY_COMPARE(m_harness->app().notice(), u"You have been signed out. Please sign in again."_s);
    QCOMPARE(m_harness->app().state(), AppController::State::SignedOut);
}

void AppControllerTest::call_isSaidWithItsTime()
{
    m_harness->signIn();
    Q_EMIT m_harness->link().eventReceived(samples::kChat,
                                           CallIncoming{.caller = samples::kBob, .callerName = u"bob"_s});

    const QString notice = m_harness->app().notice();
    QVERIFY2(notice.startsWith(u"bob is calling ("_s), qPrintable(notice));
    QVERIFY2(notice.endsWith(u"). Calls are not in this version yet."_s), qPrintable(notice));
}

} // namespace vatochito

QTEST_MAIN(vatochito::AppControllerTest)
#include "AppControllerTest.moc"
