// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/client/Samples.h"

#include <QList>
#include <QString>

#include <chrono>

namespace vatochito {

class FakeLink;

/// What the server of the pictures has: alice, the people she talks with, and what was said.
namespace pictures {

inline constexpr UserId kMe = samples::kMe;
inline constexpr UserId kBob = samples::kBob;
inline constexpr ConversationId kTeam{6};
/// Nobody has said anything there.
inline constexpr ConversationId kSilent{10};

/// Minutes before the clock of the test.
Timestamp ago(std::chrono::minutes span);
ReceivedMessage said(long long id, ConversationId conversation, UserId sender, const QString &text,
                     std::chrono::minutes before);
/// Of the people with those numbers, 1 to 8, alice being the first; a group if it has a title.
ReceivedConversation talk(ConversationId id, const QList<int> &members, const QString &title = {});
void add(FakeLink &server, ReceivedConversation conversation, const QList<ReceivedMessage> &history);

void furnishNothing(FakeLink &server);
/// Some conversations of each kind.
void furnish(FakeLink &server);
/// The same, and its histories do not come.
void furnishSlowly(FakeLink &server);
/// Names and titles of 255 letters, which is all that servers take, and a word of 64 KiB.
void furnishLongNames(FakeLink &server);
/// Bob has written more than a window holds; alice has read the beginning.
void furnishUnread(FakeLink &server);
/// 500 conversations, whose histories do not come.
void furnishFully(FakeLink &server);
void furnishBadInput(FakeLink &server);

} // namespace pictures

} // namespace vatochito
