// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnostics/ServerChecks.h"

#include "diagnostics/ClockWords.h"
#include "diagnostics/Neighbours.h"

namespace vatochito {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

bool isGateways(int status)
{
    return status == 502 || status == 503 || status == 504;
}

/// Ours says so itself, in JSON; a page comes from whoever stands in front of it.
bool isBusy(const ServerFacts &facts)
{
    return facts.status == 429 || (facts.status == 503 && facts.contentType == "application/json"_L1);
}

} // namespace

ServerCheck::ServerCheck(Notes notes)
    : ExaminationCheck(std::move(notes), CheckId::Server, {CheckId::Port, CheckId::Proxy, CheckId::Encryption}, 3s)
{
}

CheckOutcome ServerCheck::late() const
{
    if (m_stranger)
        return *m_stranger;
    return {.finding = Finding::ServerSilent, .detail = u"no answer in %1 ms"_s.arg(deadline().count())};
}

void ServerCheck::start(Done done)
{
    // The check of the proxy has asked a moment ago; over a slow link nobody wants to wait for the same answer again.
    if (const auto &root = notes().root; root && root->status != 0) {
        judge(*root, done);
        return;
    }
    auto *probe = new ServerProbe(clock(), transport(), context());
    probe->ask(address().api({}), [this, done = std::move(done)](const ServerFacts &facts) { judge(facts, done); });
}

void ServerCheck::judge(const ServerFacts &facts, const Done &done)
{
    notes().clockAhead = facts.clockAhead;
    if (facts.status == 0) {
        const Error error = facts.failure.value_or(Error());
        done({.finding = Finding::ServerSilent,
              .detail = u"reason=%1 %2"_s.arg(Error::codeName(error.code), error.detail)});
        return;
    }
    const QString detail = u"GET /api/ status=%1 type=%2 software=%3"_s.arg(QString::number(facts.status),
                                                                            facts.contentType, facts.software);
    notes().level = facts.isVatochito ? facts.level : 0;
    if (facts.isVatochito)
        done({.finding = Finding::ServerFits,
              .values = {facts.version, QString::number(facts.level)},
              .detail = detail + u" version=%1 level=%2"_s.arg(facts.version).arg(facts.level)});
    else if (isBusy(facts))
        done({.finding = Finding::ServerBusy, .values = {QString::number(facts.status)}, .detail = detail});
    else if (isGateways(facts.status))
        done({.finding = Finding::BackendGone, .values = {QString::number(facts.status)}, .detail = detail});
    else if (facts.status >= 500)
        done({.finding = Finding::ServerFailing, .values = {QString::number(facts.status)}, .detail = detail});
    else
        explainStranger(detail, done);
}

void ServerCheck::explainStranger(const QString &detail, const Done &done)
{
    const QString place = address().display();
    m_stranger = CheckOutcome{.finding = Finding::NotVatochito, .values = {place}, .detail = detail};
    findNeighbour(notes(), context(), [this, done, detail, place](const QString &elsewhere) {
        if (elsewhere.isEmpty())
            done(*m_stranger);
        else
            done({.finding = Finding::WrongPort,
                  .values = {place, elsewhere},
                  .detail = detail + u"; a Vatochito server answers at "_s + elsewhere});
    });
}

ClockCheck::ClockCheck(Notes notes) : ExaminationCheck(std::move(notes), CheckId::Clock, {CheckId::Server}, 1s) {}

CheckOutcome ClockCheck::late() const
{
    return {.finding = Finding::NoTimeLeft};
}

void ClockCheck::start(Done done)
{
    const auto ahead = notes().clockAhead;
    if (!ahead) {
        done({.finding = Finding::CannotTell, .detail = u"the answer has no Date"_s});
        return;
    }
    const auto distance = std::chrono::abs(*ahead);
    const Finding finding = distance < kFits    ? Finding::ClockFits
                            : distance < kWrong ? Finding::ClockOff
                                                : Finding::ClockWrong;
    done({.finding = finding, .values = clockValues(*ahead), .detail = u"server_ahead_ms=%1"_s.arg(ahead->count())});
}

} // namespace vatochito
