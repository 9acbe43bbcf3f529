// SPDX-License-Identifier: GPL-3.0-or-later
#include "AppHarness.h"
#include "Stage.h"
#include "support/client/PatientTest.h"
#include "support/client/Samples.h"

#include <QQuickItem>
#include <QQuickStyle>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace vatochito {

/// Three messages, from the upper one on: where each stands, seen from the one before it, and what is drawn there.
struct Rows
{
    QList<QRectF> places;
    QList<QImage> pictures;
};

/// Words that do harm elsewhere: refused with a sentence, or sent and shown exactly as typed, and nothing around them
/// looks any different.
class BadInputTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void wordsThatCannotBeSent_areRefusedWithASentence_data();
    void wordsThatCannotBeSent_areRefusedWithASentence();
    void oddWords_areSentAsTyped_data();
    void oddWords_areSentAsTyped();
    void oddWords_areShownAsTyped_data();
    void oddWords_areShownAsTyped();
    void halfOfAPair_isShownAsOneOddLetter();
    void oddWords_moveNothingAroundThem_data();
    void oddWords_moveNothingAroundThem();
    void oddName_movesNothingAroundIt_data();
    void oddName_movesNothingAroundIt();

private:
    /// Between two messages of Bob.
    void furnish(const QString &words);
    void open();
    /// Those three messages, drawn.
    QImage pictureWith(const QString &words);
    /// The three as they are laid out now.
    Rows layout();
    /// A conversation of that name in the list, before another one; drawn.
    QImage pictureOfName(const QString &name);
    /// What the window shows once two pictures in a row are the same and \a wanted is on them.
    QImage stillPicture(const QString &wanted);

    std::unique_ptr<AppHarness> m_harness;
    std::unique_ptr<Stage> m_stage;
};

namespace {

constexpr int kMostBytes = 65'536;
const QString kBefore = u"the message before"_s;
const QString kBetween = u"the message between"_s;
const QString kAfter = u"the message after"_s;

struct Row
{
    const char *name;
    QString words;
};

/// Odd, and one line long.
QList<Row> oddLines()
{
    return {
        {"html", u"<b>html</b> <img src='x'> &amp;"_s},
        {"control characters", u"bell\u0007 start\u0001 delete\u007f next\u0085"_s},
        {"right-to-left override", u"abc\u202Edef"_s},
        {"right-to-left override, closed", u"abc\u202Edef\u202C"_s},
        {"isolate left open", u"abc\u2067def"_s},
        {"end of an isolate too many", u"abc\u2069\u2069def"_s},
        {"40 combining marks on one letter", u"z"_s + QString(40, QChar(0x0301)) + u"algo"_s},
        {"marks below", u"z"_s + QString(40, QChar(0x0323)) + u"algo"_s},
        {"vowel signs without a letter", u"િીુૂેૈોૌં"_s.repeated(5)},
        {"many joiners", u"a"_s + QString(500, QChar(0x200D)) + u"b"_s},
    };
}

/// Of whatever height.
QList<Row> oddWords()
{
    return oddLines() + QList<Row>{
                            {"65,536 bytes without a space", QString(kMostBytes, u'x')},
                            {"65,535 bytes of Gujarati without a space", QString(kMostBytes / 3, u'ક')},
                            {"10,000 lines", u"a\n"_s.repeated(9'999) + u"a"_s},
                        };
}

/// What no frame can carry.
const Row kHalf{"lone surrogate", u"abc"_s + QChar(0xD83D) + u"def"_s};

/// Of a name all that is shown is one line, cut where it does not fit.
QList<Row> oddNames()
{
    return oddLines() + QList<Row>{
                            {"255 letters of Gujarati", u"કૃષ્ણકુમારશ્રી"_s.repeated(20).left(255)},
                            {"255 letters without a space", QString(255, u'w')},
                        };
}

/// Gujarati lines are higher, so a harmless one is what to compare with.
QString harmlessLike(const QString &words)
{
    const bool isGujarati =
        std::any_of(words.begin(), words.end(), [](QChar letter) { return letter.script() == QChar::Script_Gujarati; });
    if (isGujarati)
        return u"કેમ છો"_s;
    return u"abc"_s;
}

void addRows(const QList<Row> &rows)
{
    QTest::addColumn<QString>("words");
    for (const Row &row : rows)
        QTest::newRow(row.name) << row.words;
}

} // namespace

void BadInputTest::initTestCase()
{
    QQuickStyle::setStyle(u"Basic"_s);
}

void BadInputTest::init()
{
    m_harness = std::make_unique<AppHarness>();
}

void BadInputTest::cleanup()
{
    m_stage.reset();
    m_harness.reset();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

void BadInputTest::furnish(const QString &words)
{
    m_harness->setFurnisher([words](FakeLink &server) {
        QList<ReceivedMessage> &history = server.histories[samples::kChat];
        history = {samples::message(1, samples::kBob, kBefore), samples::message(2, samples::kBob, words),
                   samples::message(3, samples::kBob, kAfter)};
        history.last().readBy = {ReadMarker{.user = samples::kMe, .upTo = history.last().message.id}};
        server.conversationList.first().lastMessage = history.last();
    });
}

void BadInputTest::open()
{
    m_harness->signIn();
    QTRY_COMPARE(m_harness->app().conversations()->count(), 1);
    m_harness->app().openConversation(samples::kChat.value());
    QTRY_VERIFY(!m_harness->app().conversation()->isLoading());
}

QImage BadInputTest::pictureWith(const QString &words)
{
    m_stage.reset();
    m_harness = std::make_unique<AppHarness>();
    furnish(words);
    m_stage = std::make_unique<Stage>(*m_harness);
    m_stage->resize({800, 640});
    open();
    return stillPicture(kBefore);
}

QImage BadInputTest::pictureOfName(const QString &name)
{
    m_stage.reset();
    m_harness = std::make_unique<AppHarness>();
    m_harness->setFurnisher([name](FakeLink &server) {
        ReceivedConversation second =
            samples::conversation(samples::kOther, samples::message(1, samples::kBob, kAfter, samples::kOther));
        second.conversation.type = ConversationType::Group;
        second.conversation.title = kBefore;
        server.conversationList.append(second);
        ReceivedConversation &first = server.conversationList.first();
        first.conversation.type = ConversationType::Group;
        first.conversation.title = name;
        first.lastMessage = samples::message(2, samples::kBob, kBetween);
    });
    m_stage = std::make_unique<Stage>(*m_harness);
    m_stage->resize({800, 640});
    m_harness->signIn();
    return stillPicture(kAfter);
}

QImage BadInputTest::stillPicture(const QString &wanted)
{
    QImage last;
    const bool isStill = waitFor([this, &last, &wanted] {
        const QImage before = std::exchange(last, m_stage->picture());
        return before == last && m_stage->sees(wanted);
    });
    return isStill ? last : QImage();
}

void BadInputTest::wordsThatCannotBeSent_areRefusedWithASentence_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("sentence");
    const QString tooLong = u"This message is too long. Please send it in parts."_s;
    const QString forbidden = u"This message holds a character that cannot be sent."_s;
    QTest::newRow("65,537 bytes") << QString(kMostBytes + 1, u'x') << tooLong;
    QTest::newRow("65,538 bytes of Gujarati") << QString(kMostBytes / 3 + 1, u'ક') << tooLong;
    QTest::newRow("NUL") << u"a"_s + QChar::Null + u"b"_s << forbidden;
    QTest::newRow(kHalf.name) << kHalf.words << forbidden;
    // Nothing was said, so nothing needs to be said about it.
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("blanks") << u" \n\t\u00a0"_s << QString();
}

void BadInputTest::wordsThatCannotBeSent_areRefusedWithASentence()
{
    QFETCH(const QString, words);
    QFETCH(const QString, sentence);
    open();

    QVERIFY(!m_harness->app().conversation()->send(words));

    QCOMPARE(m_harness->app().conversation()->sendError(), sentence);
    QVERIFY(m_harness->link().sent.isEmpty());
}

void BadInputTest::oddWords_areSentAsTyped_data()
{
    addRows(oddWords());
}

void BadInputTest::oddWords_areSentAsTyped()
{
    QFETCH(const QString, words);
    open();

    QVERIFY(m_harness->app().conversation()->send(words));

    QTRY_COMPARE(m_harness->link().sentTexts(), QStringList(words));
    const MessageListModel &messages = *m_harness->app().conversation()->messages();
    QCOMPARE(messages.data(messages.index(0), MessageListModel::TextRole).toString(), words);
}

void BadInputTest::oddWords_areShownAsTyped_data()
{
    addRows(oddLines());
}

void BadInputTest::oddWords_areShownAsTyped()
{
    QFETCH(const QString, words);
    QVERIFY(!pictureWith(words).isNull());
    QVERIFY(m_stage->sees(words));
}

void BadInputTest::halfOfAPair_isShownAsOneOddLetter()
{
    QVERIFY(!pictureWith(kHalf.words).isNull());
    QVERIFY(m_stage->sees(u"abc\uFFFDdef"_s));
}

Rows BadInputTest::layout()
{
    Rows rows;
    const QAbstractItemModel *messages = m_harness->app().conversation()->messages();
    const QImage picture = m_stage->picture();
    QPointF above;
    for (const int row : {2, 1, 0}) {
        const QQuickItem *item = m_stage->rowOf(messages, row);
        if (!item)
            break;
        const QRectF place = item->mapRectToScene(item->boundingRect());
        rows.places.append(place.translated(-above));
        rows.pictures.append(picture.copy(place.toAlignedRect()));
        above = place.bottomLeft();
    }
    return rows;
}

void BadInputTest::oddWords_moveNothingAroundThem_data()
{
    addRows(oddLines() + QList<Row>{kHalf});
}

void BadInputTest::oddWords_moveNothingAroundThem()
{
    QFETCH(const QString, words);
    QVERIFY(!pictureWith(harmlessLike(words)).isNull());
    const Rows harmless = layout();
    QCOMPARE(harmless.places.size(), 3);

    QVERIFY(!pictureWith(words).isNull());

    const Rows odd = layout();
    QCOMPARE(odd.places.size(), 3);
    QCOMPARE(odd.places.first().size(), harmless.places.first().size());
    QCOMPARE(odd.places.at(1).topLeft(), QPointF());
    QCOMPARE(odd.places.last(), harmless.places.last());
    QCOMPARE(odd.pictures.first(), harmless.pictures.first());
    QCOMPARE(odd.pictures.last(), harmless.pictures.last());
}

void BadInputTest::oddName_movesNothingAroundIt_data()
{
    addRows(oddNames());
}

void BadInputTest::oddName_movesNothingAroundIt()
{
    QFETCH(const QString, words);
    QVERIFY(!pictureOfName(harmlessLike(words)).isNull());
    const QStringList neighbours{kBefore, kBetween, kAfter};
    QList<QList<QRectF>> places;
    for (const QString &neighbour : neighbours) {
        places.append(m_stage->placesOf(neighbour));
        QVERIFY2(!places.last().isEmpty(), qPrintable(neighbour));
    }

    QVERIFY(!pictureOfName(words).isNull());

    for (const QString &neighbour : neighbours)
        QCOMPARE(m_stage->placesOf(neighbour), places.takeFirst());
}

} // namespace vatochito

QTEST_MAIN(vatochito::BadInputTest)
#include "BadInputTest.moc"
