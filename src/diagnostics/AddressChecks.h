// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnostics/ExaminationCheck.h"

/// From what was typed to a number on the network.
namespace vatochito {

class AddressCheck final : public ExaminationCheck
{
public:
    explicit AddressCheck(Notes notes);
    CheckOutcome late() const override;

private:
    void start(Done done) override;
};

class NetworkCheck final : public ExaminationCheck
{
public:
    explicit NetworkCheck(Notes notes);
    CheckOutcome late() const override;

private:
    void start(Done done) override;
};

class NameCheck final : public ExaminationCheck
{
public:
    explicit NameCheck(Notes notes);
    CheckOutcome late() const override;

private:
    void start(Done done) override;
    void lookUp(const Done &done);
};

} // namespace vatochito
