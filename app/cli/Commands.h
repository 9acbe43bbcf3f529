// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Command.h"

#include <memory>

namespace vatochito::cli {

/// Null for what is no command on an account: `register`, `login`, `logout`.
std::unique_ptr<Command> makeCommand(const CommandContext &context);

} // namespace vatochito::cli
