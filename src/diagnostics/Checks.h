// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnostics/Check.h"
#include "diagnostics/Examination.h"

#include <memory>
#include <vector>

namespace vatochito {

/// Every check of one run, in its order. What \a tools names, and the vault of \a patient, must outlive them.
std::vector<std::unique_ptr<Check>> makeChecks(Patient patient, DoctorTools tools);

} // namespace vatochito
