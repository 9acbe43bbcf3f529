// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace vatochito {

/// While it lives, what is logged is kept instead of printed. One at a time. Thread: made and destroyed on the main
/// thread; logging may come from any.
class LogTally
{
public:
    LogTally();
    ~LogTally();
    LogTally(const LogTally &) = delete;
    LogTally &operator=(const LogTally &) = delete;

    /// How many lines since clear() contain \a text.
    int count(const QString &text) const;
    void clear();
    /// For the reader of a failure.
    void print() const;
};

} // namespace vatochito
