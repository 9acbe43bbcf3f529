// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ReadingCommands.h"
#include "storage/SearchStore.h"

namespace vatochito::cli {

/// Looks for words in the messages of the cache, newest first. Asks no server.
class SearchCommand final : public ReadingCommand
{
    Q_DECLARE_TR_FUNCTIONS(vatochito::cli::SearchCommand)

public:
    using ReadingCommand::ReadingCommand;

private:
    Status catchUp() override { return {}; }
    ExitCode print() override;
    /// What came since a window was open, or with an older version, is indexed now.
    Status finishIndex();
    ExitCode printHits(MessageSearch search);
};

} // namespace vatochito::cli
