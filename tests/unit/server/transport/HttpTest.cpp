// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/transport/Http.h"
#include "server/transport/HttpDate.h"

#include <gtest/gtest.h>

using namespace vatochito::server;

TEST(Http, clientAddress_isWhatAProxyOnThisMachineSays)
{
    EXPECT_EQ(clientAddress("127.0.0.1", "203.0.113.7"), "203.0.113.7");
    EXPECT_EQ(clientAddress("::1", "198.51.100.1, 2001:db8::7 "), "2001:db8::7");
    EXPECT_EQ(clientAddress("127.0.0.1", ""), "127.0.0.1");
}

TEST(Http, clientAddress_ofAStranger_isTheStrangersOwn)
{
    EXPECT_EQ(clientAddress("203.0.113.7", "198.51.100.1"), "203.0.113.7");
}

TEST(Http, clientAddress_thatIsNone_isIgnored)
{
    for (const std::string &header : {std::string("unknown"), std::string("1.2.3.4,"), std::string(100, '1')})
        EXPECT_EQ(clientAddress("127.0.0.1", header), "127.0.0.1") << header;
}

TEST(Http, date_isWrittenAsRfc9110Says)
{
    using namespace std::chrono;
    EXPECT_EQ(httpDate(system_clock::time_point(seconds(1'795'414'453))), "Mon, 23 Nov 2026 06:14:13 GMT");
    EXPECT_EQ(httpDate(system_clock::time_point(seconds(951'782'400))), "Tue, 29 Feb 2000 00:00:00 GMT");
}
