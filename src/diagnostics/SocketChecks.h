// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnostics/ExaminationCheck.h"
#include "net/TlsProbe.h"
#include "storage/ConnectionHistoryStore.h"

#include <QPointer>

#include <optional>

/// The socket of a conversation: one of the doctor's own, beside those in use.
namespace vatochito {

class UpgradeCheck final : public ExaminationCheck
{
public:
    explicit UpgradeCheck(Notes notes);
    CheckOutcome late() const override;
    CheckOutcome cut() const override { return m_known ? late() : ExaminationCheck::cut(); }

private:
    void start(Done done) override;
    void judge(const HandshakeFacts &facts, const Done &done);
    /// No status was told: whether plain words met encryption, or the reverse.
    void lookWhySilent(const HandshakeFacts &facts, const Done &done);
    void lookForTls(const CheckOutcome &otherwise, const Done &done);
    void lookForPlain(const CheckOutcome &otherwise, const Done &done);
    void lookAtCertificate(const CheckOutcome &otherwise, const Done &done);
    CheckOutcome certificate(const TlsFacts &facts) const;
    bool isOfAccount() const;
    QUrl url() const;
    /// "ws://host:port"
    QString place() const;
    quint16 port() const;

    /// What it is unless a further look tells more; nothing: that is not known yet.
    std::optional<CheckOutcome> m_known;
    QPointer<TlsProbe> m_probe; ///< At the certificate.
};

class HeartbeatCheck final : public ExaminationCheck
{
public:
    static constexpr int kRounds = 5;
    static constexpr std::chrono::milliseconds kSlow{1000};

    explicit HeartbeatCheck(Notes notes);
    CheckOutcome late() const override;

private:
    void start(Done done) override;
    static CheckOutcome judge(QList<std::chrono::microseconds> roundTrips);
};

/// What the history of the connection says of a proxy that ends it again and again.
class HistoryCheck final : public ExaminationCheck
{
public:
    explicit HistoryCheck(Notes notes);
    CheckOutcome late() const override;

private:
    void start(Done done) override;
    CheckOutcome judge(const QList<ConnectionPeriod> &newestFirst) const;
};

} // namespace vatochito
