// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/PendingChanges.h"

#include "Samples.h"
#include "support/client/ManualClock.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace vatochito {

using namespace modeltests;

class PendingChangesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void waitingEdit_showsTheNewWordsAsWaiting();
    void waitingDeletion_showsNoWords();
    void failedEdit_showsTheNewWordsAndWhy();
    void failedDeletion_showsTheMessageAndWhy();
    void secondEdit_isTheOneShown();
    void takenBack_showsTheMessageAsItIs();
    void messageThatWasDeletedMeanwhile_staysDeleted();
    void otherMessages_areNotTouched();
    void editOfAMessageThatWaits_showsTheNewWordsOnIt();
    void deletionOfAMessageThatWaits_showsNoWords();

private:
    OutboxEntry change(OutboxEntry::Operation operation, long long sequence, const QString &content = {}) const
    {
        OutboxEntry entry;
        entry.sequence = sequence;
        entry.clientId = ClientId(u"change %1"_s.arg(sequence));
        entry.operation = operation;
        entry.target = MessageId(7);
        entry.content = content;
        return entry;
    }
    static OutboxEntry failed(OutboxEntry entry)
    {
        entry.state = OutboxEntry::State::Failed;
        entry.lastError = Error{.code = Error::Code::Forbidden, .detail = u"x"_s};
        return entry;
    }

    ManualClock m_clock;
    const Message m_mine = message(7, kMe, m_clock.now(), u"old"_s);
};

using Operation = OutboxEntry::Operation;

void PendingChangesTest::waitingEdit_showsTheNewWordsAsWaiting()
{
    PendingChanges changes;
    QCOMPARE(changes.put(change(Operation::Edit, 1, u"new"_s)).id, MessageId(7));

    const Message shown = changes.shown(m_mine);
    QCOMPARE(shown.content, u"new"_s);
    QCOMPARE(shown.delivery, Delivery::Pending);
    QCOMPARE(shown.clientId, ClientId(u"change 1"_s));
    QVERIFY(changes.operationOn(MessageId(7)) == Operation::Edit);
}

void PendingChangesTest::waitingDeletion_showsNoWords()
{
    PendingChanges changes;
    changes.put(change(Operation::Delete, 1));

    const Message shown = changes.shown(m_mine);
    QVERIFY(shown.isDeleted);
    QCOMPARE(shown.delivery, Delivery::Pending);
}

void PendingChangesTest::failedEdit_showsTheNewWordsAndWhy()
{
    PendingChanges changes;
    changes.put(failed(change(Operation::Edit, 1, u"new"_s)));

    const Message shown = changes.shown(m_mine);
    QCOMPARE(shown.content, u"new"_s);
    QCOMPARE(shown.delivery, Delivery::Failed);
    QVERIFY(shown.failure.startsWith(u"forbidden"_s));
}

void PendingChangesTest::failedDeletion_showsTheMessageAndWhy()
{
    PendingChanges changes;
    changes.put(failed(change(Operation::Delete, 1)));

    const Message shown = changes.shown(m_mine);
    QVERIFY(!shown.isDeleted);
    QCOMPARE(shown.content, u"old"_s);
    QCOMPARE(shown.delivery, Delivery::Failed);
}

void PendingChangesTest::secondEdit_isTheOneShown()
{
    PendingChanges changes;
    changes.put(change(Operation::Edit, 2, u"second"_s));
    changes.put(change(Operation::Edit, 1, u"first"_s));
    QCOMPARE(changes.shown(m_mine).content, u"second"_s);

    changes.take(ClientId(u"change 2"_s));
    QCOMPARE(changes.shown(m_mine).content, u"first"_s);
}

void PendingChangesTest::takenBack_showsTheMessageAsItIs()
{
    PendingChanges changes;
    changes.put(change(Operation::Edit, 1, u"new"_s));

    QCOMPARE(changes.take(ClientId(u"change 1"_s)).id, MessageId(7));
    QVERIFY(changes.shown(m_mine) == m_mine);
    QCOMPARE(changes.take(ClientId(u"change 1"_s)).id, MessageId());
}

void PendingChangesTest::messageThatWasDeletedMeanwhile_staysDeleted()
{
    PendingChanges changes;
    changes.put(change(Operation::Edit, 1, u"new"_s));
    Message deleted = m_mine;
    deleted.isDeleted = true;
    deleted.content.clear();

    QVERIFY(changes.shown(deleted) == deleted);
}

void PendingChangesTest::otherMessages_areNotTouched()
{
    PendingChanges changes;
    changes.put(change(Operation::Edit, 1, u"new"_s));
    const Message other = message(8, kMe, m_clock.now(), u"other"_s);
    const Message unsent = waiting(u"a"_s, m_clock.now());

    QVERIFY(changes.shown(other) == other);
    QVERIFY(changes.shown(unsent) == unsent);
}

void PendingChangesTest::editOfAMessageThatWaits_showsTheNewWordsOnIt()
{
    Message waiting = m_mine;
    waiting.id = {};
    waiting.clientId = ClientId(u"mine"_s);
    waiting.delivery = Delivery::Pending;
    OutboxEntry edit = change(Operation::Edit, 1, u"new"_s);
    edit.target = {};
    edit.refersTo = waiting.clientId;
    PendingChanges changes;
    QCOMPARE(changes.put(edit).waiting, waiting.clientId);

    const Message shown = changes.shown(waiting);
    QCOMPARE(shown.content, u"new"_s);
    QCOMPARE(shown.clientId, waiting.clientId);
    QCOMPARE(changes.take(edit.clientId).waiting, waiting.clientId);
    QCOMPARE(changes.shown(waiting).content, u"old"_s);
}

void PendingChangesTest::deletionOfAMessageThatWaits_showsNoWords()
{
    Message waiting = m_mine;
    waiting.id = {};
    waiting.clientId = ClientId(u"mine"_s);
    OutboxEntry deletion = change(Operation::Delete, 1);
    deletion.target = {};
    deletion.refersTo = waiting.clientId;
    PendingChanges changes;
    changes.put(deletion);

    QVERIFY(changes.shown(waiting).isDeleted);
}

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::PendingChangesTest)
#include "PendingChangesTest.moc"
