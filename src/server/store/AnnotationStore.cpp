// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/store/AnnotationStore.h"

#include "server/domain/Limits.h"
#include "server/store/ConversationRows.h"
#include "server/store/MessageReader.h"
#include "server/store/SqlSession.h"

namespace vatochito::server {

namespace {

using Outcome = AnnotationStore::Outcome;
using Target = AnnotationStore::Target;

Message readMessage(SqlSession &session, const Target &target)
{
    PeopleReader people(session);
    return *MessageReader(session, people, UserId(), MessageReader::Nested::Leave)
                .find(target.conversation, target.message);
}

/// Whether the message may be what \a wish says, or why not.
Status checkOpen(SqlSession &session, const Target &target, Wish wish)
{
    long long isDeleted = 0;
    if (!isMemberIn(session, target.conversation, target.actor) ||
        !session.run("SELECT is_deleted FROM message WHERE id = :id AND conversation_id = :conversation",
                     soci::use(target.message.value()), soci::use(target.conversation.value()), soci::into(isDeleted)))
        return failure(ServerError::notFound());
    // A deletion takes everything off: what shall be off is so.
    if (isDeleted != 0 && wish != Wish::Off)
        return failure(ServerError::invalid("The message was deleted."));
    return {};
}

bool isWanted(Wish wish, bool isThere)
{
    return wish == Wish::Toggle ? !isThere : wish == Wish::On;
}

bool mayPin(SqlSession &session, const Target &target)
{
    long long mayPin = 0;
    session.run("SELECT m.is_admin OR c.type = 'direct' FROM member m JOIN conversation c ON c.id = m.conversation_id"
                " WHERE m.conversation_id = :conversation AND m.person_id = :person AND m.removed_us IS NULL",
                soci::use(target.conversation.value()), soci::use(target.actor.value()), soci::into(mayPin));
    return mayPin != 0;
}

/// Whether one more reaction has room on the message.
Status checkRoom(SqlSession &session, const Target &target, const std::string &emoji)
{
    long long mine = 0, others = 0;
    session.run("SELECT count(*) FROM reaction WHERE message_id = :message AND person_id = :person",
                soci::use(target.message.value()), soci::use(target.actor.value()), soci::into(mine));
    if (mine >= limits::kReactionsOfPerson)
        return failure(ServerError::invalid("You have put too many reactions on this message."));
    session.run("SELECT count(DISTINCT emoji) FROM reaction WHERE message_id = :message AND emoji <> :emoji",
                soci::use(target.message.value()), soci::use(emoji), soci::into(others));
    if (others >= limits::kEmojiOfMessage)
        return failure(ServerError::invalid("This message has too many different reactions."));
    return {};
}

Result<Outcome> reactIn(SqlSession &session, const Target &target, const std::string &emoji, Wish wish, Timestamp now)
{
    if (Status open = checkOpen(session, target, wish); !open)
        return failure(open.error());
    long long id = 0;
    const bool isThere = session.run(
        "SELECT id FROM reaction WHERE message_id = :message AND person_id = :person AND emoji = :emoji",
        soci::use(target.message.value()), soci::use(target.actor.value()), soci::use(emoji), soci::into(id));
    const bool isOn = isWanted(wish, isThere);
    if (isOn == isThere)
        return Outcome{readMessage(session, target), false};
    if (isOn) {
        if (Status room = checkRoom(session, target, emoji); !room)
            return failure(room.error());
    }

    const long long rev = raiseHead(session, target.conversation).value_or(0);
    if (isOn)
        session.run("INSERT INTO reaction (message_id, person_id, emoji, created_us)"
                    " VALUES (:message, :person, :emoji, :now)",
                    soci::use(target.message.value()), soci::use(target.actor.value()), soci::use(emoji),
                    soci::use(toMicros(now)));
    else
        session.run("DELETE FROM reaction WHERE id = :id", soci::use(id));
    session.run("UPDATE message SET reaction_count = reaction_count + :step, rev = :rev WHERE id = :id",
                soci::use(isOn ? 1LL : -1LL), soci::use(rev), soci::use(target.message.value()));
    return Outcome{readMessage(session, target)};
}

Result<Outcome> pinIn(SqlSession &session, const Target &target, Wish wish, Timestamp now)
{
    if (Status open = checkOpen(session, target, wish); !open)
        return failure(open.error());
    if (!mayPin(session, target))
        return failure(ServerError::forbidden("Only admins can pin messages."));
    Message before = readMessage(session, target);
    const bool isOn = isWanted(wish, before.pin.has_value());
    if (isOn == before.pin.has_value())
        return Outcome{std::move(before), false};

    const long long rev = raiseHead(session, target.conversation).value_or(0);
    soci::indicator isPinned = isOn ? soci::i_ok : soci::i_null;
    session.run("UPDATE message SET pinned_by_id = :person, pinned_us = :now, rev = :rev WHERE id = :id",
                soci::use(target.actor.value(), isPinned), soci::use(toMicros(now), isPinned), soci::use(rev),
                soci::use(target.message.value()));
    return Outcome{readMessage(session, target), true, std::move(before.pin)};
}

} // namespace

void AnnotationStore::react(const Target &target, std::string emoji, Wish wish, Done done)
{
    m_database.write<Outcome>([=, this, emoji = std::move(emoji)](
                                  SqlSession &session) { return reactIn(session, target, emoji, wish, m_clock.now()); },
                              std::move(done));
}

void AnnotationStore::pin(const Target &target, Wish wish, Done done)
{
    m_database.write<Outcome>([=, this](SqlSession &session) { return pinIn(session, target, wish, m_clock.now()); },
                              std::move(done));
}

} // namespace vatochito::server
