// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ConversationListModel.h"

#include "Samples.h"
#include "models/MessageState.h"
#include "support/client/ManualClock.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace vatochito {

class ConversationListModelTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void reset_sortsByNewestActivity();
    void newActivity_movesTheRow();
    void sameConversationAgain_tellsNothing();
    void rowBesideTheOpenOne_isOneThatIsShown();
    void filter_hidesAndBringsBackByTitle();
    void filter_findsTheOtherMemberOfADirectConversation();
    void removedConversation_leaves();
    void preview_tellsWhoWrote();
    void preview_isOneLine();
    void preview_ofADirectConversationNamesNobodyElse();
    void preview_isNotCutThroughALetter();
    void senderWhoseNameTurns_isIsolated();
    void fileName_cannotHideItsEnd();
    void longNameInASentence_leavesItsEndToBeRead();
    void preview_namesAPhoto();
    void deletedLastMessage_showsNoneOfItsContent();
    void typing_isTold();
    void openConversation_isMarked();
    void draft_isShownWhileItsConversationIsNotOpen();

private:
    QVariant at(int row, ConversationListModel::Role role) const { return m_model->data(m_model->index(row), role); }
    QStringList titles() const;
    QString previewOf(const Message &message);

    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<PeopleDirectory> m_people;
    std::unique_ptr<Calendar> m_calendar;
    std::unique_ptr<ConversationListModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

using namespace modeltests;

void ConversationListModelTest::init()
{
    m_clock = std::make_unique<ManualClock>();
    m_people = std::make_unique<PeopleDirectory>();
    m_calendar = std::make_unique<Calendar>(*m_clock);
    m_model = std::make_unique<ConversationListModel>(kMe, *m_people, *m_calendar);
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_people->upsert({person(kBob, u"Bob"_s), person(kCharlie, u"Charlie"_s)});
}

void ConversationListModelTest::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_calendar.reset();
    m_people.reset();
    m_clock.reset();
}

QStringList ConversationListModelTest::titles() const
{
    QStringList titles;
    for (int row = 0; row < m_model->count(); ++row)
        titles.append(at(row, ConversationListModel::TitleRole).toString());
    return titles;
}

QString ConversationListModelTest::previewOf(const Message &last)
{
    ConversationSummary team = group(1, u"Team"_s, m_clock->now());
    team.lastMessage = last;
    m_model->reset({team});
    return at(0, ConversationListModel::PreviewRole).toString();
}

void ConversationListModelTest::reset_sortsByNewestActivity()
{
    const Timestamp now = m_clock->now();
    m_model->reset({group(1, u"Old"_s, now - 2h), group(2, u"New"_s, now), direct(3, kBob, now - 1h)});

    QCOMPARE(titles(), QStringList({u"New"_s, u"Bob"_s, u"Old"_s}));
}

void ConversationListModelTest::newActivity_movesTheRow()
{
    const Timestamp now = m_clock->now();
    m_model->reset({group(1, u"A"_s, now), group(2, u"B"_s, now - 1h), group(3, u"C"_s, now - 2h)});
    QSignalSpy moved(m_model.get(), &QAbstractItemModel::rowsMoved);
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);

    m_model->upsert({group(3, u"C"_s, now + 1s)});
    m_model->upsert({group(1, u"A"_s, now - 3h)});

    QCOMPARE(titles(), QStringList({u"C"_s, u"B"_s, u"A"_s}));
    QCOMPARE(moved.count(), 2);
    QCOMPARE(reset.count(), 0);
}

void ConversationListModelTest::sameConversationAgain_tellsNothing()
{
    const ConversationSummary team = group(1, u"Team"_s, m_clock->now());
    m_model->reset({team});
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);

    m_model->upsert({team});

    QCOMPARE(changed.count(), 0);
}

void ConversationListModelTest::rowBesideTheOpenOne_isOneThatIsShown()
{
    const Timestamp now = m_clock->now();
    QCOMPARE(m_model->rowBeside(1), -1);
    m_model->reset({group(1, u"Dev Team"_s, now), group(2, u"Family"_s, now - 1h), group(3, u"Steam"_s, now - 2h)});
    QCOMPARE(m_model->rowBeside(1), 0);
    QCOMPARE(m_model->rowBeside(-1), 0);

    m_model->setOpen(ConversationId(1));
    QCOMPARE(m_model->rowBeside(-1), -1);
    m_model->setFilter(u"team"_s);
    QCOMPARE(m_model->rowBeside(1), 1);
    m_model->setOpen(ConversationId(3));
    QCOMPARE(m_model->rowBeside(1), -1);
    QCOMPARE(m_model->rowBeside(-1), 0);
    m_model->setOpen(ConversationId(2));
    QCOMPARE(m_model->rowBeside(1), 0);
}

void ConversationListModelTest::filter_hidesAndBringsBackByTitle()
{
    const Timestamp now = m_clock->now();
    m_model->reset({group(1, u"Dev Team"_s, now), group(2, u"Family"_s, now - 1h), group(3, u"Steam"_s, now - 2h)});

    m_model->setFilter(u"team"_s);
    QCOMPARE(titles(), QStringList({u"Dev Team"_s, u"Steam"_s}));

    m_model->setFilter(QString());
    QCOMPARE(titles(), QStringList({u"Dev Team"_s, u"Family"_s, u"Steam"_s}));
}

void ConversationListModelTest::filter_findsTheOtherMemberOfADirectConversation()
{
    m_model->reset({direct(1, kBob, m_clock->now()), direct(2, kCharlie, m_clock->now())});
    m_model->setFilter(u"zoe"_s);
    QCOMPARE(m_model->count(), 0);

    m_people->upsert({person(kBob, u"Zoe"_s)});

    QCOMPARE(titles(), QStringList({u"Zoe"_s}));
}

void ConversationListModelTest::removedConversation_leaves()
{
    m_model->reset({group(1, u"A"_s, m_clock->now()), group(2, u"B"_s, m_clock->now() - 1h)});

    m_model->remove({ConversationId(1), ConversationId(99)});

    QCOMPARE(titles(), QStringList({u"B"_s}));
}

void ConversationListModelTest::preview_tellsWhoWrote()
{
    QCOMPARE(previewOf(message(1, kMe, m_clock->now(), u"hello"_s)), u"hello"_s);
    QCOMPARE(at(0, ConversationListModel::PreviewSenderRole).toString(), u"You"_s);
    QCOMPARE(at(0, ConversationListModel::LastStateRole).toInt(), int(MessageState::Sent));
    QCOMPARE(previewOf(message(1, kBob, m_clock->now(), u"hello"_s)), u"hello"_s);
    QCOMPARE(at(0, ConversationListModel::PreviewSenderRole).toString(), u"Bob"_s);
    QCOMPARE(at(0, ConversationListModel::LastStateRole).toInt(), int(MessageState::None));
}

void ConversationListModelTest::preview_isOneLine()
{
    QCOMPARE(previewOf(message(1, kBob, m_clock->now(), u"one\n two"_s)), u"one two"_s);
}

void ConversationListModelTest::preview_ofADirectConversationNamesNobodyElse()
{
    ConversationSummary chat = direct(1, kBob, m_clock->now());
    chat.lastMessage = message(1, kBob, m_clock->now(), u"hello"_s);
    m_model->reset({chat});
    QCOMPARE(at(0, ConversationListModel::PreviewSenderRole).toString(), QString());
}

void ConversationListModelTest::preview_isNotCutThroughALetter()
{
    QCOMPARE(previewOf(message(1, kBob, m_clock->now(), QString(119, u'x') + u"😀😀"_s)), QString(119, u'x') + u'…');
}

void ConversationListModelTest::senderWhoseNameTurns_isIsolated()
{
    m_people->upsert({person(kBob, u"שלום"_s)});
    previewOf(message(1, kBob, m_clock->now(), u"hello"_s));
    QCOMPARE(at(0, ConversationListModel::PreviewSenderRole).toString(), u"\u2068שלום\u2069"_s);

    m_model->setTyping(ConversationId(1), {kBob});
    QCOMPARE(at(0, ConversationListModel::TypingTextRole).toString(), u"\u2068שלום\u2069 is typing…"_s);
}

void ConversationListModelTest::fileName_cannotHideItsEnd()
{
    Message file = message(1, kBob, m_clock->now(), QString());
    file.attachments = {Attachment{.id = 1, .name = u"photo\u202Egpj.exe"_s, .mimeType = {}}};
    QCOMPARE(previewOf(file), u"📎 photogpj.exe"_s);
}

void ConversationListModelTest::longNameInASentence_leavesItsEndToBeRead()
{
    m_people->upsert({person(kBob, QString(255, u'ક'))});
    m_model->reset({group(1, u"Team"_s, m_clock->now())});
    m_model->setTyping(ConversationId(1), {kBob});
    QCOMPARE(at(0, ConversationListModel::TypingTextRole).toString(), QString(32, u'ક') + u"… is typing…"_s);
}

void ConversationListModelTest::preview_namesAPhoto()
{
    Message photo = message(1, kBob, m_clock->now(), QString());
    photo.type = MessageType::Image;
    QCOMPARE(previewOf(photo), u"📷 Photo"_s);
}

void ConversationListModelTest::deletedLastMessage_showsNoneOfItsContent()
{
    Message deleted = message(1, kBob, m_clock->now(), u"secret"_s);
    deleted.isDeleted = true;
    QCOMPARE(previewOf(deleted), u"This message was deleted"_s);
}

void ConversationListModelTest::typing_isTold()
{
    m_model->reset({group(1, u"Team"_s, m_clock->now()), direct(2, kBob, m_clock->now() - 1h)});

    m_model->setTyping(ConversationId(1), {kBob});
    m_model->setTyping(ConversationId(2), {kBob});
    QCOMPARE(at(0, ConversationListModel::TypingTextRole).toString(), u"Bob is typing…"_s);
    QCOMPARE(at(1, ConversationListModel::TypingTextRole).toString(), u"typing…"_s);

    m_model->setTyping(ConversationId(1), {});
    QCOMPARE(at(0, ConversationListModel::TypingTextRole).toString(), QString());
}

void ConversationListModelTest::openConversation_isMarked()
{
    m_model->reset({group(1, u"A"_s, m_clock->now()), group(2, u"B"_s, m_clock->now() - 1h)});

    m_model->setOpen(ConversationId(1));
    m_model->setOpen(ConversationId(2));

    QVERIFY(!at(0, ConversationListModel::IsOpenRole).toBool());
    QVERIFY(at(1, ConversationListModel::IsOpenRole).toBool());
}

void ConversationListModelTest::draft_isShownWhileItsConversationIsNotOpen()
{
    ConversationSummary begun = direct(1, kBob, m_clock->now());
    begun.draft = u"half\na"_s;
    m_model->reset({begun});
    QCOMPARE(at(0, ConversationListModel::DraftRole).toString(), u"half a"_s);

    m_model->setOpen(ConversationId(1));
    QCOMPARE(at(0, ConversationListModel::DraftRole).toString(), QString());
}

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::ConversationListModelTest)
#include "ConversationListModelTest.moc"
