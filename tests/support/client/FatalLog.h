// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace vatochito {

/// While it lives, an unannounced warning or worse ends the test process: nothing goes wrong unnoticed.
/// Everything logged is kept for the test to read. One at a time. Thread: made and destroyed on the main thread;
/// logging may come from any.
class FatalLog
{
public:
    FatalLog();
    ~FatalLog();
    FatalLog(const FatalLog &) = delete;
    FatalLog &operator=(const FatalLog &) = delete;

    /// Warnings that contain \a text are expected.
    void announce(const QString &text);

    /// The lines of \a category so far, as they were logged, without the category.
    QStringList lines(const QString &category) const;
    void clear();
};

} // namespace vatochito
