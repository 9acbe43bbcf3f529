// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/transport/DeviceCommands.h"

namespace vatochito::server {

namespace {

using Replies = DeviceCommands::Replies;
using syncframes::ForbiddenMeans;

void finish(DeviceReplies &replies, long long id, const Status &status, const std::string &ack,
            ForbiddenMeans forbidden)
{
    if (status)
        replies.reply(ack);
    else
        replies.refuse(id, status.error(), forbidden);
    replies.endCommand();
}

/// What a service that changes a message is given: begins the command, and ends it with the ack that \a ackOf makes of
/// the outcome.
template <typename AckOf>
auto acknowledge(long long id, const Replies &replies, ForbiddenMeans forbidden, AckOf ackOf)
{
    replies->beginCommand();
    return [replies, id, forbidden, ackOf](const auto &outcome) {
        const Status status = outcome ? Status() : Status(failure(outcome.error()));
        std::string ack = outcome ? ackOf(*outcome) : std::string();
        replies->post(
            [replies, id, forbidden, status, ack = std::move(ack)] { finish(*replies, id, status, ack, forbidden); });
    };
}

auto acknowledgeChange(long long id, const Replies &replies)
{
    return acknowledge(id, replies, ForbiddenMeans::NotYours,
                       [id](const auto &outcome) { return syncframes::changed(id, outcome.message); });
}

} // namespace

DeviceCommands::DeviceCommands(ServerContext &server, UserId user) : m_server(server), m_user(user) {}

void DeviceCommands::answer(long long id, Lane lane, const Replies &replies, std::function<Result<std::string>()> read)
{
    replies->beginCommand();
    const bool isPosted = m_server.lanes.post(lane, m_user, [replies, id, read = std::move(read)] {
        auto frame = std::make_shared<Result<std::string>>(read());
        replies->post([replies, id, frame] {
            if (*frame)
                replies->reply(std::move(**frame));
            else
                replies->refuse(id, frame->error(), ForbiddenMeans::NotMember);
            replies->endCommand();
        });
    });
    if (isPosted)
        return;
    replies->refuse(id, ServerError::unavailable("The server is busy."), ForbiddenMeans::NotMember);
    replies->endCommand();
}

void DeviceCommands::execute(const synccommand::Changes &changes, const Replies &replies)
{
    answer(changes.id, Lane::Requests, replies,
           [&sync = m_server.sync, user = m_user, changes] { return sync.changes(user, changes); });
}

void DeviceCommands::execute(const synccommand::History &history, const Replies &replies)
{
    const auto read = [&sync = m_server.sync, user = m_user, history] { return sync.history(user, history); };
    if (history.query.search.empty())
        return answer(history.id, Lane::Requests, replies, read);
    auto seat = m_server.searches.take(m_user);
    if (!seat)
        return replies->refuse(history.id,
                               {ServerError::Code::RateLimited, "Too many searches.", {}, std::chrono::seconds(1)},
                               ForbiddenMeans::NotMember);
    answer(history.id, Lane::Searches, replies,
           [read, kept = std::make_shared<PersonSeats::Seat>(std::move(*seat))] { return read(); });
}

void DeviceCommands::execute(const synccommand::Send &send, const Replies &replies)
{
    Draft draft = send.draft;
    draft.sender = m_user;
    // The ack goes out as soon as the message is on disk; its own event follows.
    m_server.chat.send(
        std::move(draft), [](const Result<ChatService::Outcome> &) {},
        acknowledge(send.id, replies, ForbiddenMeans::NotMember, [id = send.id](const ChatService::Outcome &outcome) {
            return syncframes::sent(id, outcome.message, !outcome.isChanged);
        }));
}

void DeviceCommands::execute(const synccommand::Edit &edit, const Replies &replies)
{
    m_server.chat.edit(edit.conversation, edit.message, m_user, edit.content, acknowledgeChange(edit.id, replies));
}

void DeviceCommands::execute(const synccommand::Remove &remove, const Replies &replies)
{
    m_server.chat.remove(remove.conversation, remove.message, m_user, acknowledgeChange(remove.id, replies));
}

void DeviceCommands::execute(const synccommand::React &react, const Replies &replies)
{
    m_server.annotations.react({react.conversation, react.message, m_user}, react.emoji,
                               react.isOn ? Wish::On : Wish::Off, acknowledgeChange(react.id, replies));
}

void DeviceCommands::execute(const synccommand::PinMessage &pin, const Replies &replies)
{
    m_server.annotations.pin({pin.conversation, pin.message, m_user}, pin.isOn ? Wish::On : Wish::Off,
                             acknowledgeChange(pin.id, replies));
}

void DeviceCommands::execute(const synccommand::Mark &mark, const Replies &replies)
{
    replies->beginCommand();
    const auto done = [replies, id = mark.id](const Status &status) {
        replies->post(
            [replies, id, status] { finish(*replies, id, status, syncframes::done(id), ForbiddenMeans::NotYours); });
    };
    if (mark.kind == synccommand::Mark::Kind::Read)
        m_server.chat.markRead(mark.conversation, mark.upTo, m_user, done);
    else
        m_server.chat.markDelivered(mark.conversation, mark.upTo, m_user, done);
}

} // namespace vatochito::server
