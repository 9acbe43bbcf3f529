// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnostics/ExaminationCheck.h"

#include <optional>

/// Who answers, and what it says of this computer.
namespace vatochito {

class ServerCheck final : public ExaminationCheck
{
public:
    explicit ServerCheck(Notes notes);
    CheckOutcome late() const override;
    CheckOutcome cut() const override { return m_stranger ? late() : ExaminationCheck::cut(); }

private:
    void start(Done done) override;
    void judge(const ServerFacts &facts, const Done &done);
    void explainStranger(const QString &detail, const Done &done);

    /// Somebody else answered, and it is being asked where else the server may be.
    std::optional<CheckOutcome> m_stranger;
};

class ClockCheck final : public ExaminationCheck
{
public:
    /// Up to here it is a watch that goes a little wrong; from the second on, certificates and times are in doubt.
    static constexpr std::chrono::minutes kFits{1};
    static constexpr std::chrono::minutes kWrong{10};

    explicit ClockCheck(Notes notes);
    CheckOutcome late() const override;

private:
    void start(Done done) override;
};

} // namespace vatochito
