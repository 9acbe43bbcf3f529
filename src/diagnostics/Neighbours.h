// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnostics/Examination.h"

#include <QObject>

#include <functional>

namespace vatochito {

/// Looks for a server of ours at the other usual places of the host, for who mistook the port.
/// \param found  Called once: with its address as a person types it, or with nothing. Not after \a context is gone.
void findNeighbour(const Examination &notes, QObject *context, std::function<void(const QString &)> found);

} // namespace vatochito
