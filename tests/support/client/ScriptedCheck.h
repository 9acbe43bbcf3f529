// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnostics/Check.h"

#include <memory>
#include <optional>

namespace vatochito {

/// A check of the doctor that answers what the test says, when it says so.
class ScriptedCheck final : public Check
{
public:
    explicit ScriptedCheck(CheckId id, QList<CheckId> grounds = {},
                           std::chrono::milliseconds deadline = std::chrono::seconds(3), Place place = Place::Network)
        : Check(id, std::move(grounds), deadline, place)
    {
    }

    std::optional<Finding> atOnce = Finding::AddressFits; ///< Nothing: it waits for answer().
    QStringList values{};
    QString detail{};
    std::shared_ptr<int> begun = std::make_shared<int>(0); ///< How often; known after the check is gone, too.

    void answer(Finding finding) { m_done({.finding = finding, .values = values, .detail = detail}); }
    bool isAtWork() const { return context() != nullptr; }
    CheckOutcome late() const override { return {.finding = Finding::ServerSilent}; }

private:
    void start(Done done) override
    {
        ++*begun;
        m_done = std::move(done);
        if (atOnce)
            answer(*atOnce);
    }

    Done m_done;
};

} // namespace vatochito
