// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"

#include <QCoreApplication>
#include <QString>

namespace vatochito {

/// An Error in a person's words, in the language of the installed translators. Never "error", "socket", "token".
class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(vatochito::Sentences)

public:
    static QString forError(const Error &error);

    /// A sentence that a server said about a field, in the person's language; one we do not know comes back as it was.
    static QString forServerSentence(const QString &english);
};

} // namespace vatochito
