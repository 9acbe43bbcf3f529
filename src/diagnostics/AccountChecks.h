// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnostics/ExaminationCheck.h"

/// Whether the server still knows who this is.
namespace vatochito {

/// Signed in, the token valid and for how long, and its renewal. That is Session's one for everybody: done here a
/// little early, never apart.
class SessionCheck final : public ExaminationCheck
{
public:
    explicit SessionCheck(Notes notes);
    CheckOutcome late() const override;

private:
    void start(Done done) override;
    void look(const Done &done);
    void askWho(const Done &done);
    /// \param rejected  What the server said to the token before; empty: it was fine.
    void renew(const QString &rejected, const Done &done);
    CheckOutcome signedIn(const QString &detail) const;
    static CheckOutcome judge(const Error &error, const QString &step);
};

class MembershipCheck final : public ExaminationCheck
{
public:
    explicit MembershipCheck(Notes notes);
    CheckOutcome late() const override;

private:
    void start(Done done) override;
    void askFor(ConversationId conversation, const Done &done);
    void askForAny(const Done &done);
    static CheckOutcome judge(const Error &error, ConversationId conversation);
};

/// What a keychain's error means; CannotTell for what is none.
Finding keychainFinding(Error::Code code);

} // namespace vatochito
