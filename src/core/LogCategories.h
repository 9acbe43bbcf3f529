// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

namespace vatochito {

/// `name=value` fields; ids yes; message text, tokens, passwords never. The lines of vatochito.websocket are a contract
/// (compat.md, Log lines).
Q_DECLARE_LOGGING_CATEGORY(lcWebSocket) // vatochito.websocket
Q_DECLARE_LOGGING_CATEGORY(lcRest)      // vatochito.rest
Q_DECLARE_LOGGING_CATEGORY(lcSync)      // vatochito.sync
Q_DECLARE_LOGGING_CATEGORY(lcStorage)   // vatochito.storage
Q_DECLARE_LOGGING_CATEGORY(lcAuth)      // vatochito.auth
Q_DECLARE_LOGGING_CATEGORY(lcUi)        // vatochito.ui
Q_DECLARE_LOGGING_CATEGORY(lcDoctor)    // vatochito.doctor

} // namespace vatochito
