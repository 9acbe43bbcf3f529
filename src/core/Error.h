// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QMap>
#include <QString>
#include <QStringList>

#include <chrono>

namespace vatochito {

/// Why something could not be done. Sentences turns it into words for a person.
struct Error
{
    enum class Code {
        Offline,     ///< No network.
        UnknownHost, ///< The name does not resolve: a slip of the pen, or no network.
        Refused,     ///< Nothing listens at that address and port.
        Timeout,
        TlsFailed,    ///< No encrypted connection comes about.
        TlsOtherName, ///< The certificate is not for this name.
        TlsExpired,   ///< The certificate is not valid today.
        TlsUntrusted, ///< Nobody we trust signed the certificate.
        ProxyFailed,  ///< The proxy cannot be reached, or does not let us through.
        ProxyDenied,  ///< The proxy wants another user name or password.
        NotAServer,   ///< Something answers, but it does not speak our protocol (a web page, a captive portal).
        ServerFailed, ///< 5xx.
        Throttled,    ///< 429, 503; see retryAfter.
        Unauthorized, ///< JSON 401 that a refresh did not mend.
        SessionOver,  ///< By the rule of compat.md, Tokens.
        Forbidden,
        NotFound,
        Rejected, ///< 400: see fields and detail.
        TooLarge,
        Malformed, ///< The answer could not be read.
        InvalidAddress,
        InvalidProxy,     ///< What was typed is no address of a proxy.
        NotACertificate,  ///< The file holds none.
        VaultUnavailable, ///< No keychain service answers.
        VaultLocked,
        VaultChanged, ///< Another keychain answers than the one that keeps the tokens.
        VaultFailed,  ///< It answers wrongly, or not in time.
        StorageFailed,
        StorageFull,
        StorageDamaged,   ///< The file of the cache is not whole.
        StorageKept,      ///< What was to be removed from the disk is still there.
        StorageNewer,     ///< The cache was written by a newer version.
        OtherServer,      ///< Meant for the server that was at this address before.
        NotSignedInThere, ///< Not the one that the account is signed in at.
        TakenOver,        ///< Another copy of this client has the connection.
        TokenExpired,     ///< The server wanted a fresh token, which is on its way.
        Asleep,           ///< The computer slept.
        Cancelled,
    };

    Code code = Code::Malformed;
    QString detail{};                    ///< English, for the log. No token, no message text.
    QMap<QString, QStringList> fields{}; ///< Field → the server's sentences (400). "non_field_errors" and "detail" too.
    std::chrono::milliseconds retryAfter{0}; ///< 0: not told.
    int httpStatus = 0;                      ///< 0: no HTTP answer.
    bool isUnproven = false; ///< No JSON object came with that status: it may be of whoever stands in between.

    /// True when trying the same again later may succeed without anybody changing anything.
    bool isTransient() const;
    /// A 4xx that a server of ours itself said, 429 excepted (compat.md, Tokens); a page of somebody else's is
    /// NotAServer.
    bool isRefusal() const;
    /// Stable English name, for logs and the outbox: "refused", "timeout" …
    static QString codeName(Code code);
    /// Unknown names give Malformed.
    static Code codeFromName(const QString &name);
};

template <typename T>
using Result = Expected<T, Error>;
using Status = Result<void>;

} // namespace vatochito
