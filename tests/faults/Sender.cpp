// SPDX-License-Identifier: GPL-3.0-or-later
// A client that writes "message 1" to "message COUNT" and may be killed at any point: started again, it goes on where
// its file says that it was. Each line on stdout is a promise or a progress: "opened", "online", "written N" (N is in
// the file), "confirmed", "failed", "done", and "frozen": it has stopped itself (SIGSTOP) with message FREEZE_AT, or a
// later one, about to be on its way. What a keychain would keep is said as well: "tokens ACCESS REFRESH".
//
// Usage: Sender PROFILE SERVER USER_ID USERNAME CONVERSATION COUNT PAUSE FREEZE_AT; PAUSE are the milliseconds it waits
// after each ten, and FREEZE_AT 0 is never. The tokens are in ACCESS_TOKEN and REFRESH_TOKEN.
#include "core/WhenDone.h"
#include "net/AuthClient.h"
#include "net/NegotiatedLink.h"
#include "sync/Account.h"
#include "sync/Profile.h"

#include <QCoreApplication>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;
using namespace vatochito;

namespace {

/// So many wait at a time, so that writing and sending go on side by side all the while.
constexpr int kMostWaiting = 8;
/// Written in a row; then comes the pause.
constexpr int kBurst = 10;

void tell(const QString &line)
{
    std::fprintf(stdout, "%s\n", qPrintable(line));
    std::fflush(stdout);
}

int numberOf(const QString &content)
{
    return content.section(u' ', 1).toInt();
}

/// Whoever started this is the keychain: it outlives what is killed, and no token is in a file.
class ToldTokens final : public TokenVault
{
public:
    QString backend() const override { return u"told"_s; }
    QFuture<Result<Tokens>> read(const TokenKey &) override
    {
        return readyFuture<Tokens>(m_tokens ? Result<Tokens>(*m_tokens)
                                            : failure(Error{.code = Error::Code::NotFound}));
    }
    QFuture<Status> write(const TokenKey &, const Tokens &tokens) override
    {
        m_tokens = tokens;
        tell(u"tokens %1 %2"_s.arg(tokens.access, tokens.refresh));
        return readyFuture<void>(Status());
    }
    QFuture<Status> remove(const TokenKey &) override
    {
        m_tokens.reset();
        return readyFuture<void>(Status());
    }

private:
    std::optional<Tokens> m_tokens;
};

} // namespace

class Sender final : public QObject
{
    Q_OBJECT

public:
    Sender(Account &account, ConversationId conversation, int count, std::chrono::milliseconds pause, int freezeAt)
        : m_account(account), m_conversation(conversation), m_count(count), m_freezeAt(freezeAt)
    {
        connect(&account.outboxRows(), &OutboxStore::changed, this, &Sender::freezeIfDue);
        m_pause.setSingleShot(true);
        m_pause.setInterval(pause);
        connect(&m_pause, &QTimer::timeout, this, &Sender::writeOn);
        connect(&account.outbox(), &Outbox::confirmed, this, [this] {
            tell(u"confirmed"_s);
            --m_waiting;
            writeOn();
        });
        connect(&account.outbox(), &Outbox::failed, this, [] { tell(u"failed"_s); });
        connect(&account, &Account::connectionChanged, this, [this] {
            const Connection::Status status = m_account.connection().status;
            if (status == Connection::Status::Online)
                tell(u"online"_s);
            // The waits between the attempts are not what is tested here.
            else if (status == Connection::Status::Waiting || status == Connection::Status::Unreachable)
                m_hurry.start();
        });
        m_hurry.setSingleShot(true);
        m_hurry.setInterval(50);
        connect(&m_hurry, &QTimer::timeout, this, [this] { m_account.tryNow(); });
    }

    /// The outbox first: what is confirmed between the two readings is in both.
    void goOn()
    {
        whenDone(m_account.outboxRows().all(), this, [this](const Result<QList<OutboxEntry>> &waiting) {
            if (!waiting)
                qFatal("the outbox cannot be read");
            m_waiting = static_cast<int>(waiting->size());
            for (const OutboxEntry &entry : *waiting)
                m_written = std::max(m_written, numberOf(entry.content));
            whenDone(m_account.messages().newest(m_conversation, 1), this,
                     [this](const Result<QList<Message>> &newest) {
                         if (!newest)
                             qFatal("the messages cannot be read");
                         for (const Message &message : *newest)
                             m_written = std::max(m_written, numberOf(message.content));
                         m_isWriting = false;
                         tell(u"opened"_s);
                         // One that was killed just then could not say so any more.
                         if (m_written > 0)
                             tell(u"written %1"_s.arg(m_written));
                         writeOn();
                     });
        });
    }

private:
    void freezeIfDue(const QList<OutboxEntry> &rows)
    {
        const bool isDue = std::ranges::any_of(rows, [this](const OutboxEntry &row) {
            return row.mayBeOnServer() && numberOf(row.content) >= m_freezeAt;
        });
        if (m_freezeAt == 0 || !isDue)
            return;
        tell(u"frozen"_s);
        std::raise(SIGSTOP);
    }

    void writeOn()
    {
        if (m_isWriting || m_pause.isActive())
            return;
        if (m_written >= m_count) {
            finishOnceEmpty();
            return;
        }
        if (m_waiting >= kMostWaiting)
            return;
        m_isWriting = true;
        const int number = m_written + 1;
        const Draft draft{m_conversation, u"message %1"_s.arg(number), {}};
        whenDone(m_account.outbox().enqueue(draft), this, [this, number](const Result<ClientId> &written) {
            if (!written)
                qFatal("a message cannot be written");
            m_isWriting = false;
            m_written = number;
            ++m_waiting;
            tell(u"written %1"_s.arg(number));
            if (number % kBurst == 0)
                m_pause.start();
            else
                writeOn();
        });
    }

    /// The file says so: of what was confirmed while it was read at first the count may be wrong.
    void finishOnceEmpty()
    {
        whenDone(m_account.outboxRows().all(), this, [this](const Result<QList<OutboxEntry>> &waiting) {
            if (!waiting)
                qFatal("the outbox cannot be read");
            if (waiting->isEmpty() && !std::exchange(m_isOver, true))
                finish();
        });
    }

    void finish()
    {
        tell(u"done"_s);
        whenDone(m_account.close(), this, [](const Status &) { QCoreApplication::quit(); });
    }

    Account &m_account;
    ConversationId m_conversation;
    const int m_count;
    const int m_freezeAt;
    int m_written = 0;
    int m_waiting = 0;
    bool m_isWriting = true; ///< Nothing is written before what was written is known.
    bool m_isOver = false;
    QTimer m_hurry;
    QTimer m_pause;
};

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 9)
        qFatal("Usage: Sender PROFILE SERVER USER_ID USERNAME CONVERSATION COUNT PAUSE FREEZE_AT");
    const auto profile = Profile::open(arguments.at(1));
    const auto server = ServerAddress::parse(arguments.at(2));
    if (!profile || !server)
        qFatal("no profile or no address");
    User me;
    me.id = UserId(arguments.at(3).toLongLong());
    me.username = arguments.at(4);

    SystemClock clock;
    SystemAlarms alarms;
    Transport transport(alarms);
    ToldTokens vault;
    const AccountServices services{
        .vault = &vault,
        .clock = clock,
        .alarms = alarms,
        .makeAuthenticator =
            [&](const ServerAddress &address) { return std::make_unique<AuthClient>(address, transport, alarms); },
        .makeLink =
            [&](const LinkPlace &place, TokenSource &tokens) {
                return std::make_unique<NegotiatedLink>(place.server,
                                                        LinkWorld{.transport = transport,
                                                                  .tokens = tokens,
                                                                  .alarms = alarms,
                                                                  .clock = clock,
                                                                  .random = [] { return 0.0; }},
                                                        place.installation, place.level);
            },
        .tellsPresence = false,
    };
    Account account(services, AccountPlace{profile->folder(), profile->id(), *server, me});
    Sender sender(account, ConversationId(arguments.at(5).toLongLong()), arguments.at(6).toInt(),
                  std::chrono::milliseconds(arguments.at(7).toInt()), arguments.at(8).toInt());
    account.begin(Tokens{qEnvironmentVariable("ACCESS_TOKEN"), qEnvironmentVariable("REFRESH_TOKEN")});
    whenDone(account.cache().opened(), &sender, [&sender](const Status &opened) {
        if (!opened)
            qFatal("the cache cannot be opened");
        sender.goOn();
    });
    return QCoreApplication::exec();
}

#include "Sender.moc"
