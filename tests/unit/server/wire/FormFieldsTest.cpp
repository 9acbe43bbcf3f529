// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/wire/FormFields.h"

#include "server/domain/Limits.h"

#include <gtest/gtest.h>

using namespace vatochito::server;

namespace {

std::string part(const std::string &name, const std::string &value, const std::string &more = {})
{
    return "--b\r\nContent-Disposition: form-data; name=\"" + name + '"' + more + "\r\n\r\n" + value + "\r\n";
}

std::string detailOf(const std::string &body, const std::string &boundary = "b")
{
    const auto fields = parseMultipart(body, boundary);
    return fields ? std::string() : fields.error().detail;
}

} // namespace

TEST(FormFields, multipart_keepsValuesByteForByte)
{
    const auto fields =
        parseMultipart(part("content", "કેમ છો?\r\n--not a boundary\r\n") + part("empty", "") + "--b--", "b").value();
    ASSERT_EQ(fields.size(), 2u);
    EXPECT_EQ(fields[0].name, "content");
    EXPECT_EQ(fields[0].value, "કેમ છો?\r\n--not a boundary\r\n");
    EXPECT_EQ(fields[1].name, "empty");
    EXPECT_EQ(fields[1].value, "");
}

TEST(FormFields, multipart_ofAFileKeepsTheNameAlone)
{
    const auto fields =
        parseMultipart(part("uploaded_files", "\xFF\xFE", "; filename=\"a.png\"\r\nContent-Type: image/png") + "--b--",
                       "b")
            .value();
    ASSERT_EQ(fields.size(), 1u);
    EXPECT_TRUE(fields[0].isFile);
    EXPECT_EQ(fields[0].value, "");
}

TEST(FormFields, multipart_ignoresWhatStandsAroundTheParts)
{
    EXPECT_EQ(parseMultipart("hello\r\n" + part("a", "1") + "--b--\r\nbye", "b").value().size(), 1u);
    EXPECT_EQ(parseMultipart("--b--", "b").value().size(), 0u);
    EXPECT_EQ(parseMultipart("--b \t\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--b--", "b").value().size(),
              1u);
}

TEST(FormFields, multipart_thatIsBroken_saysHow)
{
    const std::string start = "Multipart form parse error - ";
    EXPECT_EQ(detailOf("", ""), start + "Invalid boundary in multipart");
    EXPECT_EQ(detailOf("", std::string(71, 'b')), start + "Invalid boundary in multipart");
    EXPECT_EQ(detailOf("nothing"), start + "no boundary");
    EXPECT_EQ(detailOf("--bb\r\n"), start + "a broken boundary");
    EXPECT_EQ(detailOf("--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\nvalue"),
              start + "a part without an end");
    EXPECT_EQ(detailOf("--b\r\n\r\nvalue\r\n--b--"), start + "a part without a name");
    EXPECT_EQ(detailOf("--b\r\nContent-Disposition: attachment; name=\"x\"\r\n\r\nvalue\r\n--b--"),
              start + "a part without a name");
    EXPECT_EQ(detailOf(part("x", "\xFF") + "--b--"), start + "the text is not UTF-8");
}

TEST(FormFields, multipart_hasBounds)
{
    EXPECT_EQ(detailOf("--b\r\nX: " + std::string(limits::kPartHeaderBytes, 'x') + "\r\n\r\n1\r\n--b--"),
              "Multipart form parse error - the header of a part has no end");
    std::string many;
    for (std::size_t i = 0; i < limits::kFormFields; ++i)
        many += part("x", "");
    EXPECT_EQ(parseMultipart(many + "--b--", "b").value().size(), limits::kFormFields);
    EXPECT_EQ(detailOf(many + part("x", "") + "--b--"), "Multipart form parse error - too many parts");
}

TEST(FormFields, urlEncoded_undoesEscapesAndLeavesWhatIsNone)
{
    const auto fields = parseUrlEncoded("content=%E0%AA%95+b%26c&&flag&x=%&y=%4g=1").value();
    ASSERT_EQ(fields.size(), 4u);
    EXPECT_EQ(fields[0].value, "ક b&c");
    EXPECT_EQ(fields[1].name, "flag");
    EXPECT_EQ(fields[1].value, "");
    EXPECT_EQ(fields[2].value, "%");
    EXPECT_EQ(fields[3].value, "%4g=1");
    EXPECT_EQ(parseUrlEncoded("a=%ff").error().detail, "Form parse error - the text is not UTF-8");
}

TEST(FormFields, urlEncoded_hasABound)
{
    std::string many;
    for (std::size_t i = 0; i < limits::kFormFields; ++i)
        many += "x=1&";
    EXPECT_TRUE(parseUrlEncoded(many));
    EXPECT_EQ(parseUrlEncoded(many + "x=1").error().detail, "Form parse error - too many fields");
}
