// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "diagnostics/Diagnosis.h"
#include "net/TlsProbe.h"

namespace vatochito {

/// What the certificate of \a facts, whose handshake came about, means to who wanted to reach \a host.
CheckOutcome judgeCertificate(const TlsFacts &facts, const QString &host, const Clock &clock);

} // namespace vatochito
