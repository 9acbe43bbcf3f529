// SPDX-License-Identifier: GPL-3.0-or-later
#include "FilledProfile.h"

#include "platform/ProfileFolder.h"
#include "storage/Cache.h"
#include "sync/Profile.h"

#include <QEventLoop>
#include <QFutureWatcher>
#include <QTemporaryDir>

#include <cstdio>

namespace vatochito {

using namespace Qt::StringLiterals;

namespace {

/// Discard (RFC 863): nothing answers there, at once.
const QString kServer = u"http://127.0.0.1:9"_s;
const QString kDatabase = u"/accounts/127.0.0.1_9_1.db"_s;

User person(long long id)
{
    User user;
    user.id = UserId(id);
    user.username = u"person%1"_s.arg(id);
    user.displayName = u"Person %1"_s.arg(id);
    return user;
}

ReceivedConversation conversationWith(const User &other, Timestamp at)
{
    ReceivedConversation received;
    received.conversation.id = ConversationId(other.id.value());
    received.conversation.members = {Member{.user = benchedPerson().id}, Member{.user = other.id}};
    received.conversation.createdAt = at;
    received.conversation.updatedAt = at;
    received.people = {benchedPerson(), other};
    return received;
}

QList<ReceivedMessage> messagesOf(const ReceivedConversation &received, const User &other, int count)
{
    QList<ReceivedMessage> messages;
    for (int number = 1; number <= count; ++number) {
        Message message;
        message.id = MessageId(other.id.value() * 10'000 + number);
        message.conversation = received.conversation.id;
        message.sender = number % 2 == 0 ? other.id : benchedPerson().id;
        message.content = u"Message %1: કેમ છો? Hello!"_s.arg(number);
        message.createdAt = received.conversation.createdAt + std::chrono::minutes(number);
        messages.append({.message = message, .people = {}, .readBy = {}});
    }
    return messages;
}

/// The cache tells of it on this thread before the future is done, so that waiting without the loop waits for ever.
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

/// Makes \a folder the profile of somebody who is signed in, with \a messages in kFilledConversations in the cache.
Status makeFilledProfile(const QString &folder, int messages)
{
    auto profile = Profile::open(folder);
    if (!profile)
        return failure(profile.error());
    const auto server = ServerAddress::parse(kServer);
    if (!server)
        return failure(server.error());
    if (Status remembered = profile->setCurrentAccount({.server = *server, .me = benchedPerson()}); !remembered)
        return remembered;
    if (Status made = makePrivateFolder(folder + u"/accounts"_s); !made)
        return made;

    Cache cache(folder + kDatabase, benchedPerson().id);
    constexpr Timestamp kStart = fromMicros(1'790'000'000'000'000);
    for (int number = 2; number < kFilledConversations + 2; ++number) {
        const User other = person(number);
        const ReceivedConversation received = conversationWith(other, kStart + std::chrono::hours(number));
        const QFuture<Status> written = cache.write([=](CacheTransaction &transaction) {
            transaction.upsertConversation(received);
            transaction.upsertMessages(messagesOf(received, other, messages / kFilledConversations));
        });
        if (const Status done = waitFor(written); !done)
            return done;
    }
    // A program that is measured is not to index.
    while (waitFor(cache.search().indexSome()).value_or(IndexProgress()).hasMore) {
    }
    return {};
}

} // namespace

User benchedPerson()
{
    return person(1);
}

bool measureFilledProfiles(const std::function<bool(const QString &, int)> &measure)
{
    for (const int messages : {100'000, 1'000'000}) {
        const QTemporaryDir scratch;
        const QString profile = scratch.filePath(u"profile"_s);
        if (const Status made = makeFilledProfile(profile, messages); !made) {
            std::fprintf(stderr, "no profile: %s\n", qPrintable(made.error().detail));
            return false;
        }
        if (!measure(profile, messages))
            return false;
    }
    return true;
}

} // namespace vatochito
