// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

namespace vatochito::server {

/// The text of one socket frame: encoded once, shared by all who are sent it.
using Frame = std::shared_ptr<const std::string>;

} // namespace vatochito::server
