// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/wire/FormFields.h"

#include "base/Utf8.h"
#include "server/domain/Limits.h"
#include "server/wire/HeaderValue.h"

#include <algorithm>
#include <charconv>

namespace vatochito::server {

namespace {

constexpr std::string_view kLineEnd = "\r\n";

ServerError broken(std::string_view reason)
{
    return ServerError::invalid("Multipart form parse error - " + std::string(reason));
}

/// The two digits after a percent sign, or nothing.
std::optional<char> escapedByte(std::string_view digits)
{
    unsigned char byte = 0;
    const char *end = digits.data() + digits.size();
    const auto [stopped, error] = std::from_chars(digits.data(), end, byte, 16);
    if (digits.size() != 2 || error != std::errc() || stopped != end)
        return std::nullopt;
    return static_cast<char>(byte);
}

std::string percentDecoded(std::string_view text)
{
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = text[i] == '%' ? escapedByte(text.substr(i + 1, 2)) : std::nullopt;
        decoded += byte ? *byte : text[i] == '+' ? ' ' : text[i];
        if (byte)
            i += 2;
    }
    return decoded;
}

/// RFC 2046, section 5.1.1.
bool isBoundary(std::string_view text)
{
    constexpr std::string_view kMarks = "'()+_,-./:=? ";
    return !text.empty() && text.size() <= 70 && text.back() != ' ' &&
           std::all_of(text.begin(), text.end(), [&](char c) {
               return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                      kMarks.find(c) != std::string_view::npos;
           });
}

/// Walks through a multipart body, part by part.
class PartReader
{
public:
    PartReader(std::string_view body, std::string_view boundary)
        : m_rest(body), m_delimiter(std::string("\r\n--").append(boundary))
    {
    }

    /// Goes to the first part; what stands before it means nothing.
    Status begin()
    {
        // The first delimiter may be the very first thing, and then no line end comes before it.
        const std::string_view dashed = std::string_view(m_delimiter).substr(kLineEnd.size());
        if (m_rest.starts_with(dashed))
            m_rest.remove_prefix(dashed.size());
        else if (!skipPast(m_delimiter))
            return failure(broken("no boundary"));
        return afterDelimiter();
    }
    bool isAtEnd() const { return m_isAtEnd; }

    /// Takes the part that begins here, up to the next delimiter.
    Result<FormField> next()
    {
        const auto header = takeHeaders();
        if (!header)
            return failure(header.error());
        const auto end = m_rest.find(m_delimiter);
        if (end == std::string_view::npos)
            return failure(broken("a part without an end"));
        FormField field;
        field.name = header->parameter("name").value_or("");
        field.isFile = header->parameter("filename") || header->parameter("filename*");
        if (!field.isFile)
            field.value = m_rest.substr(0, end);
        skipPast(m_delimiter);
        if (Status done = afterDelimiter(); !done)
            return failure(done.error());
        return field;
    }

private:
    bool skipPast(std::string_view text)
    {
        const auto found = m_rest.find(text);
        if (found == std::string_view::npos)
            return false;
        m_rest.remove_prefix(found + text.size());
        return true;
    }

    /// Either "--", the end, or the end of the line and a part.
    Status afterDelimiter()
    {
        m_isAtEnd = m_rest.starts_with("--");
        if (m_isAtEnd)
            return {};
        m_rest.remove_prefix(std::min(m_rest.find_first_not_of(" \t"), m_rest.size()));
        if (!m_rest.starts_with(kLineEnd))
            return failure(broken("a broken boundary"));
        m_rest.remove_prefix(kLineEnd.size());
        return {};
    }

    /// Takes the headers and the empty line; what counts of them is the Content-Disposition.
    Result<HeaderValue> takeHeaders()
    {
        std::size_t taken = 0;
        HeaderValue disposition;
        for (;;) {
            const auto end = m_rest.find(kLineEnd);
            if (end == std::string_view::npos || end > limits::kPartHeaderBytes - taken)
                return failure(broken("the header of a part has no end"));
            taken += end;
            const std::string_view line = m_rest.substr(0, end);
            m_rest.remove_prefix(end + kLineEnd.size());
            if (line.empty())
                break;
            const auto colon = std::min(line.find(':'), line.size());
            if (HeaderValue::parse(line.substr(0, colon)).word() == "content-disposition" && colon < line.size())
                disposition = HeaderValue::parse(line.substr(colon + 1));
        }
        if (disposition.word() != "form-data" || disposition.parameter("name").value_or("").empty())
            return failure(broken("a part without a name"));
        return disposition;
    }

    std::string_view m_rest;
    std::string m_delimiter;
    bool m_isAtEnd = false;
};

bool isText(const FormField &field)
{
    return isValidUtf8(field.name) && isValidUtf8(field.value);
}

} // namespace

Result<std::vector<FormField>> parseUrlEncoded(std::string_view body)
{
    std::vector<FormField> fields;
    while (!body.empty()) {
        const auto end = std::min(body.find('&'), body.size());
        const std::string_view pair = body.substr(0, end);
        body.remove_prefix(std::min(end + 1, body.size()));
        if (pair.empty())
            continue;
        const auto equals = std::min(pair.find('='), pair.size());
        FormField field{percentDecoded(pair.substr(0, equals)),
                        percentDecoded(pair.substr(std::min(equals + 1, pair.size())))};
        if (fields.size() == limits::kFormFields)
            return failure(ServerError::invalid("Form parse error - too many fields"));
        if (!isText(field))
            return failure(ServerError::invalid("Form parse error - the text is not UTF-8"));
        fields.push_back(std::move(field));
    }
    return fields;
}

Result<std::vector<FormField>> parseMultipart(std::string_view body, std::string_view boundary)
{
    if (!isBoundary(boundary))
        return failure(broken("Invalid boundary in multipart"));
    PartReader reader(body, boundary);
    if (Status begun = reader.begin(); !begun)
        return failure(begun.error());
    std::vector<FormField> fields;
    while (!reader.isAtEnd()) {
        auto field = reader.next();
        if (!field)
            return failure(field.error());
        if (fields.size() == limits::kFormFields)
            return failure(broken("too many parts"));
        if (!isText(*field))
            return failure(broken("the text is not UTF-8"));
        fields.push_back(std::move(*field));
    }
    return fields;
}

} // namespace vatochito::server
