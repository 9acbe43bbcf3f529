// SPDX-License-Identifier: GPL-3.0-or-later
#include "CommandUses.h"

#include <algorithm>

namespace vatochito::cli {

using namespace Qt::StringLiterals;

namespace {

bool isId(const QString &text)
{
    bool isNumber = false;
    return text.toLongLong(&isNumber) > 0 && isNumber;
}

bool isOutboxOrder(const QStringList &given)
{
    return given.isEmpty() || (given.size() == 2 && (given[0] == "cancel"_L1 || given[0] == "retry"_L1));
}

} // namespace

const QList<CommandUse> &CommandUse::all()
{
    using enum Arguments;
    static const QList<CommandUse> uses{
        {u"register"_s, User, {u"display-name"_s}, u"register USER [--display-name NAME]"_s, true},
        {u"login"_s, User, {}, u"login USER"_s, true},
        {u"logout"_s, None, {u"keep-cache"_s, u"force"_s}, u"logout [--keep-cache] [--force]"_s, true},
        {u"whoami"_s, None, {}, u"whoami"_s},
        {u"conversations"_s, None, {u"offline"_s}, u"conversations [--offline]"_s},
        {u"direct"_s, User, {}, u"direct USER"_s},
        {u"group"_s, Group, {}, u"group TITLE USER…"_s},
        {u"members"_s, Conversation, {}, u"members CONVERSATION"_s},
        {u"history"_s,
         Conversation,
         {u"limit"_s, u"before"_s, u"offline"_s},
         u"history CONVERSATION [--limit N] [--before ID] [--offline]"_s},
        {u"read"_s, MarkerPosition, {}, u"read CONVERSATION [ID]"_s},
        {u"send"_s,
         Text,
         {u"reply-to"_s, u"file"_s, u"wait"_s},
         u"send CONVERSATION TEXT [--reply-to ID] [--wait SECONDS]"_s},
        {u"edit"_s, MessageText, {u"wait"_s}, u"edit CONVERSATION ID TEXT [--wait SECONDS]"_s},
        {u"delete"_s, Message, {u"wait"_s}, u"delete CONVERSATION ID [--wait SECONDS]"_s},
        {u"watch"_s, Conversations, {u"for"_s}, u"watch [CONVERSATION…] [--for SECONDS]"_s},
        {u"outbox"_s, OutboxEntry, {}, u"outbox [cancel|retry CLIENT_ID]"_s},
        {u"search"_s, Words, {u"conversation"_s, u"limit"_s}, u"search TEXT [--conversation ID] [--limit N]"_s},
        {u"export"_s, Conversation, {u"to"_s}, u"export CONVERSATION --to FILE"_s},
        {u"ledger"_s, None, {}, u"ledger"_s},
        {u"doctor"_s, AnyConversation, {}, u"doctor [CONVERSATION]"_s},
        {u"react"_s, NotInThisVersion},
    };
    return uses;
}

const CommandUse *CommandUse::find(const QString &name)
{
    const auto found = std::ranges::find(all(), name, &CommandUse::name);
    return found == all().end() ? nullptr : &*found;
}

bool CommandUse::accepts(const QStringList &given) const
{
    switch (arguments) {
    case Arguments::None:
        return given.isEmpty();
    case Arguments::User:
        return given.size() == 1 && !given[0].isEmpty();
    case Arguments::Conversation:
        return given.size() == 1 && isId(given[0]);
    case Arguments::MarkerPosition:
        return (given.size() == 1 || given.size() == 2) && std::ranges::all_of(given, isId);
    case Arguments::Text:
        return given.size() == 2 && isId(given[0]);
    case Arguments::MessageText:
        return given.size() == 3 && isId(given[0]) && isId(given[1]);
    case Arguments::Message:
        return given.size() == 2 && isId(given[0]) && isId(given[1]);
    case Arguments::Group:
        return given.size() >= 2 && !given[0].trimmed().isEmpty();
    case Arguments::Conversations:
        return std::ranges::all_of(given, isId);
    case Arguments::AnyConversation:
        return given.size() <= 1 && std::ranges::all_of(given, isId);
    case Arguments::OutboxEntry:
        return isOutboxOrder(given);
    case Arguments::Words:
        return given.size() == 1;
    case Arguments::NotInThisVersion:
        return true;
    }
    return false;
}

} // namespace vatochito::cli
