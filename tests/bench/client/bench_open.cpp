// SPDX-License-Identifier: GPL-3.0-or-later
// Opening a conversation of 100,000 messages, to its rows in the model, and the next older page; each beside bare
// SQLite reading the same rows.
#include "models/Calendar.h"
#include "models/MessageListModel.h"
#include "models/MessageWindow.h"
#include "models/PeopleDirectory.h"
#include "storage/Cache.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <vector>

using namespace Qt::StringLiterals;
using namespace vatochito;

namespace {

constexpr int kRuns = 41;
constexpr int kMessages = 100'000;
constexpr ConversationId kConversation{1};
constexpr UserId kMe{1};
constexpr UserId kOther{2};

User person(UserId id)
{
    User user;
    user.id = id;
    user.username = u"person%1"_s.arg(id.value());
    return user;
}

ReceivedConversation conversation()
{
    ReceivedConversation received;
    received.conversation.id = kConversation;
    received.conversation.members = {Member{.user = kMe}, Member{.user = kOther}};
    received.people = {person(kMe), person(kOther)};
    return received;
}

QList<ReceivedMessage> history()
{
    QList<ReceivedMessage> messages;
    for (int number = 1; number <= kMessages; ++number) {
        Message message;
        message.id = MessageId(number);
        message.conversation = kConversation;
        message.sender = number % 2 == 0 ? kOther : kMe;
        message.content = u"Message %1: કેમ છો? Hello!"_s.arg(number);
        message.createdAt = fromMicros(1'790'000'000'000'000) + std::chrono::minutes(number);
        messages.append({.message = message, .people = {}, .readBy = {}});
    }
    return messages;
}

void waitFor(const QFuture<Status> &written)
{
    QFutureWatcher<Status> watcher;
    QEventLoop loop;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    watcher.setFuture(written);
    loop.exec();
}

double milliseconds(const QElapsedTimer &timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

/// The rows of a page, every column read, without anything of ours.
double bareRead(QSqlDatabase &database, const QString &where)
{
    QElapsedTimer timer;
    timer.start();
    QSqlQuery query(database);
    query.setForwardOnly(true);
    query.exec(u"SELECT conversation_id, id, sender_id, type, content, created_at, edited_at, is_deleted, reply_id,"
               u" reply_sender_id, reply_excerpt, is_forwarded, attachments, client_id FROM message"
               u" WHERE conversation_id = 1 AND %1 ORDER BY id DESC LIMIT %2"_s.arg(where)
                   .arg(MessageWindow::kPage));
    qsizetype read = 0;
    while (query.next()) {
        for (int column = 0; column < 14; ++column)
            read += query.value(column).toString().size();
    }
    const double elapsed = milliseconds(timer);
    if (read == 0)
        std::fputs("bare SQLite read nothing\n", stderr);
    return elapsed;
}

struct Figures
{
    std::vector<double> opening;
    std::vector<double> page;
};

void measure(Cache &cache, const Calendar &calendar, Figures &figures)
{
    PeopleDirectory people;
    people.upsert({person(kMe), person(kOther)});
    MessageListModel model(kMe, people, calendar);
    QEventLoop loop;
    QElapsedTimer timer;

    timer.start();
    MessageWindow window(cache, kConversation, kMe, model);
    QObject::connect(&window, &MessageWindow::loaded, &loop, &QEventLoop::quit);
    QObject::connect(&window, &MessageWindow::failed, &loop, [](const Error &error) {
        std::fprintf(stderr, "the conversation cannot be read: %s\n", qPrintable(error.detail));
        std::exit(1);
    });
    loop.exec();
    figures.opening.push_back(milliseconds(timer));

    QObject::connect(&window, &MessageWindow::isLoadingOlderChanged, &loop, &QEventLoop::quit);
    window.setView(0, MessageWindow::kPage - 1);
    timer.start();
    window.loadOlder();
    loop.exec();
    figures.page.push_back(milliseconds(timer));
    if (model.count() != 2 * MessageWindow::kPage) {
        std::fprintf(stderr, "%d rows instead of two pages\n", model.count());
        std::exit(1);
    }
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QTemporaryDir scratch;
    const QString path = scratch.filePath(u"me.db"_s);
    Cache cache(path, kMe);
    waitFor(cache.write([](CacheTransaction &transaction) {
        transaction.upsertConversation(conversation());
        transaction.upsertMessages(history());
        transaction.raiseMarker(kConversation, {.user = kMe, .upTo = MessageId(kMessages)});
    }));

    const SystemClock clock;
    const Calendar calendar(clock);
    Figures ours;
    Figures bare;
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s);
    database.setDatabaseName(path);
    if (!database.open()) {
        std::fputs("the file cannot be read\n", stderr);
        return 1;
    }
    for (int run = 0; run <= kRuns; ++run) {
        measure(cache, calendar, ours);
        bare.opening.push_back(bareRead(database, u"id > 0"_s));
        bare.page.push_back(bareRead(database, u"id < %1"_s.arg(kMessages - MessageWindow::kPage + 1)));
        if (run == 0)
            ours = bare = {}; // it warmed the disk's cache for both
    }
    database.close();
    std::printf("conversation of %d messages to rows in the model, median of %d: %.2f ms, bare SQLite %.2f ms\n"
                "next older page to rows in the model: %.2f ms, bare SQLite %.2f ms\n",
                kMessages, kRuns, median(ours.opening), median(bare.opening), median(ours.page), median(bare.page));
    return 0;
}
