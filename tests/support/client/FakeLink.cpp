// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/client/FakeLink.h"

#include "core/WhenDone.h"
#include "support/client/Samples.h"

#include <algorithm>

namespace vatochito {

QStringList FakeLink::sentTexts() const
{
    QStringList texts;
    for (const OutgoingMessage &message : sent)
        texts.append(message.content);
    return texts;
}

void FakeLink::goOnline()
{
    setStatus(Connection::Status::Online);
    for (const ReceivedConversation &received : std::as_const(conversationList)) {
        m_live.insert(received.conversation.id);
        Q_EMIT conversationLive(received.conversation.id);
        Q_EMIT sendingPossible(received.conversation.id);
    }
}

void FakeLink::giveUp(Error::Code reason)
{
    m_connection.reason = reason;
    setStatus(Connection::Status::Unreachable);
}

void FakeLink::goWaiting(int attempt, std::chrono::steady_clock::time_point retryAt)
{
    m_connection.attempt = attempt;
    m_connection.retryAt = retryAt;
    goOffline();
}

void FakeLink::goOffline()
{
    const QSet<ConversationId> lost = std::exchange(m_live, {});
    setStatus(Connection::Status::Waiting);
    endProofs(failure(Error{.code = Error::Code::Offline}));
    for (const ConversationId conversation : lost)
        Q_EMIT conversationLost(conversation);
}

void FakeLink::answerPings()
{
    answersPings = true;
    endProofs({});
}

void FakeLink::endProofs(const Status &status)
{
    for (const auto &proof : std::exchange(m_proofs, {})) {
        proof->addResult(status);
        proof->finish();
    }
}

void FakeLink::stop()
{
    isStarted = false;
    m_live.clear();
    m_connection = {};
}

void FakeLink::releaseHistories()
{
    holdsHistories = false;
    for (const HeldHistory &held : std::exchange(m_held, {})) {
        held.promise->addResult(held.answer);
        held.promise->finish();
    }
}

void FakeLink::receive(const ReceivedMessage &received)
{
    storeSilently(received);
    if (m_live.contains(received.message.conversation))
        Q_EMIT eventReceived(received.message.conversation, MessageArrived{received});
}

void FakeLink::storeSilently(const ReceivedMessage &received)
{
    histories[received.message.conversation].append(received);
    for (ReceivedConversation &listed : conversationList) {
        if (listed.conversation.id == received.message.conversation)
            listed.lastMessage = received;
    }
}

ReceivedMessage FakeLink::store(const OutgoingMessage &message)
{
    const ReceivedMessage stored = samples::message(nextMessageId++, m_me, message.content, message.conversation);
    if (stores)
        storeSilently(stored);
    return stored;
}

bool FakeLink::send(const OutgoingMessage &message)
{
    if (!canSend(message.conversation))
        return false;
    sent.append(message);
    const ReceivedMessage stored = store(message);
    // Later, as an echo comes: the sender has returned by then.
    if (stores && echoes) {
        QMetaObject::invokeMethod(
            this, [this, stored] { Q_EMIT eventReceived(stored.message.conversation, MessageArrived{stored}); },
            Qt::QueuedConnection);
    }
    return true;
}

QFuture<Status> FakeLink::proveDelivery(ConversationId conversation)
{
    ++proofsAsked;
    if (!canSend(conversation))
        return readyFuture<void>(failure(Error{.code = Error::Code::Offline}));
    if (answersPings)
        return readyFuture<void>(Status());
    auto promise = std::make_shared<QPromise<Status>>();
    promise->start();
    m_proofs.append(promise);
    return promise->future();
}

QFuture<Result<ReceivedMessage>> FakeLink::post(const OutgoingMessage &message)
{
    posted.append(message);
    if (restFails)
        return readyFuture<ReceivedMessage>(failure(*restFails));
    return holdsPosts ? m_heldPosts.ask() : readyFuture<ReceivedMessage>(store(message));
}

QFuture<Result<MessagePatch>> FakeLink::edit(ConversationId conversation, MessageId message, const QString &content)
{
    edits.append({conversation, message, content});
    if (restFails)
        return readyFuture<MessagePatch>(failure(*restFails));
    for (ReceivedMessage &stored : histories[conversation]) {
        if (stored.message.id != message)
            continue;
        stored.message.content = content;
        stored.message.editedAt = stored.message.createdAt + std::chrono::seconds(edits.size());
        return readyFuture<MessagePatch>(
            MessagePatch{.id = message, .content = content, .editedAt = stored.message.editedAt});
    }
    return readyFuture<MessagePatch>(failure(Error{.code = Error::Code::NotFound}));
}

QFuture<Status> FakeLink::erase(ConversationId conversation, MessageId message)
{
    erased.append({conversation, message});
    return readyFuture<void>(restFails ? Status(failure(*restFails)) : Status());
}

QFuture<Status> FakeLink::tellRead(ConversationId conversation, MessageId upTo)
{
    if (!canSend(conversation))
        return readyFuture(Status(failure(Error{.code = Error::Code::Offline})));
    reads.append({conversation, upTo});
    return holdsReads ? m_heldReads.ask() : readyFuture(Status());
}

QFuture<Result<QList<ReceivedConversation>>> FakeLink::conversations()
{
    if (restFails)
        return readyFuture<QList<ReceivedConversation>>(failure(*restFails));
    return holdsLists ? m_heldLists.ask() : readyFuture<QList<ReceivedConversation>>(conversationList);
}

QFuture<Result<ReceivedConversation>> FakeLink::conversation(ConversationId conversation)
{
    if (holdsConversations)
        return m_heldConversations.ask();
    if (restFails)
        return readyFuture<ReceivedConversation>(failure(*restFails));
    for (const ReceivedConversation &received : std::as_const(conversationList)) {
        if (received.conversation.id == conversation)
            return readyFuture<ReceivedConversation>(received);
    }
    return readyFuture<ReceivedConversation>(failure(Error{.code = Error::Code::NotFound}));
}

HistoryPage FakeLink::page(const HistoryQuery &query) const
{
    const QList<ReceivedMessage> all = histories.value(query.conversation);
    HistoryPage page{.messages = all, .isStart = true, .isNewest = true};
    for (const ReceivedMessage &received : all)
        page.head = std::max(page.head, received.rev);
    if (pageSize == 0)
        return page;
    page.messages.removeIf([&query](const ReceivedMessage &received) {
        return !received.message.content.contains(query.words) ||
               (query.before.isValid() && received.message.id >= query.before) ||
               (query.after.isValid() && received.message.id <= query.after) ||
               (query.date && received.message.createdAt < *query.date);
    });
    const qsizetype size = std::min<qsizetype>(pageSize, page.messages.size());
    page.isNewest = query.after.isValid() ? size == page.messages.size()
                                          : !query.before.isValid() && !query.date && !query.around.isValid();
    if (query.around.isValid()) {
        const auto middle = std::ranges::find_if(
            page.messages, [&query](const ReceivedMessage &received) { return received.message.id >= query.around; });
        const qsizetype first =
            std::clamp<qsizetype>(middle - page.messages.begin() - size / 2, 0, page.messages.size() - size);
        page.messages = page.messages.mid(first, size);
    } else {
        page.messages = query.date || query.after.isValid() ? page.messages.first(size) : page.messages.last(size);
    }
    const auto oldest = std::ranges::find_if(
        all, [&query](const ReceivedMessage &received) { return received.message.content.contains(query.words); });
    page.isStart = page.messages.isEmpty() || page.messages.first().message.id == oldest->message.id;
    return page;
}

QFuture<Result<HistoryPage>> FakeLink::history(const HistoryQuery &query)
{
    historiesAsked.append(query.conversation);
    if (!query.words.isEmpty())
        wordsAsked.append(query.words);
    Result<HistoryPage> answer = page(query);
    if (restFails || unreadable.contains(query.conversation))
        answer = failure(restFails.value_or(Error{.code = Error::Code::ServerFailed}));
    if (!holdsHistories)
        return readyFuture<HistoryPage>(answer);
    auto promise = std::make_shared<HistoryAnswer>();
    promise->start();
    m_held.append({promise, answer});
    return promise->future();
}

QFuture<Result<QList<User>>> FakeLink::searchPeople(const QString &)
{
    return readyFuture<QList<User>>(QList<User>{samples::person(samples::kBob, QStringLiteral("bob"))});
}

QFuture<Result<User>> FakeLink::person(UserId id)
{
    peopleAsked.append(id);
    return readyFuture<User>(samples::person(id, QStringLiteral("person%1").arg(id.value())));
}

QFuture<Result<ReceivedConversation>> FakeLink::createDirect(UserId)
{
    if (restFails)
        return readyFuture<ReceivedConversation>(failure(*restFails));
    return readyFuture<ReceivedConversation>(samples::conversation(ConversationId(77)));
}

QFuture<Result<ReceivedConversation>> FakeLink::createGroup(const QString &, const QList<UserId> &)
{
    return createDirect(samples::kBob);
}

QFuture<Status> FakeLink::setOnline(bool isOnline)
{
    presence.append(isOnline);
    return readyFuture<void>(Status());
}

void FakeLink::setStatus(Connection::Status status)
{
    m_connection.status = status;
    Q_EMIT connectionChanged();
}

} // namespace vatochito
