// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#ifdef Q_OS_LINUX
#include <csignal>

#include <sys/prctl.h>
#endif

namespace vatochito {

/// In a new process, before its program runs: it gets SIGTERM when the thread that started it is gone, so a test that
/// is killed leaves nothing running. (A SIGKILL would leave the workers of nginx and Apache behind.) Elsewhere than on
/// Linux there is no such thing.
inline void endWithParent() noexcept
{
#ifdef Q_OS_LINUX
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
#endif
}

} // namespace vatochito
