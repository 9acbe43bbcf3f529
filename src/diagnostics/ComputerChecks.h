// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnostics/ExaminationCheck.h"
#include "storage/CacheInspection.h"

/// What this computer adds to it.
namespace vatochito {

class CacheCheck final : public ExaminationCheck
{
public:
    static constexpr qint64 kFull = 1024LL * 1024;      ///< Bytes: SQLite wants some for itself.
    static constexpr qint64 kLow = 200LL * 1024 * 1024; ///< Bytes.

    explicit CacheCheck(Notes notes);
    CheckOutcome late() const override;

private:
    void start(Done done) override;
    CheckOutcome judge(const CacheInspection &inspection, qint64 freeBytes) const;
};

class KeychainCheck final : public ExaminationCheck
{
public:
    explicit KeychainCheck(Notes notes);
    CheckOutcome late() const override;

private:
    void start(Done done) override;
};

class NotificationsCheck final : public ExaminationCheck
{
public:
    explicit NotificationsCheck(Notes notes);
    CheckOutcome late() const override;

private:
    void start(Done done) override;
};

class GujaratiCheck final : public ExaminationCheck
{
public:
    explicit GujaratiCheck(Notes notes);
    CheckOutcome late() const override;

private:
    void start(Done done) override;
};

} // namespace vatochito
