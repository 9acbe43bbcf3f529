// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Command.h"

namespace vatochito::cli {

/// Stays connected and prints what happens, until its time is over, it is asked to stop, or the session is over.
class WatchCommand final : public Command
{
public:
    using Command::Command;

private:
    ExitCode work() override;
};

} // namespace vatochito::cli
