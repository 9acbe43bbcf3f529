// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/RestClient.h"

#include "core/WhenDone.h"

namespace vatochito {

RestClient::RestClient(HttpClient &http, TokenSource &tokens, QObject *parent)
    : QObject(parent), m_http(http), m_tokens(tokens)
{
}

void RestClient::withFreshToken(const QString &rejected, TokenHandler handler)
{
    whenDone(m_tokens.refreshedToken(rejected), this, std::move(handler));
}

} // namespace vatochito
