// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/AnnotationService.h"

#include "server/domain/Content.h"
#include "server/wire/SyncFrames.h"

#include <memory>
#include <utility>

namespace vatochito::server {

void AnnotationService::react(const Target &target, std::string emoji, Wish wish, Done done)
{
    if (Status checked = checkEmoji(emoji); !checked)
        return done(failure(checked.error()));
    m_store.react(target, std::move(emoji), wish, announced(syncframes::messageReacted, std::move(done)));
}

void AnnotationService::pin(const Target &target, Wish wish, Done done)
{
    m_store.pin(target, wish, announced(syncframes::messagePinned, std::move(done)));
}

AnnotationService::Done AnnotationService::announced(std::string (*encode)(const Message &), Done done)
{
    return [this, encode, done = std::move(done)](Result<Outcome> outcome) {
        if (outcome && outcome->isChanged) {
            const auto message = std::make_shared<const Message>(outcome->message);
            m_channel.publish({.conversation = message->conversation,
                               .sync = LazyFrame([message, encode] { return encode(*message); }),
                               .number = message->rev});
        }
        done(std::move(outcome));
    };
}

} // namespace vatochito::server
