// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/Records.h"

#include <array>

namespace vatochito::server {

namespace {

constexpr std::array<std::string_view, 5> kMessageTypes{"text", "image", "video", "audio", "file"};
constexpr std::array<std::string_view, 3> kConversationTypes{"direct", "group", "channel"};

template <typename Enum, std::size_t Size>
std::optional<Enum> enumFrom(const std::array<std::string_view, Size> &words, std::string_view word)
{
    for (std::size_t i = 0; i < Size; ++i) {
        if (words[i] == word)
            return static_cast<Enum>(i);
    }
    return std::nullopt;
}

} // namespace

std::string_view toString(MessageType type)
{
    return kMessageTypes[static_cast<std::size_t>(type)];
}

std::optional<MessageType> messageTypeFrom(std::string_view word)
{
    return enumFrom<MessageType>(kMessageTypes, word);
}

std::string_view toString(ConversationType type)
{
    return kConversationTypes[static_cast<std::size_t>(type)];
}

std::optional<ConversationType> conversationTypeFrom(std::string_view word)
{
    return enumFrom<ConversationType>(kConversationTypes, word);
}

} // namespace vatochito::server
