// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ReadingCommands.h"

#include <QCryptographicHash>

class QIODevice;

#include <limits>

namespace vatochito::cli {

/// Writes a whole conversation into a file: a line of JSON a message, oldest first, and a last line that tells how many
/// there are and what SHA-256 the lines before it have, line ends included. The file is there whole or not at all, and
/// nobody else may read it.
class ExportCommand final : public HistoryReader
{
    Q_DECLARE_TR_FUNCTIONS(vatochito::cli::ExportCommand)

public:
    using HistoryReader::HistoryReader;

private:
    ExitCode print() override;
    int wanted() const override { return std::numeric_limits<int>::max(); }
    /// \return How many there were.
    Result<int> writeMessages(QIODevice &file, QCryptographicHash &hash);
};

} // namespace vatochito::cli
