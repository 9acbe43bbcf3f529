// SPDX-License-Identifier: GPL-3.0-or-later
// The target of a request line, through parsing and routing.
#include "server/transport/RequestTarget.h"
#include "server/transport/Router.h"

#include <cstdint>
#include <cstdlib>

using namespace vatochito::server;

namespace {

Router makeRouter()
{
    const auto nothing = [](const RequestContext &) { return HttpResponse(); };
    Router router;
    router.add("GET", "/api/", nothing);
    router.add("GET", "/api/chat/conversations/<id>/messages/", nothing);
    router.add("PATCH", "/api/chat/conversations/<id>/messages/<id>/edit/", nothing);
    return router;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    static const Router router = makeRouter();
    const auto target = RequestTarget::parse({reinterpret_cast<const char *>(bytes), size});
    if (!target)
        return 0;
    static_cast<void>(target->parameter("token"));
    for (const char *method : {"GET", "PATCH", "HEAD"}) {
        const auto match = router.match(method, target->path());
        for (const long long id : match.ids) {
            if (id <= 0)
                std::abort();
        }
    }
    return 0;
}
