// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnostics/Diagnosis.h"

#include <QCoreApplication>
#include <QString>

namespace vatochito {

/// What the doctor says, in the language of the installed translators.
class DoctorWords
{
    Q_DECLARE_TR_FUNCTIONS(vatochito::DoctorWords)

public:
    /// "Internet name", "Encryption" …
    static QString title(CheckId check);
    static QString verdict(Verdict verdict);
    /// One plain sentence about what was found.
    static QString sentence(const CheckResult &result);
    /// What to do about it; empty: nothing.
    static QString advice(const CheckResult &result);
    /// On the button that does it; empty: there is none.
    static QString button(Remedy remedy);

private:
    static QString well(const CheckResult &result);
    static QString warning(const CheckResult &result);
    static QString failed(const CheckResult &result);
    static QString skipped(const CheckResult &result);
    /// "2 h 5 min"
    static QString span(qlonglong seconds);
    static QString clock(const QString &format, const QString &ourSeconds);
};

} // namespace vatochito
