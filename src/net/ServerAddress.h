// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"
#include "core/Ids.h"

#include <QString>
#include <QUrl>

namespace vatochito {

/// Where a server is, made from what a person types; REST base and socket address follow from it (compat.md,
/// Addresses). A value; invalid until parsed.
class ServerAddress
{
public:
    ServerAddress() = default;

    /// Reads "chat.example.org", "localhost:8000", "https://example.org/chat/" …
    /// Without a scheme it is https, except for addresses that leave neither this computer nor the private network
    /// (localhost, loopback and private IP addresses, *.local): http, since certificates are not to be had for them.
    /// \param socketBase  Empty: the socket follows from the server. Else a ws:// or wss:// address up to before
    ///                    `/ws/…` (the option --ws-url).
    /// Errors: InvalidAddress.
    static Result<ServerAddress> parse(const QString &typed, const QString &socketBase = {});

    bool isValid() const { return m_base.isValid(); }
    /// `<base>/api/<path>`; \a path may carry a query.
    QUrl api(const QString &path) const;
    /// The socket of a conversation, without its token.
    QUrl socket(ConversationId conversation) const;
    /// The socket of a whole account, of a server of level 1.
    QUrl accountSocket() const;

    QString host() const { return m_base.host(); }
    /// The one in use: the scheme's own when none was typed.
    int port() const;
    bool isEncrypted() const;
    /// It leaves neither this computer nor the private network: nobody signs certificates for it.
    bool isNearby() const;
    /// In full, as it is remembered and compared: "https://chat.example.org/team".
    QString toString() const;
    /// As a person reads it: "chat.example.org", "localhost:8000".
    QString display() const;

    friend bool operator==(const ServerAddress &, const ServerAddress &) = default;

private:
    QUrl atSocketBase(const QString &path) const;

    QUrl m_base;       ///< Without a trailing slash, without the scheme's own port.
    QUrl m_socketBase; ///< The same, ws or wss.
};

} // namespace vatochito
