// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json/value.hpp>

#include <string>
#include <vector>

namespace vatochito::server {

/// A file of tests/contract/fixtures.
boost::json::value fixture(const std::string &name);

/// Where \a actual has not the shape of \a recorded: another set of keys, or a value of another kind. Arrays are
/// compared by their first elements. A null on either side is allowed for keys that may be null alone (compat.md,
/// People, Messages, and the privacy rule of "Where our server differs").
std::vector<std::string> shapeDifferences(const boost::json::value &recorded, const boost::json::value &actual);

} // namespace vatochito::server
