// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/wire/SyncCommand.h"

#include "server/domain/Content.h"
#include "server/domain/Limits.h"

#include <boost/json.hpp>

#include <algorithm>
#include <charconv>

namespace vatochito::server {

namespace json = boost::json;

namespace {

/// Takes the fields of one command and remembers the first that is wrong.
class Fields
{
public:
    explicit Fields(const json::object &object) : m_object(object) {}

    bool has(const char *key) const
    {
        const json::value *value = m_object.if_contains(key);
        return value && !value->is_null();
    }
    /// 0 and above; \a missing when absent.
    long long number(const char *key, long long missing)
    {
        if (!has(key))
            return missing;
        const auto *number = m_object.at(key).if_int64();
        if (!number || *number < 0)
            return fault(key, " is not a number."), missing;
        return *number;
    }
    template <typename Id>
    Id id(const char *key)
    {
        const Id id(number(key, 0));
        if (!id.isValid())
            fault(key, " is required.");
        return id;
    }
    template <typename Id>
    std::optional<Id> optionalId(const char *key)
    {
        if (!has(key))
            return std::nullopt;
        return Id(number(key, 0));
    }
    std::string text(const char *key)
    {
        if (!has(key))
            return fault(key, " is required."), std::string();
        const json::string *text = m_object.at(key).if_string();
        if (!text)
            return fault(key, " is not a string."), std::string();
        return std::string(text->data(), text->size());
    }
    std::string optionalText(const char *key) { return has(key) ? text(key) : std::string(); }
    bool flag(const char *key)
    {
        const bool *flag = has(key) ? m_object.at(key).if_bool() : nullptr;
        if (!flag)
            fault(key, " is not true or false.");
        return flag && *flag;
    }
    int limit(int missing)
    {
        return static_cast<int>(std::clamp<long long>(number("limit", missing), 1, limits::kPageMessages));
    }
    const json::object *object(const char *key)
    {
        const json::object *object = has(key) ? m_object.at(key).if_object() : nullptr;
        if (!object)
            fault(key, " is not an object.");
        return object;
    }

    void fault(const char *key, const char *sentence)
    {
        if (m_fault.empty())
            m_fault.append(key).append(sentence);
    }
    const std::string &faultText() const { return m_fault; }

private:
    const json::object &m_object;
    std::string m_fault;
};

std::optional<long long> positive(std::string_view text)
{
    long long value = 0;
    const char *end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, value);
    return error == std::errc() && stopped == end && value > 0 ? std::optional(value) : std::nullopt;
}

void readHeads(Fields &fields, Cursors &cursors)
{
    const json::object *heads = fields.object("heads");
    if (!heads)
        return;
    if (heads->size() > limits::kCursors)
        return fields.fault("heads", " has too many cursors.");
    cursors.heads.reserve(heads->size());
    for (const auto &entry : *heads) {
        const auto id = positive({entry.key().data(), entry.key().size()});
        const auto *cursor = entry.value().if_int64();
        if (!id || !cursor || *cursor < 0)
            return fields.fault("heads", " is not numbers by conversation.");
        cursors.heads.emplace_back(ConversationId(*id), *cursor);
    }
}

SyncCommand parseResume(long long id, Fields &fields)
{
    synccommand::Resume resume{.id = id};
    resume.device = fields.text("device");
    if (resume.device.empty() || resume.device.size() > limits::kDeviceBytes)
        fields.fault("device", " is not a name of a device.");
    resume.client = fields.optionalText("client").substr(0, limits::kDeviceBytes);
    resume.cursors.isFresh = fields.has("fresh") && fields.flag("fresh");
    if (!resume.cursors.isFresh) {
        resume.cursors.epoch = fields.text("epoch");
        resume.cursors.account = fields.number("account", 0);
        readHeads(fields, resume.cursors);
    }
    return resume;
}

SyncCommand parseHistory(long long id, Fields &fields)
{
    synccommand::History history{.id = id};
    history.conversation = fields.id<ConversationId>("conversation");
    HistoryQuery &query = history.query;
    query.before = fields.optionalId<MessageId>("before");
    query.after = fields.optionalId<MessageId>("after");
    query.around = fields.optionalId<MessageId>("around");
    if (fields.has("date")) {
        const std::string text = fields.text("date");
        query.date = parseIso8601(text.size() == 10 ? text + "T00:00:00Z" : text);
        if (!query.date)
            fields.fault("date", " is not a date.");
    }
    query.search = fields.optionalText("query");
    if (query.search.size() > limits::kSearchBytes || query.search.find('\0') != std::string::npos)
        fields.fault("query", " cannot be searched for.");
    query.limit = fields.limit(limits::kDefaultPageMessages);
    return history;
}

SyncCommand parseSend(long long id, Fields &fields)
{
    synccommand::Send send{.id = id};
    send.draft.conversation = fields.id<ConversationId>("conversation");
    send.draft.clientId = fields.text("client_id");
    if (!isClientId(send.draft.clientId))
        fields.fault("client_id", " is not a client id.");
    send.draft.content = fields.text("content");
    const auto type = messageTypeFrom(fields.has("message_type") ? fields.text("message_type") : "text");
    if (!type)
        fields.fault("message_type", " is not a type of message.");
    send.draft.type = type.value_or(MessageType::Text);
    send.draft.replyTo = fields.optionalId<MessageId>("reply_to");
    return send;
}

SyncCommand parseOther(std::string_view type, long long id, Fields &fields)
{
    if (type == "auth")
        return synccommand::Auth{id, fields.text("token")};
    if (type == "sync")
        return synccommand::Changes{id, fields.id<ConversationId>("conversation"), fields.number("after", 0),
                                    fields.number("marks_after", 0), fields.limit(limits::kPageMessages)};
    if (type == "message.edit")
        return synccommand::Edit{id, fields.id<ConversationId>("conversation"), fields.id<MessageId>("message_id"),
                                 fields.text("content")};
    if (type == "message.delete")
        return synccommand::Remove{id, fields.id<ConversationId>("conversation"), fields.id<MessageId>("message_id")};
    if (type == "read" || type == "delivered")
        return synccommand::Mark{id,
                                 type == "read" ? synccommand::Mark::Kind::Read : synccommand::Mark::Kind::Delivered,
                                 fields.id<ConversationId>("conversation"), fields.id<MessageId>("up_to")};
    if (type == "reaction.set")
        return synccommand::React{id, fields.id<ConversationId>("conversation"), fields.id<MessageId>("message_id"),
                                  fields.text("emoji"), fields.flag("on")};
    if (type == "pin.set")
        return synccommand::PinMessage{id, fields.id<ConversationId>("conversation"),
                                       fields.id<MessageId>("message_id"), fields.flag("on")};
    return synccommand::Faulty{id, "This server does not know the command."};
}

SyncCommand parseKnown(std::string_view type, long long id, Fields &fields)
{
    if (type == "resume")
        return parseResume(id, fields);
    if (type == "history")
        return parseHistory(id, fields);
    if (type == "message.send")
        return parseSend(id, fields);
    return parseOther(type, id, fields);
}

} // namespace

std::optional<SyncCommand> parseSyncCommand(std::string_view frame)
{
    json::error_code error;
    const json::value value = json::parse(json::string_view(frame.data(), frame.size()), error);
    const json::object *object = error ? nullptr : value.if_object();
    const json::value *typeValue = object ? object->if_contains("type") : nullptr;
    const json::string *word = typeValue ? typeValue->if_string() : nullptr;
    if (!word)
        return std::nullopt;
    const std::string_view type(word->data(), word->size());
    Fields fields(*object);
    if (type == "ping")
        return synccommand::Ping{};
    if (type == "typing") {
        const synccommand::Typing typing{fields.id<ConversationId>("conversation"), fields.flag("is_typing")};
        return fields.faultText().empty() ? std::optional<SyncCommand>(typing) : std::nullopt;
    }
    const long long id = fields.number("id", 0);
    if (id <= 0)
        return std::nullopt;
    SyncCommand command = parseKnown(type, id, fields);
    if (!fields.faultText().empty())
        return synccommand::Faulty{id, fields.faultText()};
    return command;
}

} // namespace vatochito::server
