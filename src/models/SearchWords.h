// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

namespace vatochito {

/// What is said of the answer to a search that is not the whole one.
class SearchWords final
{
    Q_DECLARE_TR_FUNCTIONS(vatochito::SearchWords)

public:
    struct Answer
    {
        bool isFound = false;        ///< There are hits.
        bool isWhole = true;         ///< No message waits for being indexed.
        bool isAskingServer = false; ///< About what is not on this computer.
        bool isCutOff = false;       ///< It could not be asked about all of that.
        bool hasMore = false;        ///< It may have more.
    };
    /// Empty: nothing is missing, and nothing is on its way.
    static QString beyond(const Answer &answer);
    static QString misreadDay(const QString &day);
};

} // namespace vatochito
