// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/LogCategories.h"

namespace vatochito {

Q_LOGGING_CATEGORY(lcWebSocket, "vatochito.websocket", QtInfoMsg)
Q_LOGGING_CATEGORY(lcRest, "vatochito.rest", QtInfoMsg)
Q_LOGGING_CATEGORY(lcSync, "vatochito.sync", QtInfoMsg)
Q_LOGGING_CATEGORY(lcStorage, "vatochito.storage", QtInfoMsg)
Q_LOGGING_CATEGORY(lcAuth, "vatochito.auth", QtInfoMsg)
Q_LOGGING_CATEGORY(lcUi, "vatochito.ui", QtInfoMsg)
Q_LOGGING_CATEGORY(lcDoctor, "vatochito.doctor", QtInfoMsg)

} // namespace vatochito
