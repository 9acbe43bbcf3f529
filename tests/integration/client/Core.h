// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "core/Alarm.h"
#include "net/Transport.h"
#include "support/client/TestTraces.h"
#include "sync/Account.h"

#include <QHash>
#include <QString>
#include <QStringList>
#include <QTimer>

#include <memory>
#include <optional>

namespace vatochito {

/// The whole client core of one person, without a window, on a folder of its own. Tokens stay in memory, unless there
/// is a vault.
class Core
{
public:
    /// \param folder  The profile's; empty: one of its own.
    explicit Core(const QString &folder = {});
    /// Its time is the test's. Both must outlive it.
    Core(const Clock &clock, AlarmFactory &alarms);
    /// The same on the profile in \a folder, which another one may use as well; \a vault has the tokens of both. It
    /// must outlive this one.
    Core(const QString &folder, TokenVault &vault, const Clock &clock, AlarmFactory &alarms);

    /// Nothing: it did not work.
    static std::optional<Credentials> registerPerson(const QString &server, const QString &username);
    static std::optional<Credentials> registerPerson(const QString &server, const QString &username,
                                                     Transport &transport);
    /// What registerPerson() gives everybody.
    static QString password();
    /// Takes up what registerPerson() or a sign-in gave, and connects. False: it did not work.
    bool enter(const QString &server, const std::optional<Credentials> &credentials);

    /// How it reaches servers.
    Transport &transport() { return m_transport; }
    /// Makes the person at the server and connects. False: it did not work.
    bool registerAt(const QString &server, const QString &username);
    /// The same for somebody who is known there, with the password of registerPerson().
    bool signInAt(const QString &server, const QString &username);
    /// As another process of a profile whose vault has the tokens. False: it did not work.
    bool resumeAt(const QString &server, const User &me);
    /// Before it is signed in: it takes every server for one of level 0, as clients do that know nothing else.
    void speakLevel0() { m_speaksLevel0 = true; }
    /// From now on it does not wait between its attempts to connect.
    void hurry();
    /// As after a crash: the account is dropped and made anew from its file, with the tokens of the vault or of the
    /// sign-in.
    bool restart();
    /// The same, with others.
    bool restart(const Tokens &tokens);

    Account &account() { return *m_account; }
    ConversationId openDirect(UserId other);
    /// False: it is not in the outbox.
    bool enqueue(ConversationId conversation, const QString &content, const std::optional<ReplyExcerpt> &reply = {});

    /// What was told as new, in the order of telling.
    const QStringList &arrived() const { return m_arrived; }
    /// The highest number of \a conversation that a server ever told; 0: none.
    long long newestTold(ConversationId conversation) const { return m_newestTold.value(conversation); }
    /// Contents in the cache, oldest first.
    QStringList cached(ConversationId conversation);
    /// How many operations wait or failed.
    int outboxSize();
    bool isOnline() const { return m_account->connection().status == Connection::Status::Online; }

private:
    Core(const QString &folder, TokenVault *vault, const Clock *clock, AlarmFactory *alarms);
    bool makeAccount(const User &me);
    std::unique_ptr<Link> makeLink(const LinkPlace &place, TokenSource &tokens);
    void note(const ConversationChanges &changes);
    /// With the tokens it was given. A vault has them from then on, and they may be changed there.
    bool begin();

    TestFolder m_ownFolder;
    bool m_speaksLevel0 = false;
    QString m_folder;
    QTimer m_hurry;
    SystemClock m_systemClock;
    SystemAlarms m_systemAlarms;
    const Clock &m_clock;
    AlarmFactory &m_alarms;
    Transport m_transport{m_alarms};
    AccountServices m_services;
    ServerAddress m_server;
    Tokens m_tokens;
    QStringList m_arrived;
    QHash<ConversationId, long long> m_newestTold;
    std::unique_ptr<Account> m_account;
};

} // namespace vatochito
