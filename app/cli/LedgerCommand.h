// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Command.h"

#include "storage/LedgerStore.h"

namespace vatochito::cli {

/// The account of each conversation, from the cache alone.
class LedgerCommand final : public Command
{
    Q_DECLARE_TR_FUNCTIONS(vatochito::cli::LedgerCommand)

public:
    using Command::Command;

private:
    ExitCode work() override;
    static QString text(const LedgerRow &row);
};

} // namespace vatochito::cli
