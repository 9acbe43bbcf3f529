// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/PingProofs.h"

#include <utility>

namespace vatochito {

QFuture<Status> PingProofs::await(int ping)
{
    auto promise = std::make_shared<QPromise<Status>>();
    promise->start();
    m_waiting.append({.ping = ping, .promise = promise});
    return promise->future();
}

void PingProofs::answered(int ping)
{
    while (!m_waiting.isEmpty() && m_waiting.constFirst().ping <= ping) {
        const Proof proof = m_waiting.takeFirst();
        proof.promise->addResult(Status());
        proof.promise->finish();
    }
}

void PingProofs::lose()
{
    for (const Proof &proof : std::exchange(m_waiting, {})) {
        proof.promise->addResult(failure(Error{.code = Error::Code::Offline}));
        proof.promise->finish();
    }
}

} // namespace vatochito
