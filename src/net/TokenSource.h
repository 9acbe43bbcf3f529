// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"

#include <QFuture>
#include <QString>

namespace vatochito {

/// Where requests and sockets get their access token. Session implements it and alone refreshes (compat.md, Tokens).
class TokenSource
{
public:
    virtual ~TokenSource() = default;

    /// Empty while there is none (not signed in, or the keychain has not answered yet).
    virtual QString accessToken() const = 0;
    /// A server answered a JSON 401 to \a rejected. One refresh is shared by all who ask meanwhile; when \a rejected is
    /// not the current token any more, the current one is the answer at once.
    /// Errors: SessionOver when the session ended by the rule; transient ones otherwise (tokens are kept).
    virtual QFuture<Result<QString>> refreshedToken(const QString &rejected) = 0;
};

} // namespace vatochito
