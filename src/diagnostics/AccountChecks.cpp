// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnostics/AccountChecks.h"

#include "core/WhenDone.h"
#include "net/AuthClient.h"
#include "net/Level0Api.h"
#include "sync/TokenTimes.h"

namespace vatochito {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QString describe(const Error &error)
{
    // Its detail may be the server's own words; what they are about is not for a report.
    return u"reason=%1 status=%2"_s.arg(Error::codeName(error.code)).arg(error.httpStatus);
}

} // namespace

Finding keychainFinding(Error::Code code)
{
    switch (code) {
    case Error::Code::VaultLocked:
        return Finding::KeychainLocked;
    case Error::Code::VaultUnavailable:
        return Finding::KeychainMissing;
    case Error::Code::VaultChanged:
        return Finding::KeychainChanged;
    case Error::Code::VaultFailed:
        return Finding::KeychainBroken;
    default:
        return Finding::CannotTell;
    }
}

// Two answers, and the encrypted connection for them: over a poor link six round trips of half a second.
SessionCheck::SessionCheck(Notes notes) : ExaminationCheck(std::move(notes), CheckId::Session, {CheckId::Server}, 5s) {}

CheckOutcome SessionCheck::late() const
{
    const Session *session = notes().patient.session;
    if (session && session->state() == Session::State::Resuming)
        return {.finding = Finding::KeychainSilent, .detail = u"no tokens in %1 ms"_s.arg(deadline().count())};
    return {.finding = Finding::SessionUnproven, .detail = u"no answer in %1 ms"_s.arg(deadline().count())};
}

void SessionCheck::start(Done done)
{
    Session *session = notes().patient.session;
    if (!session) {
        done({.finding = notes().patient.isAtSignIn ? Finding::NotSignedInYet : Finding::NobodySignedIn});
        return;
    }
    // What it was is known; a person who asks again may have unlocked it meanwhile.
    if (session->state() == Session::State::Resuming && session->vaultTrouble()) {
        whenDone(session->resume(), context(), [this, done](const Status &) { look(done); });
        return;
    }
    QObject::connect(session, &Session::stateChanged, context(), [this, done] { look(done); });
    QObject::connect(session, &Session::vaultTroubleChanged, context(), [this, done] { look(done); });
    look(done);
}

void SessionCheck::look(const Done &done)
{
    Session *session = notes().patient.session;
    const auto trouble = session->vaultTrouble();
    if (session->state() == Session::State::Resuming && !trouble)
        return; // The keychain has not answered yet.
    session->disconnect(context());
    if (session->state() == Session::State::Over)
        done({.finding = Finding::SessionOver, .detail = u"the session has ended"_s});
    else if (session->state() == Session::State::Resuming)
        done({.finding = keychainFinding(trouble->code), .detail = trouble->detail});
    else
        askWho(done);
}

void SessionCheck::askWho(const Done &done)
{
    auto *client = new AuthClient(address(), transport(), notes().tools.alarms, context());
    whenDone(client->whoAmI(notes().patient.session->accessToken()), context(), [this, done](const Result<User> &me) {
        const bool isRefused = !me && me.error().code == Error::Code::Unauthorized;
        if (me)
            renew({}, done);
        else if (isRefused)
            renew(u"the token was refused (401) and renewed; "_s, done);
        else
            done(judge(me.error(), u"who am I"_s));
    });
}

void SessionCheck::renew(const QString &rejected, const Done &done)
{
    Session *session = notes().patient.session;
    if (!session) {
        done({.finding = Finding::NobodySignedIn});
        return;
    }
    whenDone(session->refreshedToken(session->accessToken()), context(),
             [this, rejected, done](const Result<QString> &fresh) {
                 if (fresh)
                     done(signedIn(rejected));
                 else
                     done(judge(fresh.error(), u"refresh"_s));
             });
}

CheckOutcome SessionCheck::signedIn(const QString &detail) const
{
    Session *session = notes().patient.session;
    const TokenTimes times = session ? tokenTimes(session->accessToken()) : TokenTimes();
    // By the server's clock: ours may be wrong.
    const auto serverNow = clock().now() + notes().clockAhead.value_or(0ms);
    const auto left = std::chrono::duration_cast<std::chrono::seconds>(times.expires - serverNow);
    return {.finding = Finding::SignedIn,
            .values = {QString::number(std::chrono::round<std::chrono::minutes>(left).count())},
            .detail =
                detail + u"token valid for %1 s of %2 s; refresh works"_s.arg(left.count()).arg(times.life().count())};
}

CheckOutcome SessionCheck::judge(const Error &error, const QString &step)
{
    const bool isOver = error.code == Error::Code::SessionOver || error.code == Error::Code::Unauthorized;
    return {.finding = isOver ? Finding::SessionOver : Finding::SessionUnproven,
            .detail = step + u": "_s + describe(error)};
}

MembershipCheck::MembershipCheck(Notes notes)
    : ExaminationCheck(std::move(notes), CheckId::Membership, {CheckId::Session}, 3s)
{
}

CheckOutcome MembershipCheck::late() const
{
    return {.finding = Finding::MembershipUnknown, .detail = u"no answer in %1 ms"_s.arg(deadline().count())};
}

void MembershipCheck::start(Done done)
{
    if (!notes().patient.session)
        done({.finding = Finding::NobodySignedIn});
    else if (notes().patient.conversation.isValid())
        askFor(notes().patient.conversation, done);
    else
        askForAny(done);
}

void MembershipCheck::askFor(ConversationId conversation, const Done &done)
{
    auto &api = hold<Level0Api>(address(), transport(), static_cast<TokenSource &>(*notes().patient.session),
                                notes().tools.alarms);
    whenDone(api.conversation(conversation), context(),
             [this, conversation, done](const Result<ReceivedConversation> &found) {
                 if (!found) {
                     done(judge(found.error(), conversation));
                     return;
                 }
                 notes().conversation = conversation;
                 done({.finding = Finding::Member,
                       .values = {QString::number(conversation.value())},
                       .detail = u"conversation=%1"_s.arg(conversation.value())});
             });
}

void MembershipCheck::askForAny(const Done &done)
{
    auto &api = hold<Level0Api>(address(), transport(), static_cast<TokenSource &>(*notes().patient.session),
                                notes().tools.alarms);
    whenDone(api.conversations(), context(), [this, done](const Result<QList<ReceivedConversation>> &all) {
        if (!all) {
            done(judge(all.error(), {}));
            return;
        }
        if (all->isEmpty()) {
            done({.finding = Finding::NoConversation, .detail = u"conversations=0"_s});
            return;
        }
        notes().conversation = all->first().conversation.id;
        done({.finding = Finding::Member,
              .values = {QString::number(notes().conversation.value())},
              .detail = u"conversations=%1 tried=%2"_s.arg(all->size()).arg(notes().conversation.value())});
    });
}

CheckOutcome MembershipCheck::judge(const Error &error, ConversationId conversation)
{
    const QStringList values{QString::number(conversation.value())};
    if (error.code == Error::Code::NotFound || error.code == Error::Code::Forbidden)
        return {.finding = Finding::NotMember, .values = values, .detail = describe(error)};
    if (error.code == Error::Code::SessionOver || error.code == Error::Code::Unauthorized)
        return {.finding = Finding::SessionOver, .detail = describe(error)};
    return {.finding = Finding::MembershipUnknown, .values = values, .detail = describe(error)};
}

} // namespace vatochito
