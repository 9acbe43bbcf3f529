// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/channel/ChannelLayer.h"
#include "server/store/AnnotationStore.h"

namespace vatochito::server {

/// Reactions and pins: checked, stored, and published once the commit is on disk. Level 0 has no frame for them: its
/// clients see reactions when they read. The calls return at once; `done` runs after the event was published, in commit
/// order, and must not block.
class AnnotationService
{
public:
    using Outcome = AnnotationStore::Outcome;
    using Target = AnnotationStore::Target;
    using Done = AnnotationStore::Done;

    /// Both must outlive the service.
    AnnotationService(AnnotationStore &store, ChannelLayer &channel) : m_store(store), m_channel(channel) {}

    /// Errors: Invalid for what is no emoji, else as AnnotationStore::react().
    void react(const Target &target, std::string emoji, Wish wish, Done done);
    /// Errors: as AnnotationStore::pin().
    void pin(const Target &target, Wish wish, Done done);

private:
    /// Tells everybody what \a encode makes of the message, if it has changed, and then \a done.
    Done announced(std::string (*encode)(const Message &), Done done);

    AnnotationStore &m_store;
    ChannelLayer &m_channel;
};

} // namespace vatochito::server
