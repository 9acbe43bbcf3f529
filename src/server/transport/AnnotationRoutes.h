// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chat/AnnotationService.h"
#include "server/transport/Router.h"

namespace vatochito::server {

/// What level 0 calls `react/` and `pin/` of a message: each turns what is there into the other. \a annotations must
/// outlive the router.
void addAnnotationRoutes(Router &router, AnnotationService &annotations);

} // namespace vatochito::server
