// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/TypeNames.h"

#include <array>
#include <utility>

namespace vatochito {

namespace {

// The first of each is what an unknown name stands for.
constexpr std::array kMessageTypes{
    std::pair{MessageType::Text, "text"},   std::pair{MessageType::Image, "image"},
    std::pair{MessageType::Video, "video"}, std::pair{MessageType::Audio, "audio"},
    std::pair{MessageType::File, "file"},
};
constexpr std::array kConversationTypes{
    std::pair{ConversationType::Direct, "direct"},
    std::pair{ConversationType::Group, "group"},
    std::pair{ConversationType::Channel, "channel"},
};

template <typename Names, typename Type>
QString nameIn(const Names &names, Type type)
{
    for (const auto &[known, name] : names) {
        if (known == type)
            return QString::fromLatin1(name);
    }
    return QString::fromLatin1(names.front().second);
}

template <typename Names>
auto typeIn(const Names &names, const QString &name)
{
    for (const auto &[type, known] : names) {
        if (name == QLatin1String(known))
            return type;
    }
    return names.front().first;
}

} // namespace

QString typeName(MessageType type)
{
    return nameIn(kMessageTypes, type);
}

MessageType messageTypeNamed(const QString &name)
{
    return typeIn(kMessageTypes, name);
}

QString typeName(ConversationType type)
{
    return nameIn(kConversationTypes, type);
}

ConversationType conversationTypeNamed(const QString &name)
{
    return typeIn(kConversationTypes, name);
}

} // namespace vatochito
