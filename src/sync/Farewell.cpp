// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/Farewell.h"

#include "core/LogCategories.h"
#include "core/WhenDone.h"

#include <utility>

namespace vatochito {

Farewell::Farewell(const Parting &parting, TokenVault *vault, std::unique_ptr<Authenticator> authenticator,
                   AlarmFactory &alarms, QObject *parent)
    : QObject(parent), m_authenticator(std::move(authenticator)), m_patience(alarms.makeAlarm())
{
    m_done.start();
    forget(parting.key, vault);
    tellServer(parting);
}

Farewell::~Farewell() = default;

void Farewell::forget(const TokenKey &key, TokenVault *vault)
{
    if (!vault) {
        finishPart();
        return;
    }
    whenDone(vault->remove(key), this, [this](const Status &removed) {
        if (!removed && removed.error().code != Error::Code::NotFound)
            m_forgotten = removed;
        finishPart();
    });
}

void Farewell::tellServer(const Parting &parting)
{
    if (parting.tokens.refresh.isEmpty()) {
        finishPart();
        return;
    }
    const auto finish = [this](const Status &told) {
        if (std::exchange(m_isServerTold, true))
            return;
        m_patience->stop();
        if (!told)
            qCInfo(lcAuth).nospace() << "sign-out not told: reason=" << Error::codeName(told.error().code);
        finishPart();
    };
    m_patience->start(kPatience, [finish] { finish(failure(Error{.code = Error::Code::Timeout})); });
    const auto logout = [this, tokens = parting.tokens, finish](const Status &) {
        whenDone(m_authenticator->logout(tokens), this, finish);
    };
    // While the access token is good for it.
    if (parting.countsAsThere)
        whenDone(m_authenticator->tellOffline(parting.tokens), this, logout);
    else
        logout(Status());
}

void Farewell::finishPart()
{
    if (--m_openParts > 0)
        return;
    m_done.addResult(m_forgotten);
    m_done.finish();
}

} // namespace vatochito
