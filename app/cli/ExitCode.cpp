// SPDX-License-Identifier: GPL-3.0-or-later
#include "ExitCode.h"

namespace vatochito::cli {

ExitCode exitCodeForReading(const Error &error)
{
    switch (error.code) {
    case Error::Code::Unauthorized:
    case Error::Code::SessionOver:
    case Error::Code::VaultUnavailable:
    case Error::Code::VaultLocked:
    case Error::Code::VaultChanged:
    case Error::Code::VaultFailed:
        return ExitCode::NotSignedIn;
    case Error::Code::Offline:
    case Error::Code::UnknownHost:
    case Error::Code::Refused:
    case Error::Code::Timeout:
    case Error::Code::TlsFailed:
    case Error::Code::TlsOtherName:
    case Error::Code::TlsExpired:
    case Error::Code::TlsUntrusted:
    case Error::Code::ProxyFailed:
    case Error::Code::ProxyDenied:
    case Error::Code::NotAServer:
    case Error::Code::ServerFailed:
    case Error::Code::Throttled:
        return ExitCode::Unreachable;
    default:
        return ExitCode::Failed;
    }
}

ExitCode exitCodeForChange(const Error &error)
{
    const ExitCode code = exitCodeForReading(error);
    return code == ExitCode::Unreachable ? ExitCode::Failed : code;
}

} // namespace vatochito::cli
