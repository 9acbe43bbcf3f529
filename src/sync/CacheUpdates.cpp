// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/CacheUpdates.h"

#include "storage/CacheTransaction.h"
#include "sync/OutboxMatch.h"

#include <algorithm>
#include <optional>

namespace vatochito::updates {

namespace {

/// Nothing: they were written.
std::optional<Outcome> refusal(CacheTransaction &transaction, ConversationId conversation,
                               const QList<ReceivedMessage> &messages)
{
    if (!transaction.hasConversation(conversation))
        return Outcome::UnknownConversation;
    if (transaction.upsertMessages(messages) == CacheTransaction::Stored::Conflict)
        return Outcome::AnotherServer;
    return {};
}

/// A message of mine that bears the name of a waiting operation is what that made.
void confirmByName(CacheTransaction &transaction, const Message &message)
{
    if (message.sender != transaction.me() || !message.clientId.isValid())
        return;
    if (const auto entry = transaction.outboxEntry(message.clientId))
        transaction.confirm(*entry, message.id);
}

/// A numbered page brings what lies in a hole. Until then a lost message may be cached there whose id a server that was
/// put back has given again: what bears no number can contradict that one, and says nothing against the server.
bool isToCome(const CacheTransaction &transaction, const Message &message)
{
    const QList<HistoryHole> holes =
        transaction.isNumbered() ? transaction.holes().of(message.conversation) : QList<HistoryHole>();
    return std::any_of(holes.cbegin(), holes.cend(), [&message](const HistoryHole &hole) {
        return hole.after < message.id && message.id < hole.before;
    });
}

} // namespace

StoredConversations storeConversations(CacheTransaction &transaction, const QList<ReceivedConversation> &conversations,
                                       bool isWholeList)
{
    StoredConversations stored;
    QSet<ConversationId> reborn; ///< Whose last message bears the id of a lost one.
    // Before anything is written: what is set aside then is the cache as it was.
    for (const ReceivedConversation &received : conversations) {
        const bool isLastOther = received.lastMessage && transaction.contradicts(*received.lastMessage);
        if (isLastOther && isToCome(transaction, received.lastMessage->message)) {
            reborn.insert(received.conversation.id);
        } else if (isLastOther || transaction.contradicts(received.conversation)) {
            stored.outcome = Outcome::AnotherServer;
            return stored;
        }
    }
    if (isWholeList) {
        const QList<ConversationId> cached = transaction.conversations();
        stored.isFirstList = cached.isEmpty();
        stored.absent = QSet<ConversationId>(cached.cbegin(), cached.cend());
    }
    for (const ReceivedConversation &received : conversations) {
        const ConversationId id = received.conversation.id;
        stored.absent.remove(id);
        transaction.upsertConversation(received);
        MessageId last;
        if (received.lastMessage) {
            last = received.lastMessage->message.id;
            if (reborn.contains(id))
                transaction.report(id);
            else if (const auto refused = refusal(transaction, id, {*received.lastMessage}))
                stored.outcome = *refused;
            else
                confirmMatches(transaction, id, {*received.lastMessage});
        }
        stored.heads.append({.conversation = id, .last = last});
    }
    return stored;
}

Outcome storeHistory(CacheTransaction &transaction, const HistoryPart &part, MessageId announced)
{
    const ConversationId conversation = part.query.conversation;
    const QList<ReceivedMessage> &messages = part.page.messages;
    if (const auto refused = refusal(transaction, conversation, messages))
        return *refused;
    for (const User &person : part.page.people)
        transaction.upsertName(person);
    confirmMatches(transaction, conversation, messages);
    MessageId newest;
    QSet<MessageId> there;
    for (const ReceivedMessage &received : messages) {
        confirmByName(transaction, received.message);
        newest = std::max(newest, received.message.id);
        there.insert(received.message.id);
        if (received.message.id > announced)
            transaction.report(conversation, received.message.id);
    }
    const bool isFrom = part.query.after.isValid();
    const MessageId first = isFrom                                    ? MessageId(part.query.after.value() + 1)
                            : part.page.isStart || messages.isEmpty() ? MessageId(1)
                                                                      : messages.first().message.id;
    const bool isUpTo = part.query.before.isValid();
    const MessageId last = part.page.isNewest ? kEndOfHistory
                           : isUpTo           ? MessageId(part.query.before.value() - 1)
                                              : newest;
    if (first <= last) {
        if (part.page.head > 0 && !transaction.holes().of(conversation).isEmpty())
            transaction.removePhantoms(conversation, first, last, there, part.page.head);
        transaction.holes().close(conversation, first, last);
    }
    if (part.page.isNewest && !isFrom) {
        // Far behind, the newest page is shown before what lies between.
        const auto wholeUpTo = transaction.historyCursor(conversation);
        const bool isOnItsWay = transaction.isNumbered() && part.page.head > transaction.syncCursor(conversation);
        const MessageId after = wholeUpTo.value_or(MessageId());
        if ((wholeUpTo || isOnItsWay) && after < first)
            transaction.holes().add(conversation,
                                    {.after = after, .before = first, .closesAt = isOnItsWay ? part.page.head : 0});
        transaction.raiseHistoryCursor(conversation, newest);
    }
    return Outcome::Stored;
}

Outcome storeFound(CacheTransaction &transaction, ConversationId conversation, const HistoryPage &page)
{
    if (const auto refused = refusal(transaction, conversation, page.messages))
        return *refused;
    for (const User &person : page.people)
        transaction.upsertName(person);
    for (const ReceivedMessage &received : page.messages) {
        confirmByName(transaction, received.message);
        // Each is as the server has it; what lies between them is still missing.
        transaction.holes().close(conversation, received.message.id, received.message.id);
    }
    return Outcome::Stored;
}

namespace {

/// Of \a messages those that are cached already, as they are there.
QHash<MessageId, Message> cachedOf(const CacheTransaction &transaction, ConversationId conversation,
                                   const QList<ReceivedMessage> &messages)
{
    const MessageId newest = transaction.newestMessage(conversation);
    QList<MessageId> ids;
    for (const ReceivedMessage &received : messages) {
        if (received.message.id <= newest)
            ids.append(received.message.id);
    }
    return ids.isEmpty() ? QHash<MessageId, Message>() : transaction.messages(conversation, ids);
}

/// \return False: they contradict what is cached, and nothing was written.
bool noteMessages(CacheTransaction &transaction, const ConversationChanges &changes, MessageId announced,
                  StoredChanges &stored)
{
    const QHash<MessageId, Message> before = cachedOf(transaction, changes.conversation, changes.messages);
    if (transaction.upsertMessages(changes.messages) == CacheTransaction::Stored::Conflict)
        return false;
    const QHash<MessageId, Message> after =
        before.isEmpty() ? before : transaction.messages(changes.conversation, before.keys());
    for (const ReceivedMessage &received : changes.messages) {
        const Message &message = received.message;
        confirmByName(transaction, message);
        transaction.report(changes.conversation, message.id);
        const auto known = before.constFind(message.id);
        if (known == before.cend() || message.id > announced) {
            stored.arrived.append(message);
            if (message.sender != transaction.me())
                stored.newest = std::max(stored.newest, message.id);
            continue;
        }
        const auto now = after.constFind(message.id);
        if (now == after.cend())
            continue;
        if (now->isDeleted && !known->isDeleted)
            stored.deleted.append(message.id);
        else if (now->content != known->content || now->editedAt != known->editedAt)
            stored.edited.append(*now);
    }
    return true;
}

/// Whose names are shown: who writes, and who came.
QSet<UserId> peopleIn(const ConversationChanges &changes)
{
    QSet<UserId> people;
    for (const ReceivedMessage &received : changes.messages)
        people.insert(received.message.sender);
    for (const MemberChange &change : changes.members) {
        if (!change.isRemoved)
            people.insert(change.user);
    }
    return people;
}

void notePatch(CacheTransaction &transaction, ConversationId conversation, const MessagePatch &patch,
               StoredChanges &stored)
{
    const auto before = transaction.message(conversation, patch.id);
    transaction.patchMessage(conversation, patch);
    transaction.report(conversation, patch.id);
    const auto after = transaction.message(conversation, patch.id);
    if (!after)
        return;
    // Told whether or not the answer to my own change wrote it first.
    if (patch.isDeleted)
        stored.deleted.append(patch.id);
    else if (patch.content && (!before || !before->isDeleted))
        stored.edited.append(*after);
}

} // namespace

StoredChanges storeChanges(CacheTransaction &transaction, const ConversationChanges &changes, MessageId announced)
{
    StoredChanges stored;
    const ConversationId conversation = changes.conversation;
    if (!transaction.hasConversation(conversation)) {
        stored.outcome = Outcome::UnknownConversation;
        return stored;
    }
    if (changes.to > 0 && transaction.syncCursor(conversation) < changes.from) {
        stored.outcome = Outcome::Gap;
        return stored;
    }
    if (!noteMessages(transaction, changes, announced, stored)) {
        stored.outcome = Outcome::AnotherServer;
        return stored;
    }
    for (const User &person : changes.people)
        transaction.upsertName(person);
    // Another process of this profile may have stored what came after; rows and patches bear numbers of their own.
    const bool isOld = changes.to > 0 && changes.to < transaction.syncCursor(conversation);
    if (changes.info && !isOld)
        transaction.updateInfo(conversation, *changes.info);
    if (!isOld) {
        for (const MemberChange &change : changes.members)
            transaction.changeMember(conversation, change);
    } else if (changes.info || !changes.members.isEmpty()) {
        transaction.report(conversation);
    }
    for (const MessagePatch &patch : changes.patches)
        notePatch(transaction, conversation, patch, stored);
    confirmMatches(transaction, conversation, changes.messages);
    for (const MemberMark &mark : changes.marks) {
        if (transaction.isShared() || transaction.marker(conversation, mark.user) < mark.read)
            stored.read.append(mark);
        transaction.raiseMark(conversation, mark);
    }
    if (changes.to > 0) {
        transaction.raiseSyncCursor(conversation, changes.to);
        transaction.raiseServerHead(conversation, changes.to);
        // A page that was cut leaves out what has changed since, and a row that came ahead what lies before it.
        if (!changes.isCut && transaction.holes().closeReached(conversation, changes.to))
            transaction.report(conversation);
        const QList<HistoryHole> left = transaction.holes().of(conversation);
        if (!changes.hasGap && !changes.isCut && (left.isEmpty() || left.last().before != kEndOfHistory))
            transaction.raiseHistoryCursor(conversation, transaction.newestMessage(conversation));
    }
    transaction.raiseMarksVersion(conversation, changes.marksVersion);
    stored.unknownPeople = transaction.unknown(peopleIn(changes));
    std::sort(stored.arrived.begin(), stored.arrived.end(),
              [](const Message &left, const Message &right) { return left.id < right.id; });
    return stored;
}

StoredAccount storeAccount(CacheTransaction &transaction, const AccountChanges &changes)
{
    StoredAccount stored;
    const long long known = transaction.accountNumber();
    if (changes.isResumption)
        transaction.forgetPresence();
    if (changes.isSnapshot) {
        const QList<ConversationId> cached = transaction.conversations();
        stored.absent = QSet<ConversationId>(cached.cbegin(), cached.cend());
        stored.isPutBack = transaction.beginSnapshot(changes);
    } else if (known < changes.from) {
        stored.outcome = Outcome::Gap;
        return stored;
    }
    const bool isOld = !changes.isSnapshot && changes.account < known;
    for (const MyConversation &mine : changes.conversations) {
        stored.absent.remove(mine.id);
        // Another process of this profile may have stored what came after.
        if (isOld)
            transaction.report(mine.id);
        else
            transaction.upsertMine(mine);
        transaction.raiseServerHead(mine.id, mine.head);
        // What it says last comes with the page it belongs to.
        if (changes.isSnapshot) {
            transaction.holes().add(mine.id, HistoryHole{.after = MessageId(), .before = kEndOfHistory});
            transaction.raiseSyncCursor(mine.id, mine.head);
        }
    }
    for (const ConversationId removed : changes.removed) {
        // Another process may have stored that I am in it again.
        if (changes.account > known || !transaction.hasConversation(removed))
            transaction.removeConversation(removed);
        if (!transaction.hasConversation(removed))
            stored.removed.append(removed);
    }
    transaction.raiseAccountNumber(changes.account);
    return stored;
}

Outcome storeArrived(CacheTransaction &transaction, const ReceivedMessage &received, const ClientId &clientId,
                     const std::optional<MessageId> &after)
{
    const ConversationId conversation = received.message.conversation;
    const MessageId id = received.message.id;
    // A list tells the newest message of each: one that has none was empty, and so it was whole.
    const bool wasWhole = !transaction.isNumbered() && !transaction.newestMessage(conversation).isValid();
    if (const auto refused = refusal(transaction, conversation, {received}))
        return *refused;
    transaction.report(conversation, id);
    if (wasWhole)
        transaction.raiseHistoryCursor(conversation, MessageId());
    const auto wholeUpTo = transaction.historyCursor(conversation);
    if (after && wholeUpTo && *wholeUpTo >= *after)
        transaction.raiseHistoryCursor(conversation, id);
    if (received.isDuplicate)
        transaction.count(conversation, LedgerCount::Duplicate);
    if (const auto entry = transaction.outboxEntry(clientId))
        transaction.confirm(*entry, id);
    else
        confirmMatches(transaction, conversation, {received});
    return Outcome::Stored;
}

Outcome storeEdited(CacheTransaction &transaction, const ReceivedMessage &received)
{
    const ConversationId conversation = received.message.conversation;
    if (const auto refused = refusal(transaction, conversation, {received}))
        return *refused;
    transaction.report(conversation, received.message.id);
    return Outcome::Stored;
}

void storeEditAnswer(CacheTransaction &transaction, ConversationId conversation, const MessagePatch &patch,
                     const ClientId &clientId)
{
    transaction.patchMessage(conversation, patch);
    transaction.report(conversation, patch.id);
    if (const auto entry = transaction.outboxEntry(clientId))
        transaction.confirm(*entry, patch.id);
}

void storeDeleted(CacheTransaction &transaction, ConversationId conversation, MessageId message,
                  const ClientId &clientId)
{
    transaction.deleteMessage(conversation, message);
    transaction.report(conversation, message);
    if (const auto entry = transaction.outboxEntry(clientId))
        transaction.confirm(*entry, message);
}

} // namespace vatochito::updates
