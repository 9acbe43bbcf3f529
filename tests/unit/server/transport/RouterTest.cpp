// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/transport/Router.h"

#include <gtest/gtest.h>

using namespace vatochito::server;

namespace {

HttpResponse nothing(const RequestContext &)
{
    return {};
}

} // namespace

TEST(Router, match_findsNumbersInThePath)
{
    Router router;
    router.add("GET", "/a/<id>/b/<id>/", nothing);
    const auto match = router.match("GET", "/a/12/b/5000000000/");
    ASSERT_TRUE(match.route);
    EXPECT_EQ(match.ids, (std::vector<long long>{12, 5'000'000'000}));
    EXPECT_TRUE(router.match("HEAD", "/a/12/b/1/").route);
}

TEST(Router, match_knownPathWithAnotherMethod_listsTheAllowed)
{
    Router router;
    router.add("GET", "/a/", nothing);
    router.add("POST", "/a/", nothing);
    EXPECT_EQ(router.match("DELETE", "/a/").allowed, "GET, POST");
    EXPECT_EQ(router.match("DELETE", "/b/").allowed, "");
}

TEST(Router, match_isExact)
{
    Router router;
    router.add("GET", "/a/<id>/", nothing);
    for (const char *path : {"", "/", "/a/1", "/a//", "/a/0/", "/a/01/", "/a/-1/", "/a/+1/", "/a/1x/", "/a/1//",
                             "/a/99999999999999999999/", "//a/1/", "/A/1/"})
        EXPECT_FALSE(router.match("GET", path).route) << path;
}
