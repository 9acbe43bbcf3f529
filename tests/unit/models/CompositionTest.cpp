// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/Composition.h"

#include "Samples.h"
#include "support/client/ManualClock.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace vatochito {

using namespace modeltests;

class CompositionTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reply_carriesAnExcerpt();
    void excerpt_isNotCutThroughACharacter();
    void edit_handsTheWordsOver();
    void edit_takesTheAnswersPlace();
    void messageThatWaits_isKnownByItsName();
    void clear_tellsOnce();

private:
    Message bobs(const QString &text) const { return message(7, kBob, m_clock.now(), text); }

    ManualClock m_clock;
    Composition m_composition{nullptr};
};

void CompositionTest::reply_carriesAnExcerpt()
{
    m_composition.reply(bobs(u"one\n"_s + QString(200, u'x')), u"Bob"_s);

    QVERIFY(m_composition.isReplying());
    QCOMPARE(m_composition.title(), u"Reply to Bob"_s);
    QCOMPARE(m_composition.reply()->id, MessageId(7));
    QCOMPARE(m_composition.reply()->excerpt, u"one\n"_s + QString(96, u'x'));
    QCOMPARE(m_composition.excerpt(), u"one "_s + QString(96, u'x'));
}

void CompositionTest::excerpt_isNotCutThroughACharacter()
{
    m_composition.reply(bobs(QString(99, u'x') + u"😀y"_s), u"Bob"_s);
    QCOMPARE(m_composition.reply()->excerpt, QString(99, u'x') + u"😀"_s);
}

void CompositionTest::edit_handsTheWordsOver()
{
    QSignalSpy started(&m_composition, &Composition::editStarted);
    m_composition.edit(bobs(u"hello"_s));

    QVERIFY(m_composition.isEditing());
    QCOMPARE(m_composition.edited(), MessageId(7));
    QCOMPARE(started.first().first().toString(), u"hello"_s);
}

void CompositionTest::edit_takesTheAnswersPlace()
{
    m_composition.reply(bobs(u"hello"_s), u"Bob"_s);
    m_composition.edit(bobs(u"hello"_s));

    QVERIFY(m_composition.isEditing());
    QVERIFY(!m_composition.isReplying());
}

void CompositionTest::messageThatWaits_isKnownByItsName()
{
    Message waiting = bobs(u"hello"_s);
    waiting.id = {};
    waiting.clientId = ClientId(u"mine"_s);
    m_composition.edit(waiting);
    QVERIFY(m_composition.isEditing());
    QCOMPARE(m_composition.editedWaiting(), waiting.clientId);

    m_composition.reply(waiting, u"Bob"_s);
    QVERIFY(!m_composition.isEditing());
    QCOMPARE(m_composition.answers(), waiting.clientId);
    QVERIFY(!m_composition.reply()->id.isValid());

    m_composition.clear();
    QVERIFY(!m_composition.answers().isValid());
}

void CompositionTest::clear_tellsOnce()
{
    m_composition.edit(bobs(u"hello"_s));
    QSignalSpy changed(&m_composition, &Composition::changed);
    m_composition.clear();
    m_composition.clear();

    QCOMPARE(changed.count(), 1);
    QCOMPARE(m_composition.title(), QString());
    QCOMPARE(m_composition.excerpt(), QString());
}

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::CompositionTest)
#include "CompositionTest.moc"
