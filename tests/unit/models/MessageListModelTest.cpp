// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/MessageListModel.h"

#include "Samples.h"
#include "models/MessageState.h"
#include "support/client/ManualClock.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace vatochito {

class MessageListModelTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void reset_showsWhatWaitsBeforeWhatTheServerHas();
    void newMessage_goesBelowWhatWaits();
    void manyNewMessages_goInTogether();
    void sameMessageAgain_tellsNothing();
    void changedMessage_tellsOnlyItsRoles();
    void olderThanAllLoaded_isLeftForItsPage();
    void olderThanAllLoaded_isShownWhenTheCacheHasNoMore();
    void appendOlder_addsAtTheOldEnd();
    void confirmedMessage_takesItsPlaceWithoutARemoval();
    void confirmedOutOfOrder_movesBelowWhatStillWaits();
    void confirmedAfterItsEcho_leavesOneRow();
    void waitingMessageThatTheServerHas_isNotShownTwice();
    void cancelledMessage_leaves();
    void sameSenderWithinFiveMinutes_isOneRun();
    void newMessageOfARun_tellsItsNeighbourAlone();
    void firstOfADay_hasALabel();
    void midnight_renamesTheDays();
    void group_showsOthersNamesOnTheFirstOfARun();
    void deletedMessage_showsNoneOfItsContent();
    void answerToADeletedMessage_saysThatItWasDeleted();
    void linkBesideAFile_isALink_butNoneInItsName();
    void failedMessage_saysWhy();

private:
    QVariant at(int row, MessageListModel::Role role) const { return m_model->data(m_model->index(row), role); }
    QStringList texts() const;

    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<PeopleDirectory> m_people;
    std::unique_ptr<Calendar> m_calendar;
    std::unique_ptr<MessageListModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

using namespace modeltests;

void MessageListModelTest::init()
{
    m_clock = std::make_unique<ManualClock>();
    m_people = std::make_unique<PeopleDirectory>();
    m_calendar = std::make_unique<Calendar>(*m_clock);
    m_model = std::make_unique<MessageListModel>(kMe, *m_people, *m_calendar);
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void MessageListModelTest::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_calendar.reset();
    m_people.reset();
    m_clock.reset();
}

QStringList MessageListModelTest::texts() const
{
    QStringList texts;
    for (int row = 0; row < m_model->count(); ++row)
        texts.append(at(row, MessageListModel::TextRole).toString());
    return texts;
}

void MessageListModelTest::reset_showsWhatWaitsBeforeWhatTheServerHas()
{
    const Timestamp now = m_clock->now();
    m_model->reset({message(2, kBob, now, u"two"_s), message(1, kBob, now, u"one"_s)},
                   {waiting(u"a"_s, now, u"first"_s), waiting(u"b"_s, now, u"second"_s)});

    QCOMPARE(texts(), QStringList({u"second"_s, u"first"_s, u"two"_s, u"one"_s}));
    QCOMPARE(at(0, MessageListModel::MessageStateRole).toInt(), int(MessageState::Waiting));
    QCOMPARE(at(0, MessageListModel::MessageIdRole).toLongLong(), 0);
}

void MessageListModelTest::newMessage_goesBelowWhatWaits()
{
    const Timestamp now = m_clock->now();
    m_model->reset({message(1, kBob, now, u"one"_s)}, {waiting(u"a"_s, now, u"mine"_s)});

    m_model->upsert({message(2, kBob, now, u"two"_s)});

    QCOMPARE(texts(), QStringList({u"mine"_s, u"two"_s, u"one"_s}));
}

void MessageListModelTest::manyNewMessages_goInTogether()
{
    const Timestamp now = m_clock->now();
    m_model->reset({message(1, kBob, now, u"1"_s)}, {});
    QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);

    m_model->upsert({message(3, kBob, now, u"3"_s), message(2, kBob, now, u"2"_s), message(4, kBob, now, u"4"_s)});

    QCOMPARE(texts(), QStringList({u"4"_s, u"3"_s, u"2"_s, u"1"_s}));
    QCOMPARE(inserted.count(), 1);
}

void MessageListModelTest::sameMessageAgain_tellsNothing()
{
    const Message one = message(1, kBob, m_clock->now());
    m_model->reset({one}, {});
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);

    m_model->upsert({one});

    QCOMPARE(m_model->count(), 1);
    QCOMPARE(changed.count(), 0);
}

void MessageListModelTest::changedMessage_tellsOnlyItsRoles()
{
    Message one = message(1, kMe, m_clock->now());
    m_model->reset({one}, {});
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);

    one.delivery = Delivery::Read;
    m_model->upsert({one});

    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.first().at(2).value<QList<int>>(),
             QList<int>({MessageListModel::MessageStateRole, MessageListModel::StateReasonRole}));
    QCOMPARE(at(0, MessageListModel::MessageStateRole).toInt(), int(MessageState::Read));
}

void MessageListModelTest::olderThanAllLoaded_isLeftForItsPage()
{
    m_model->reset({message(10, kBob, m_clock->now())}, {});

    m_model->upsert({message(5, kBob, m_clock->now())});

    QCOMPARE(m_model->count(), 1);
}

void MessageListModelTest::olderThanAllLoaded_isShownWhenTheCacheHasNoMore()
{
    m_model->reset({message(10, kBob, m_clock->now(), u"ten"_s)}, {}, {.oldest = true, .newest = true});

    m_model->upsert({message(5, kBob, m_clock->now(), u"five"_s)});

    QCOMPARE(texts(), QStringList({u"ten"_s, u"five"_s}));
}

void MessageListModelTest::appendOlder_addsAtTheOldEnd()
{
    const Timestamp now = m_clock->now();
    m_model->reset({message(10, kBob, now, u"ten"_s)}, {});

    m_model->appendOlder({message(10, kBob, now), message(9, kBob, now, u"nine"_s), message(8, kBob, now, u"eight"_s)},
                         false);

    QCOMPARE(texts(), QStringList({u"ten"_s, u"nine"_s, u"eight"_s}));
    QCOMPARE(m_model->oldestId(), MessageId(8));
}

void MessageListModelTest::confirmedMessage_takesItsPlaceWithoutARemoval()
{
    const Timestamp now = m_clock->now();
    m_model->reset({message(1, kBob, now)}, {waiting(u"a"_s, now, u"first"_s), waiting(u"b"_s, now, u"second"_s)});
    QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);
    QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);

    Message confirmed = message(2, kMe, now, u"first"_s);
    confirmed.clientId = ClientId(u"a"_s);
    m_model->upsert({confirmed});

    QCOMPARE(removed.count() + inserted.count(), 0);
    QVERIFY(!m_model->isWaiting(ClientId(u"a"_s)));
    QCOMPARE(at(1, MessageListModel::MessageIdRole).toLongLong(), 2);
    QCOMPARE(at(1, MessageListModel::MessageStateRole).toInt(), int(MessageState::Sent));
    QCOMPARE(at(0, MessageListModel::MessageStateRole).toInt(), int(MessageState::Waiting));
}

void MessageListModelTest::confirmedOutOfOrder_movesBelowWhatStillWaits()
{
    const Timestamp now = m_clock->now();
    m_model->reset({message(1, kBob, now, u"one"_s)},
                   {waiting(u"a"_s, now, u"failed"_s), waiting(u"b"_s, now, u"later"_s)});

    Message confirmed = message(2, kMe, now, u"later"_s);
    confirmed.clientId = ClientId(u"b"_s);
    m_model->upsert({confirmed});

    QCOMPARE(texts(), QStringList({u"failed"_s, u"later"_s, u"one"_s}));
    QVERIFY(m_model->isWaiting(ClientId(u"a"_s)));
}

void MessageListModelTest::confirmedAfterItsEcho_leavesOneRow()
{
    const Timestamp now = m_clock->now();
    m_model->reset({message(2, kMe, now, u"hello"_s)}, {waiting(u"a"_s, now, u"hello"_s)});

    Message confirmed = message(2, kMe, now, u"hello"_s);
    confirmed.clientId = ClientId(u"a"_s);
    m_model->upsert({confirmed});

    QCOMPARE(m_model->count(), 1);
    QCOMPARE(at(0, MessageListModel::ClientIdRole).toString(), u"a"_s);
}

void MessageListModelTest::waitingMessageThatTheServerHas_isNotShownTwice()
{
    Message stored = message(2, kMe, m_clock->now());
    stored.clientId = ClientId(u"a"_s);
    m_model->reset({stored}, {});

    m_model->upsertWaiting(waiting(u"a"_s, m_clock->now()));

    QCOMPARE(m_model->count(), 1);
    QVERIFY(!m_model->isWaiting(ClientId(u"a"_s)));
}

void MessageListModelTest::cancelledMessage_leaves()
{
    m_model->reset({}, {waiting(u"a"_s, m_clock->now())});

    m_model->removeWaiting(ClientId(u"a"_s));

    QCOMPARE(m_model->count(), 0);
}

void MessageListModelTest::sameSenderWithinFiveMinutes_isOneRun()
{
    const Timestamp now = m_clock->now();
    m_model->reset({message(4, kBob, now + 15min), message(3, kBob, now + 9min), message(2, kBob, now + 5min),
                    message(1, kBob, now)},
                   {});

    const QList<bool> first{
        at(3, MessageListModel::IsFirstOfRunRole).toBool(), at(2, MessageListModel::IsFirstOfRunRole).toBool(),
        at(1, MessageListModel::IsFirstOfRunRole).toBool(), at(0, MessageListModel::IsFirstOfRunRole).toBool()};
    QCOMPARE(first, QList<bool>({true, false, false, true}));
    QVERIFY(at(1, MessageListModel::IsLastOfRunRole).toBool());
    QVERIFY(!at(2, MessageListModel::IsLastOfRunRole).toBool());
}

void MessageListModelTest::newMessageOfARun_tellsItsNeighbourAlone()
{
    const Timestamp now = m_clock->now();
    m_model->reset({message(3, kBob, now), message(2, kBob, now), message(1, kBob, now)}, {});
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);

    m_model->upsert({message(4, kBob, now)});

    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.first().at(0).toModelIndex().row(), 1);
    QCOMPARE(changed.first().at(2).value<QList<int>>(), QList<int>({MessageListModel::IsLastOfRunRole}));
}

void MessageListModelTest::firstOfADay_hasALabel()
{
    const Timestamp now = m_clock->now();
    m_model->reset({message(3, kBob, now), message(2, kBob, now - 24h), message(1, kBob, now - 25h)}, {});

    QCOMPARE(at(0, MessageListModel::DayLabelRole).toString(), u"Today"_s);
    QCOMPARE(at(1, MessageListModel::DayLabelRole).toString(), QString());
    QCOMPARE(at(2, MessageListModel::DayLabelRole).toString(), u"Yesterday"_s);
    QCOMPARE(at(0, MessageListModel::DayRole).toString(), u"Today"_s);
    QCOMPARE(at(1, MessageListModel::DayRole).toString(), u"Yesterday"_s);
    QCOMPARE(at(2, MessageListModel::DayRole).toString(), u"Yesterday"_s);
}

void MessageListModelTest::midnight_renamesTheDays()
{
    m_model->reset({message(1, kBob, m_clock->now())}, {});
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);

    m_clock->advance(24h);
    m_calendar->check();

    QCOMPARE(changed.count(), 1);
    QVERIFY(changed.first().at(2).value<QList<int>>().contains(MessageListModel::DayRole));
    QCOMPARE(at(0, MessageListModel::DayRole).toString(), u"Yesterday"_s);
    QCOMPARE(at(0, MessageListModel::DayLabelRole).toString(), u"Yesterday"_s);
}

void MessageListModelTest::group_showsOthersNamesOnTheFirstOfARun()
{
    const Timestamp now = m_clock->now();
    m_model->setIsGroup(true);
    m_people->upsert({person(kBob, u"Bob Builder"_s)});
    m_model->reset({message(3, kMe, now), message(2, kBob, now), message(1, kBob, now)}, {});

    QVERIFY(!at(0, MessageListModel::ShowSenderRole).toBool());
    QVERIFY(!at(1, MessageListModel::ShowSenderRole).toBool());
    QVERIFY(at(2, MessageListModel::ShowSenderRole).toBool());
    QCOMPARE(at(2, MessageListModel::SenderNameRole).toString(), u"Bob Builder"_s);
    QCOMPARE(at(2, MessageListModel::SenderInitialsRole).toString(), u"BB"_s);
}

void MessageListModelTest::deletedMessage_showsNoneOfItsContent()
{
    Message deleted = message(1, kBob, m_clock->now(), u"secret"_s);
    deleted.isDeleted = true;
    deleted.reply = ReplyExcerpt{.id = MessageId(7), .sender = kMe, .excerpt = u"quoted"_s};
    deleted.attachments = {Attachment{.id = 1, .name = u"photo.jpg"_s, .mimeType = u"image/jpeg"_s}};
    m_model->reset({deleted}, {});

    QCOMPARE(at(0, MessageListModel::TextRole).toString(), u"This message was deleted"_s);
    QVERIFY(at(0, MessageListModel::ReplyRole).value<ReplyPreview>() == ReplyPreview());
    QCOMPARE(at(0, MessageListModel::AttachmentTextRole).toString(), QString());
}

void MessageListModelTest::answerToADeletedMessage_saysThatItWasDeleted()
{
    Message answer = message(2, kBob, m_clock->now());
    answer.reply = ReplyExcerpt{.id = MessageId(1), .sender = kMe, .excerpt = {}, .isDeleted = true};
    m_model->reset({answer}, {});

    QCOMPARE(at(0, MessageListModel::ReplyRole).value<ReplyPreview>().text, u"This message was deleted"_s);
}

void MessageListModelTest::linkBesideAFile_isALink_butNoneInItsName()
{
    Message sent = message(1, kBob, m_clock->now(), u"see https://example.org"_s);
    sent.attachments = {Attachment{.id = 1, .name = u"https://a.example/<b>\u202E.png"_s, .mimeType = u"image/png"_s}};
    m_model->reset({sent}, {});

    QCOMPARE(at(0, MessageListModel::AttachmentTextRole).toString(), u"📷 https://a.example/<b>.png"_s);
    QCOMPARE(at(0, MessageListModel::LinkedTextRole).toString(),
             u"📷 https://a.example/&lt;b&gt;.png<br>see <a href=\"https://example.org\">https://example.org</a>"_s);
}

void MessageListModelTest::failedMessage_saysWhy()
{
    Message failed = waiting(u"a"_s, m_clock->now());
    failed.delivery = Delivery::Failed;
    failed.failure = u"forbidden"_s;
    m_model->reset({}, {failed});

    QCOMPARE(at(0, MessageListModel::MessageStateRole).toInt(), int(MessageState::Failed));
    QCOMPARE(at(0, MessageListModel::StateReasonRole).toString(), u"You are not allowed to do this."_s);
}

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::MessageListModelTest)
#include "MessageListModelTest.moc"
