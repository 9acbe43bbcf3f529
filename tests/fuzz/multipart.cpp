// SPDX-License-Identifier: GPL-3.0-or-later
// A form of either kind: the first line is the Content-Type, all the rest the body.
#include "base/Utf8.h"
#include "server/domain/Limits.h"
#include "server/wire/HeaderValue.h"
#include "server/wire/RequestBody.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

using namespace vatochito;
using namespace vatochito::server;

namespace {

void check(bool holds)
{
    if (!holds)
        std::abort();
}

/// Whatever is read was in the body, and is text.
void checkFields(const Result<std::vector<FormField>> &fields, std::string_view body)
{
    if (!fields)
        return;
    check(fields->size() <= limits::kFormFields);
    std::size_t bytes = 0;
    for (const FormField &field : *fields) {
        bytes += field.name.size() + field.value.size();
        check(isValidUtf8(field.name) && isValidUtf8(field.value));
        check(!field.isFile || field.value.empty());
    }
    check(bytes <= body.size());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    const std::string_view input(reinterpret_cast<const char *>(bytes), size);
    const std::string_view contentType = input.substr(0, input.find('\n'));
    const std::string_view body = input.substr(std::min(contentType.size() + 1, input.size()));

    checkFields(parseUrlEncoded(body), body);
    const std::string boundary = HeaderValue::parse(contentType).parameter("boundary").value_or("");
    checkFields(parseMultipart(body, boundary), body);
    if (const auto form = RequestBody::parse(body, contentType)) {
        static_cast<void>(form->requiredText("content"));
        static_cast<void>(form->id("reply_to"));
        static_cast<void>(form->ids("member_ids"));
        static_cast<void>(form->flag("allow_calls"));
        check(form->has("content") == (form->count("content") > 0) || !form->text("content"));
    }
    return 0;
}
