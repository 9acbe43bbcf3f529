// SPDX-License-Identifier: GPL-3.0-or-later
// A cache of a million messages: how fast it is indexed, how long 200 mixed searches take, and a conversation in it to
// its rows in the model with the next older page.
#include "MillionMessages.h"
#include "models/Calendar.h"
#include "models/MessageListModel.h"
#include "models/MessageWindow.h"
#include "models/PeopleDirectory.h"
#include "storage/Cache.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFileInfo>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <vector>

using namespace Qt::StringLiterals;
using namespace vatochito;

namespace {

constexpr int kSearches = 200;
constexpr int kOpenings = 41;

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

double milliseconds(const QElapsedTimer &timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

double percentile(std::vector<double> values, double share)
{
    std::sort(values.begin(), values.end());
    return values.at(static_cast<size_t>(share * static_cast<double>(values.size() - 1)));
}

/// Frequent and rare words, as they are typed: whole, begun, two of them, as a phrase, in one conversation.
std::vector<MessageSearch> searches()
{
    std::vector<MessageSearch> all;
    for (int each = 0; each < kSearches; ++each) {
        // From the most frequent word to the rarest, each a little rarer than the one before.
        const int rank = static_cast<int>(std::pow(40'000.0, each / double(kSearches))) - 1;
        const QString word = million::word(rank);
        MessageSearch search;
        switch (each % 5) {
        case 0:
            search.query = SearchQuery::parse(word + u' ');
            break;
        case 1:
            search.query = SearchQuery::parse(word.left(2 + each % 3));
            break;
        case 2:
            search.query = SearchQuery::parse(word + u' ' + million::word(each % 20).left(3));
            break;
        case 3: {
            const QString said = million::text(each * 4999);
            search.query = SearchQuery::parse(u'"' + said.section(u' ', 0, 1) + u'"');
            break;
        }
        default:
            search.query = SearchQuery::parse(word);
            search.conversation = ConversationId(each % million::kConversations + 1);
        }
        all.push_back(search);
    }
    return all;
}

void measureIndexing(Cache &cache, const QString &path)
{
    QElapsedTimer timer;
    timer.start();
    double longest = 0;
    for (bool hasMore = true; hasMore;) {
        QElapsedTimer slice;
        slice.start();
        const auto progress = waitFor(cache.search().indexSome());
        if (!progress) {
            std::fprintf(stderr, "cannot be indexed: %s\n", qPrintable(progress.error().detail));
            std::exit(1);
        }
        hasMore = progress->hasMore;
        longest = std::max(longest, milliseconds(slice));
    }
    std::printf("index of %d messages in slices of %d: %.0f a second, the longest slice %.0f ms, file %lld MB\n",
                million::kMessages, SearchStore::kSlice, million::kMessages / (milliseconds(timer) / 1000), longest,
                static_cast<long long>(QFileInfo(path).size() / 1'000'000));
}

void measureSearches(Cache &cache)
{
    std::vector<double> times;
    int found = 0;
    for (int round = 0; round < 2; ++round) { // the first warms the disk's cache
        times.clear();
        found = 0;
        for (const MessageSearch &search : searches()) {
            QElapsedTimer timer;
            timer.start();
            const auto page = waitFor(cache.search().find(search));
            times.push_back(milliseconds(timer));
            found += page && !page->hits.isEmpty() ? 1 : 0;
        }
    }
    std::printf("search %d messages, %d mixed words (%d of them found): median %.2f ms, 95th percentile %.2f ms,"
                " longest %.1f ms\n",
                million::kMessages, kSearches, found, percentile(times, 0.5), percentile(times, 0.95),
                percentile(times, 1));
}

void measureOpening(Cache &cache)
{
    const SystemClock clock;
    const Calendar calendar(clock);
    PeopleDirectory people;
    std::vector<double> openings;
    std::vector<double> pages;
    for (int run = 0; run <= kOpenings; ++run) {
        MessageListModel model(million::kMe, people, calendar);
        QEventLoop loop;
        QElapsedTimer timer;
        timer.start();
        MessageWindow window(cache, ConversationId(run % million::kConversations + 1), million::kMe, model);
        QObject::connect(&window, &MessageWindow::loaded, &loop, &QEventLoop::quit);
        loop.exec();
        openings.push_back(milliseconds(timer));
        QObject::connect(&window, &MessageWindow::isLoadingOlderChanged, &loop, &QEventLoop::quit);
        window.setView(0, MessageWindow::kPage - 1);
        timer.start();
        window.loadOlder();
        loop.exec();
        pages.push_back(milliseconds(timer));
    }
    std::printf("open a conversation in it to rows in the model, median of %d: %.2f ms; next page %.2f ms\n", kOpenings,
                percentile(openings, 0.5), percentile(pages, 0.5));
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QTemporaryDir scratch;
    const QString path = scratch.filePath(u"me.db"_s);
    waitFor(std::make_unique<Cache>(path, million::kMe)->opened());
    if (!million::fill(path))
        return 1;
    QElapsedTimer timer;
    timer.start();
    Cache cache(path, million::kMe);
    if (!waitFor(cache.opened()))
        return 1;
    std::printf("open a cache of %d messages that are not indexed: %.1f ms\n", million::kMessages, milliseconds(timer));
    measureIndexing(cache, path);
    measureSearches(cache);
    // Everything is read: a conversation opens at its newest.
    waitFor(cache.write([](CacheTransaction &transaction) {
        for (int number = 1; number <= million::kConversations; ++number) {
            ReceivedConversation received;
            received.conversation.id = ConversationId(number);
            received.conversation.type = ConversationType::Group;
            received.conversation.title = u"Group %1"_s.arg(number);
            received.conversation.members = {Member{.user = million::kMe}};
            transaction.upsertConversation(received);
            transaction.raiseMarker(received.conversation.id,
                                    {.user = million::kMe, .upTo = MessageId(million::kMessages)});
        }
    }));
    measureOpening(cache);
    return 0;
}
