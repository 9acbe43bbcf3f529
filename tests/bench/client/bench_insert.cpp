// SPDX-License-Identifier: GPL-3.0-or-later
// Events of level 1 from the socket into cache and index, over everything they pass in the program, beside the same
// rows by bare SQLite in batches of 500: with the same index, and without any. And what the writing alone takes.
#include "BareRows.h"
#include "EventServer.h"
#include "MillionMessages.h"
#include "WaitUntil.h"
#include "net/SyncLink.h"
#include "net/TokenSource.h"
#include "net/Transport.h"
#include "storage/Cache.h"
#include "sync/CatchUp.h"
#include "sync/NumberedIntake.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFutureWatcher>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QTemporaryDir>

#include <cstdio>
#include <cstdlib>

using namespace Qt::StringLiterals;
using namespace vatochito;

namespace {

constexpr int kRows = 100'000;
constexpr int kBatch = 500;
constexpr int kPeople = 37;
const QString kEpoch = u"bench"_s;

[[noreturn]] void fail(const char *what)
{
    std::fprintf(stderr, "%s\n", what);
    std::exit(1);
}

template <typename T>
T waitFor(const QFuture<T> &future)
{
    QFutureWatcher<T> watcher;
    QEventLoop loop;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    watcher.setFuture(future);
    loop.exec();
    return future.result();
}

double seconds(const QElapsedTimer &timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e9;
}

Message message(int number)
{
    Message made;
    made.id = MessageId(number + 1);
    made.conversation = million::conversationOf(number);
    made.sender = UserId(number % kPeople + 2);
    made.content = million::text(number);
    made.createdAt = fromMicros(million::momentOf(number));
    return made;
}

QList<QList<Message>> makeBatches()
{
    QList<QList<Message>> batches;
    for (int first = 0; first < kRows; first += kBatch) {
        QList<Message> batch;
        for (int number = first; number < first + kBatch; ++number)
            batch.append(message(number));
        batches.append(batch);
    }
    return batches;
}

/// Of the message that is the \a nth of its conversation.
QString eventOf(const Message &message, int nth)
{
    const qlonglong conversation = message.conversation.value();
    const QJsonObject body{
        {u"id"_s, qlonglong(message.id.value())},
        {u"rev"_s, nth + 1},
        {u"conversation"_s, conversation},
        {u"client_id"_s, u"0192f0c1-7d1e-7cc3-8d6a-%1"_s.arg(message.id.value(), 12, 16, QChar(u'0'))},
        {u"sender_id"_s, qlonglong(message.sender.value())},
        {u"type"_s, u"text"_s},
        {u"content"_s, message.content},
        {u"created_at"_s, QString::fromStdString(toIso8601(message.createdAt))}};
    const QJsonObject frame{
        {u"type"_s, u"message.new"_s}, {u"conversation"_s, conversation}, {u"rev"_s, nth + 1}, {u"message"_s, body}};
    return QString::fromUtf8(QJsonDocument(frame).toJson(QJsonDocument::Compact));
}

QStringList eventsOf(const QList<QList<Message>> &batches)
{
    QHash<ConversationId, int> counts;
    QStringList frames;
    for (const QList<Message> &batch : batches) {
        for (const Message &message : batch)
            frames.append(eventOf(message, ++counts[message.conversation]));
    }
    return frames;
}

/// I am in all conversations, and so is everybody; each is read up to its first number.
void fillGround(CacheTransaction &transaction)
{
    transaction.beginSnapshot({.isSnapshot = true, .epoch = kEpoch, .account = 1});
    for (int id = 1; id <= kPeople + 1; ++id) {
        User person;
        person.id = UserId(id);
        person.username = u"person%1"_s.arg(id);
        transaction.upsertPerson(person);
    }
    for (int number = 1; number <= million::kConversations; ++number) {
        const ConversationId id(number);
        ReceivedConversation received;
        received.conversation.id = id;
        for (int person = 1; person <= kPeople + 1; ++person)
            received.conversation.members.append(Member{.user = UserId(person)});
        transaction.upsertConversation(received);
        transaction.raiseSyncCursor(id, 1);
    }
}

class OneToken final : public TokenSource
{
public:
    QString accessToken() const override { return u"token"_s; }
    QFuture<Result<QString>> refreshedToken(const QString &) override
    {
        return QtFuture::makeReadyFuture(Result<QString>(u"token"_s));
    }
};

void indexAll(Cache &cache)
{
    while (waitFor(cache.search().indexSome())->hasMore) {
    }
    const auto found =
        waitFor(cache.search().count({.query = SearchQuery::parse(million::word(0) + u' '), .conversation = {}}));
    if (found.value_or(0) == 0)
        fail("nothing was indexed");
}

/// Seconds from the first frame on the wire to the last word in the index.
double fromSocket(const QString &path, const QStringList &frames)
{
    EventServer server(kEpoch);
    Cache cache(path, million::kMe);
    if (!waitFor(cache.write(fillGround)))
        fail("the cache could not be filled");
    SystemAlarms alarms;
    const SystemClock clock;
    OneToken tokens;
    Transport transport(alarms);
    const auto address = ServerAddress::parse(u"127.0.0.1:%1"_s.arg(server.port()));
    SyncLink link(*address, {transport, tokens, alarms, clock, [] { return 0.5; }}, u"bench"_s);
    CatchUp catchUp(link, cache, million::kMe,
                    [](const ReceivedConversation &, int) { return QtFuture::makeReadyFuture(Status()); });
    const NumberedIntake intake(link, cache, catchUp, million::kMe);
    int arrived = 0;
    QObject::connect(&catchUp, &CatchUp::messageArrived, &catchUp, [&arrived] { ++arrived; });
    QObject::connect(&intake, &NumberedIntake::anotherServerFound, &intake, [] { fail("taken for another server"); });
    QObject::connect(&intake, &NumberedIntake::unknownConversation, &intake, [] { fail("nobody knows where"); });
    link.start();
    if (!waitUntil([&link] { return link.connection().status == Connection::Status::Online; }))
        fail("the link did not become live");
    QElapsedTimer timer;
    timer.start();
    server.tell(frames);
    if (!waitUntil([&arrived] { return arrived == kRows; }))
        fail("not everything arrived");
    indexAll(cache);
    const double taken = seconds(timer);
    link.stop();
    return taken;
}

/// Seconds for the same rows, decoded before, as pages of \a batches.
double writing(const QString &path, const QList<QList<Message>> &batches)
{
    QList<QList<ReceivedMessage>> pages;
    for (const QList<Message> &batch : batches) {
        QList<ReceivedMessage> page;
        for (const Message &message : batch)
            page.append({.message = message, .people = {}, .readBy = {}});
        pages.append(page);
    }
    Cache cache(path, million::kMe);
    if (!waitFor(cache.write(fillGround)))
        fail("the cache could not be filled");
    QElapsedTimer timer;
    timer.start();
    QFuture<Status> last;
    for (const QList<ReceivedMessage> &page : std::as_const(pages))
        last = cache.write([page](CacheTransaction &transaction) { transaction.upsertMessages(page); });
    waitFor(last);
    indexAll(cache);
    return seconds(timer);
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QLoggingCategory::setFilterRules(u"*=false"_s);
    const QTemporaryDir scratch;
    const QList<QList<Message>> batches = makeBatches();
    const QStringList frames = eventsOf(batches);
    qsizetype bytes = 0;
    for (const QString &frame : frames)
        bytes += frame.toUtf8().size();

    const double indexed = writeBareRows(scratch.filePath(u"indexed.db"_s), batches, true);
    const double plain = writeBareRows(scratch.filePath(u"plain.db"_s), batches, false);
    const double ours = fromSocket(scratch.filePath(u"ours.db"_s), frames);
    const double written = writing(scratch.filePath(u"written.db"_s), batches);

    std::printf("events from the socket into cache and index, frames of %lld bytes: %.0f a second\n",
                static_cast<long long>(bytes / frames.size()), kRows / ours);
    std::printf("the same rows and index by bare SQLite in batches of %d: %.0f a second (ratio %.2f, must be at least"
                " 0.6); the rows alone: %.0f\n",
                kBatch, kRows / indexed, indexed / ours, kRows / plain);
    std::printf("decoded before, in pages of %d: %.0f a second (ratio %.2f)\n", kBatch, kRows / written,
                indexed / written);
    return 0;
}
