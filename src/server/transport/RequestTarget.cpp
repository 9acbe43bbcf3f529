// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/transport/RequestTarget.h"

#include <boost/url.hpp>

#include <algorithm>

namespace vatochito::server {

namespace {

constexpr std::size_t kLoggedPathBytes = 200;

/// '+' is a space in queries, as forms and every URL library write it.
std::string decoded(boost::urls::pct_string_view text)
{
    boost::urls::encoding_opts options;
    options.space_as_plus = true;
    return text.decode(options);
}

} // namespace

std::optional<RequestTarget> RequestTarget::parse(std::string_view text)
{
    const auto url = boost::urls::parse_origin_form(boost::urls::string_view(text.data(), text.size()));
    if (!url)
        return std::nullopt;
    RequestTarget target;
    target.m_path = url->path();
    for (const auto &parameter : url->encoded_params())
        target.m_parameters.emplace_back(decoded(parameter.key), decoded(parameter.value));
    return target;
}

std::string RequestTarget::pathForLog() const
{
    std::string path = m_path.substr(0, kLoggedPathBytes);
    std::replace_if(
        path.begin(), path.end(), [](char c) { return c < ' ' || c > '~'; }, '?');
    return path;
}

std::optional<std::string> RequestTarget::parameter(std::string_view name) const
{
    const auto found = std::find_if(m_parameters.begin(), m_parameters.end(),
                                    [name](const auto &parameter) { return parameter.first == name; });
    if (found == m_parameters.end())
        return std::nullopt;
    return found->second;
}

} // namespace vatochito::server
