// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace vatochito {

class ApplicationLog;

/// While it lives, whatever is logged in this process goes to one ApplicationLog. Qt's message handler is a plain
/// function, so this is the one place of the client with something global in it. One at a time. Thread: made and
/// destroyed on the main thread.
class MessageTap
{
public:
    /// Whether the lines go on to where they went before, too: stderr, as a rule.
    enum class Echo { Kept, Silenced };

    /// \a log must outlive this object.
    MessageTap(ApplicationLog &log, Echo echo);
    ~MessageTap();
    MessageTap(const MessageTap &) = delete;
    MessageTap &operator=(const MessageTap &) = delete;
};

} // namespace vatochito
