// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/transport/StatusRoutes.h"

namespace vatochito::server {

namespace {

constexpr const char *kRoot =
    R"({"message":"Vatochito Chat API","version":"1.0.0","endpoints":{"admin":"/admin/","api_docs":"/api/docs/",)"
    R"("api_schema":"/api/schema/","auth":"/api/auth/","chat":"/api/chat/"})";
constexpr const char *kLevel1 = R"(,"extensions":{"sync":1})";

} // namespace

void addStatusRoutes(Router &router, std::function<Status()> ready, bool offersSync)
{
    const std::string root = std::string(kRoot) + (offersSync ? kLevel1 : "") + "}";
    router.add(
        "GET", "/api/", [root](const RequestContext &) { return jsonResponse(200, root); }, Access::Anybody);
    router.add(
        "GET", "/healthz", [](const RequestContext &) { return jsonResponse(200, R"({"status":"ok"})"); },
        Access::Anybody, always(Lane::Checks));
    router.add(
        "GET", "/readyz",
        [ready = std::move(ready)](const RequestContext &) {
            if (!ready())
                return jsonResponse(503, R"({"status":"not ready"})");
            return jsonResponse(200, R"({"status":"ready"})");
        },
        Access::Anybody, always(Lane::Checks));
}

} // namespace vatochito::server
