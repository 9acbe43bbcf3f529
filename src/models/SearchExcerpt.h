// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/SearchQuery.h"

#include <QString>

namespace vatochito {

/// One line of a message around what was found in it.
struct SearchExcerpt
{
    QString plain;
    QString styled; ///< The same for Text.StyledText, what was found underlined.
};

/// \param sender  Stands on the same line before it; empty: nobody does.
SearchExcerpt excerptOf(const QString &content, const SearchQuery &query, const QString &sender = {});

} // namespace vatochito
