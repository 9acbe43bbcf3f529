// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace vatochito {

/// \a text with `...` in the place of everything that has the shape of a secret: JSON web tokens, the value of
/// `token=`, what follows "Authorization:" or "Bearer", user and password in an address. Our own lines hold none (a
/// test reads them all); this is for what libraries say.
QString withoutSecrets(const QString &text);

/// \a text with `...` in the place of each of \a names where it stands as a word of its own. One letter, or digits
/// alone, is no name.
QString withoutNames(const QString &text, const QStringList &names);

} // namespace vatochito
