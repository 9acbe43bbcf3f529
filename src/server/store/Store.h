// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/store/AnnotationStore.h"
#include "server/store/ContactStore.h"
#include "server/store/ConversationStore.h"
#include "server/store/MessageStore.h"
#include "server/store/SettingsStore.h"
#include "server/store/SyncStore.h"
#include "server/store/TokenStore.h"
#include "server/store/UserStore.h"

namespace vatochito::server {

/// All persistent data of the server, by subject.
class Store
{
public:
    /// \a file empty: in memory. \a clock must outlive the store.
    static Result<std::unique_ptr<Store>> open(const std::filesystem::path &file, const Clock &clock,
                                               FailPoints failPoints = {});

    UserStore &users() { return m_users; }
    SettingsStore &settings() { return m_settings; }
    ContactStore &contacts() { return m_contacts; }
    ConversationStore &conversations() { return m_conversations; }
    MessageStore &messages() { return m_messages; }
    AnnotationStore &annotations() { return m_annotations; }
    TokenStore &tokens() { return m_tokens; }
    SyncStore &sync() { return m_sync; }
    /// Whether the database answers.
    Status ping() { return m_database->ping(); }

private:
    Store(std::unique_ptr<Database> database, const Clock &clock);

    std::unique_ptr<Database> m_database;
    UserStore m_users;
    SettingsStore m_settings;
    ContactStore m_contacts;
    ConversationStore m_conversations;
    MessageStore m_messages;
    AnnotationStore m_annotations;
    TokenStore m_tokens;
    SyncStore m_sync;
};

} // namespace vatochito::server
