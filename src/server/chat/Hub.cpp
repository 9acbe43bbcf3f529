// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/Hub.h"

#include <utility>

namespace vatochito::server {

void Hub::subscribe(std::shared_ptr<Subscriber> subscriber)
{
    const ConversationId conversation = subscriber->conversation();
    const std::lock_guard lock(m_mutex);
    auto &current = m_byConversation[conversation];
    auto next = current ? std::make_shared<List>(*current) : std::make_shared<List>();
    next->push_back(std::move(subscriber));
    current = std::move(next);
}

void Hub::unsubscribe(const Subscriber &subscriber)
{
    // The old list may hold the last reference to somebody: it is let go outside the lock.
    std::shared_ptr<const List> old;
    const std::lock_guard lock(m_mutex);
    const auto found = m_byConversation.find(subscriber.conversation());
    if (found == m_byConversation.end())
        return;
    auto next = std::make_shared<List>(*found->second);
    std::erase_if(*next, [&](const std::shared_ptr<Subscriber> &other) { return other.get() == &subscriber; });
    old = std::exchange(found->second, next);
    if (next->empty())
        m_byConversation.erase(found);
}

void Hub::clear()
{
    std::unordered_map<ConversationId, std::shared_ptr<const List>> old;
    const std::lock_guard lock(m_mutex);
    old.swap(m_byConversation);
}

void Hub::deliver(const ChannelEvent &event) const
{
    const auto list = event.compat.isEmpty() ? nullptr : listOf(event.conversation);
    if (!list)
        return;
    for (const std::shared_ptr<Subscriber> &subscriber : *list) {
        if (!event.except.isValid() || subscriber->user() != event.except)
            subscriber->deliver(event.compat.get());
    }
}

std::vector<ConversationId> Hub::conversations() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<ConversationId> ids;
    ids.reserve(m_byConversation.size());
    for (const auto &entry : m_byConversation)
        ids.push_back(entry.first);
    return ids;
}

std::vector<std::shared_ptr<Subscriber>> Hub::subscribers(ConversationId conversation) const
{
    const auto list = listOf(conversation);
    return list ? *list : List();
}

std::shared_ptr<const Hub::List> Hub::listOf(ConversationId conversation) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_byConversation.find(conversation);
    return found == m_byConversation.end() ? nullptr : found->second;
}

} // namespace vatochito::server
