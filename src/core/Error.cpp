// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Error.h"

#include <array>
#include <utility>

namespace vatochito {

namespace {

using Code = Error::Code;

constexpr std::array kNames{
    std::pair{Code::Offline, "offline"},
    std::pair{Code::UnknownHost, "unknown_host"},
    std::pair{Code::Refused, "refused"},
    std::pair{Code::Timeout, "timeout"},
    std::pair{Code::TlsFailed, "tls_failed"},
    std::pair{Code::TlsOtherName, "tls_other_name"},
    std::pair{Code::TlsExpired, "tls_expired"},
    std::pair{Code::TlsUntrusted, "tls_untrusted"},
    std::pair{Code::ProxyFailed, "proxy_failed"},
    std::pair{Code::ProxyDenied, "proxy_denied"},
    std::pair{Code::NotAServer, "not_a_server"},
    std::pair{Code::ServerFailed, "server_failed"},
    std::pair{Code::Throttled, "throttled"},
    std::pair{Code::Unauthorized, "unauthorized"},
    std::pair{Code::SessionOver, "session_over"},
    std::pair{Code::Forbidden, "forbidden"},
    std::pair{Code::NotFound, "not_found"},
    std::pair{Code::Rejected, "rejected"},
    std::pair{Code::TooLarge, "too_large"},
    std::pair{Code::Malformed, "malformed"},
    std::pair{Code::InvalidAddress, "invalid_address"},
    std::pair{Code::InvalidProxy, "invalid_proxy"},
    std::pair{Code::NotACertificate, "not_a_certificate"},
    std::pair{Code::VaultUnavailable, "vault_unavailable"},
    std::pair{Code::VaultLocked, "vault_locked"},
    std::pair{Code::VaultChanged, "vault_changed"},
    std::pair{Code::VaultFailed, "vault_failed"},
    std::pair{Code::StorageFailed, "storage_failed"},
    std::pair{Code::StorageFull, "storage_full"},
    std::pair{Code::StorageDamaged, "storage_damaged"},
    std::pair{Code::StorageKept, "storage_kept"},
    std::pair{Code::StorageNewer, "storage_newer"},
    std::pair{Code::OtherServer, "other_server"},
    std::pair{Code::NotSignedInThere, "not_signed_in_there"},
    std::pair{Code::TakenOver, "taken_over"},
    std::pair{Code::TokenExpired, "token_expired"},
    std::pair{Code::Asleep, "asleep"},
    std::pair{Code::Cancelled, "cancelled"},
};

} // namespace

bool Error::isTransient() const
{
    switch (code) {
    case Code::Offline:
    case Code::UnknownHost:
    case Code::Refused:
    case Code::Timeout:
    case Code::TlsFailed:
    case Code::TlsOtherName:
    case Code::TlsExpired:
    case Code::TlsUntrusted:
    case Code::ProxyFailed:
    case Code::ProxyDenied:
    case Code::NotAServer:
    case Code::ServerFailed:
    case Code::Throttled:
    case Code::VaultUnavailable:
    case Code::VaultLocked:
    case Code::StorageFull:
    case Code::StorageDamaged: // it is made anew
        return true;
    default:
        return false;
    }
}

bool Error::isRefusal() const
{
    if (isUnproven)
        return false;
    switch (code) {
    case Code::Unauthorized:
    case Code::Rejected:
    case Code::Forbidden:
    case Code::NotFound:
        return httpStatus >= 400 && httpStatus < 500;
    default:
        return false;
    }
}

QString Error::codeName(Code code)
{
    for (const auto &[known, name] : kNames) {
        if (known == code)
            return QString::fromLatin1(name);
    }
    return QStringLiteral("malformed");
}

Error::Code Error::codeFromName(const QString &name)
{
    for (const auto &[code, known] : kNames) {
        if (name == QLatin1String(known))
            return code;
    }
    return Code::Malformed;
}

} // namespace vatochito
