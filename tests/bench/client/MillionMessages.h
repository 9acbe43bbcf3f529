// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Ids.h"

#include <QString>
#include <QStringList>

namespace vatochito {

/// A cache of a million messages, written by bare SQL into the schema of the program, so that it is there in a minute.
/// Words are spread as in a language (Zipf), half of them in Gujarati letters.
namespace million {

constexpr int kMessages = 1'000'000;
constexpr int kConversations = 200;
constexpr UserId kMe{1};

/// The \a rank-th most frequent word.
QString word(int rank);
/// 2 to 18 words; the same for the same \a number.
QString text(int number);
ConversationId conversationOf(int number);
/// Microseconds since 1970: about two years for all of them.
long long momentOf(int number);

/// People, conversations and a million rows; not indexed. \a path must be a cache that was opened once.
/// \return False: why is on stderr.
bool fill(const QString &path);

} // namespace million
} // namespace vatochito
