// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QWindow;

namespace vatochito {

/// A window as a screen reader tells it to somebody who does not see it.
struct ScreenReader
{
    /// On the screen, with what it is called.
    QStringList controls;
    /// What can be used and has no name, with the names of what it is in.
    QStringList nameless;

    static ScreenReader of(QWindow &window);
};

} // namespace vatochito
