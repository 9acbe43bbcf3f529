// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/WhenDone.h"
#include "net/Link.h"
#include "sync/SyncEngine.h"

/// What a socket tells, and what the server answers to what I did, on their way into the cache.
namespace vatochito {

namespace {

template <typename... Handlers>
struct Overloaded : Handlers...
{
    using Handlers::operator()...;
};
template <typename... Handlers>
Overloaded(Handlers...) -> Overloaded<Handlers...>;

} // namespace

void SyncEngine::applyEvent(ConversationId conversation, const ConversationEvent &event)
{
    if (m_isSettingAside)
        return;
    std::visit(Overloaded{
                   [&](const MessageArrived &arrived) {
                       m_typing.set(conversation, arrived.received.message.sender, false);
                       applyArrived(arrived.received, ClientId(), ToldBy::Event);
                   },
                   [&](const MessageEdited &edited) { applyEdited(edited.received); },
                   [&](const MessageDeleted &deleted) { applyDeleted(conversation, deleted.message, ClientId()); },
                   [&](const MessageRead &read) { applyRead(conversation, read); },
                   [&](const TypingChanged &typing) {
                       if (typing.user != m_me)
                           m_typing.set(conversation, typing.user, typing.isTyping);
                   },
                   [&](const CallIncoming &call) {
                       if (call.caller != m_me)
                           Q_EMIT callIncoming(conversation, call);
                   },
               },
               event);
}

void SyncEngine::adopt(const ReceivedMessage &received, const ClientId &clientId)
{
    applyArrived(received, clientId, ToldBy::Answer);
}

void SyncEngine::adoptEdit(ConversationId conversation, const MessagePatch &patch, const ClientId &clientId)
{
    const auto written = m_cache.write([conversation, patch, clientId](CacheTransaction &transaction) {
        updates::storeEditAnswer(transaction, conversation, patch, clientId);
    });
    whenDone(written, this, [this, conversation](const Status &stored) {
        if (!stored)
            m_catchUp.miss(conversation);
    });
}

void SyncEngine::adoptDeletion(ConversationId conversation, MessageId message, const ClientId &clientId)
{
    applyDeleted(conversation, message, clientId);
}

void SyncEngine::applyArrived(const ReceivedMessage &received, const ClientId &clientId, ToldBy toldBy)
{
    const bool isInTurn = toldBy == ToldBy::Event;
    const auto after = isInTurn ? m_catchUp.takeTurn(received.message) : std::nullopt;
    const bool isMine = received.message.sender == m_me;
    if (isMine)
        ++m_storingMine[received.message.conversation];
    const auto written = m_cache.write([received, clientId, after](CacheTransaction &transaction) {
        return updates::storeArrived(transaction, received, clientId, after);
    });
    whenDone(written, this, [this, isInTurn, isMine, message = received.message](const Result<Outcome> &stored) {
        if (isMine && --m_storingMine[message.conversation] == 0)
            m_storingMine.remove(message.conversation);
        if (!stored) {
            m_catchUp.miss(message.conversation);
            return;
        }
        if (*stored == Outcome::AnotherServer) {
            setCacheAside();
            return;
        }
        if (*stored == Outcome::UnknownConversation) {
            refreshConversations();
            return;
        }
        if (isInTurn)
            m_catchUp.takeArrived(message);
        else
            m_catchUp.takeAnswered(message);
    });
}

void SyncEngine::applyEdited(const ReceivedMessage &received)
{
    const auto written = m_cache.write(
        [received](CacheTransaction &transaction) { return updates::storeEdited(transaction, received); });
    whenDone(written, this, [this, message = received.message](const Result<Outcome> &stored) {
        if (!stored)
            m_catchUp.miss(message.conversation);
        else if (*stored == Outcome::AnotherServer)
            setCacheAside();
        else if (*stored == Outcome::Stored)
            Q_EMIT messageEdited(message);
    });
}

void SyncEngine::applyDeleted(ConversationId conversation, MessageId message, const ClientId &clientId)
{
    const auto written = m_cache.write([conversation, message, clientId](CacheTransaction &transaction) {
        updates::storeDeleted(transaction, conversation, message, clientId);
    });
    whenDone(written, this, [this, conversation, message, clientId](const Status &status) {
        if (!status)
            m_catchUp.miss(conversation);
        else if (!clientId.isValid())
            Q_EMIT messageDeleted(conversation, message);
    });
}

void SyncEngine::applyRead(ConversationId conversation, const MessageRead &read)
{
    const auto written = m_cache.write([conversation, read](CacheTransaction &transaction) {
        transaction.raiseMarker(conversation, ReadMarker{.user = read.user, .upTo = read.message});
        // Told even when another process of the profile stored it first.
        transaction.report(conversation, read.message);
    });
    whenDone(written, this, [this, conversation, read](const Status &status) {
        if (status)
            Q_EMIT messageRead(conversation, read.message, read.user);
        else
            m_catchUp.miss(conversation);
    });
}

} // namespace vatochito
