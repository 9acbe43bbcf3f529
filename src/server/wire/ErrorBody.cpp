// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/wire/ErrorBody.h"

#include "server/wire/JsonWriter.h"

#include <map>
#include <vector>

namespace vatochito::server {

namespace {

std::string fieldsBody(const std::vector<ServerError::Field> &fields)
{
    std::vector<std::string> order;
    std::map<std::string, std::vector<std::string>> sentences;
    for (const auto &[name, sentence] : fields) {
        if (!sentences.contains(name))
            order.push_back(name);
        sentences[name].push_back(sentence);
    }
    std::string out;
    JsonWriter writer(out);
    for (const std::string &name : order) {
        writer.key(name);
        out += '[';
        for (const std::string &sentence : sentences[name]) {
            if (out.back() != '[')
                out += ',';
            appendQuoted(out, sentence);
        }
        out += ']';
    }
    writer.close();
    return out;
}

} // namespace

std::string sentenceBody(std::string_view key, std::string_view sentence)
{
    std::string out;
    JsonWriter(out).text(key, sentence).close();
    return out;
}

std::string errorBody(const ServerError &error)
{
    if (!error.fields.empty())
        return fieldsBody(error.fields);
    if (error.code == ServerError::Code::StorageFailure)
        return sentenceBody("detail", "The server could not complete the request.");
    if (error.code == ServerError::Code::TokenNotValid) {
        std::string out;
        JsonWriter(out)
            .text("detail", std::string_view(error.detail))
            .text("code", std::string_view("token_not_valid"))
            .close();
        return out;
    }
    return sentenceBody("detail", error.detail);
}

std::string accessTokenRefusedBody()
{
    return R"({"detail":"Given token not valid for any token type","code":"token_not_valid",)"
           R"("messages":[{"token_class":"AccessToken","token_type":"access",)"
           R"("message":"Token is invalid or expired"}]})";
}

} // namespace vatochito::server
