// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/Records.h"

#include <string>
#include <utility>
#include <vector>

/// What level 1 (sync.md) tells beyond level 0: changes with their numbers, and what belongs to one account.
namespace vatochito::server {

/// One member as others see them.
struct MemberChange
{
    UserId user;
    bool isAdmin = false;
    Timestamp joinedAt;
    bool isRemoved = false;
    long long rev = 0;
};

/// What a conversation says about itself.
struct ConversationInfo
{
    ConversationId conversation;
    ConversationType type = ConversationType::Group;
    std::string title;
    std::string description;
    UserId owner;
    long long rev = 0;
};

/// How far a member has read and received. Rises only.
struct Mark
{
    UserId user;
    MessageId read;
    MessageId delivered;
};

/// A conversation as it stands in the list of one member.
struct Membership
{
    ConversationId id;
    ConversationType type = ConversationType::Group;
    std::string title;
    long long head = 0;
    MessageId myRead;
    long long unread = 0; ///< others' undeleted messages past myRead
    bool isOwner = false;
    bool isAdmin = false;
    std::optional<Timestamp> mutedUntil;
    std::optional<Message> lastMessage;
};

/// What changed for one person alone, under the next number of their account.
struct AccountChange
{
    UserId user = {};
    long long number = 0;
    std::vector<Membership> conversations = {};
    std::vector<ConversationId> removed = {};
    std::vector<Contact> contacts = {};
    std::optional<Settings> settings = std::nullopt;
};

/// What a moved marker means to everybody.
struct MarkChange
{
    bool isMoved = false;
    long long version = 0; ///< of the conversation's marks
    Mark mark = {};
    bool isShown = false; ///< false: the person hides receipts, or the conversation is large
    std::optional<AccountChange> account = std::nullopt; ///< set when the person's own read marker moved
};

/// What it means to everybody that members came or went, or that a conversation says something else about itself.
struct ConversationChange
{
    ConversationId conversation = {};
    long long rev = 0;  ///< 0: nothing changed
    bool isNew = false; ///< the conversation was made by it
    std::vector<MemberChange> members = {};
    std::optional<ConversationInfo> info = std::nullopt; ///< set when that has changed, and no members then
    std::vector<AccountChange> accounts = {};
    std::size_t memberCount = 0;        ///< after it, as countMembers() has it
    std::vector<MarkChange> marks = {}; ///< of who came back
};

/// A conversation that somebody is in, as the hub needs to know it.
struct Room
{
    ConversationId id = {};
    long long head = 0;
    std::size_t members = 0;
};

/// What somebody is in, as of a number of their account.
struct PersonRooms
{
    long long account = 0;
    std::vector<Room> rooms{};
};

/// What a client says it has.
struct Cursors
{
    bool isFresh = false;
    std::string epoch = {};
    long long account = 0;
    std::vector<std::pair<ConversationId, long long>> heads = {};
};

/// What brings a client from its cursors to now.
struct Resumption
{
    bool isSnapshot = false;
    long long account = 0;
    std::vector<std::pair<ConversationId, long long>> behind = {}; ///< up to which number
    std::vector<Membership> conversations = {};
    std::vector<ConversationId> removed = {};
    std::vector<Contact> contacts = {};
    std::optional<Settings> settings = std::nullopt;
};

/// Rows that changed after a number, in order of their numbers.
struct ChangePage
{
    long long head = 0;
    std::vector<Message> messages = {};
    std::vector<MemberChange> members = {};
    std::optional<ConversationInfo> info = std::nullopt;
    std::vector<UserPtr> people = {}; ///< named beside those who wrote
    /// Nothing beyond this number was looked for: there may be more.
    std::optional<long long> cutAfter = std::nullopt;
    std::vector<Mark> marks = {};
    long long marksVersion = 0;
};

struct HistoryPage
{
    long long head = 0;
    std::vector<Message> messages = {}; ///< oldest first
    std::vector<UserPtr> people = {};   ///< named beside those who wrote
    bool isStart = false;               ///< nothing that was asked for is older than this page
    bool isEnd = false;                 ///< nor newer
};

} // namespace vatochito::server
