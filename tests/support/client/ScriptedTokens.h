// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/TokenSource.h"

#include <QFuture>
#include <QStringList>

#include <deque>

namespace vatochito {

/// Tokens that the test hands out: "old" until a refresh is asked for.
class ScriptedTokens final : public TokenSource
{
public:
    QString accessToken() const override { return current; }
    QFuture<Result<QString>> refreshedToken(const QString &token) override
    {
        rejected.append(token);
        Result<QString> answer = QStringLiteral("fresh");
        if (!answers.empty()) {
            answer = answers.front();
            answers.pop_front();
        }
        if (answer)
            current = *answer;
        return QtFuture::makeReadyFuture(answer);
    }

    QString current = QStringLiteral("old");
    QStringList rejected;
    std::deque<Result<QString>> answers; ///< Empty: "fresh".
};

} // namespace vatochito
