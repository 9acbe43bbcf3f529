// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnostics/ExaminationCheck.h"
#include "net/TlsProbe.h"

#include <QPointer>
#include <QTcpSocket>

#include <optional>

/// From the number to somebody who speaks HTTP there, safely or not.
namespace vatochito {

/// The port of the server, or of the proxy that leads to it.
class PortCheck final : public ExaminationCheck
{
public:
    /// After so long without an answer it is looked whether the server is at another port.
    static constexpr std::chrono::milliseconds kSuspicious{1000};

    explicit PortCheck(Notes notes);
    CheckOutcome late() const override;
    CheckOutcome cut() const override { return m_known || !m_elsewhere.isEmpty() ? late() : ExaminationCheck::cut(); }

private:
    void start(Done done) override;
    void fail(QAbstractSocket::SocketError error, const QString &text, const Done &done);

    void lookElsewhere(const Done &done);
    /// \a otherwise, unless the server was found at another port.
    CheckOutcome judge(const CheckOutcome &otherwise) const;

    std::optional<CheckOutcome> m_known; ///< Of this port; nothing: it has been silent so far.
    QString m_elsewhere;                 ///< Where the server was found instead.
    bool m_isLooking = false;
    bool m_hasLooked = false;
};

/// Whether a proxy, or the sign-in page of a Wi-Fi network, answers in the server's place.
class ProxyCheck final : public ExaminationCheck
{
public:
    explicit ProxyCheck(Notes notes);
    CheckOutcome late() const override;

private:
    void start(Done done) override;
    CheckOutcome judge(const ServerFacts &facts) const;
    void lookForAPage(const ServerFacts &unanswered, const Done &done);
};

class EncryptionCheck final : public ExaminationCheck
{
public:
    explicit EncryptionCheck(Notes notes);
    CheckOutcome late() const override;
    CheckOutcome cut() const override { return isShaken() ? late() : ExaminationCheck::cut(); }

private:
    void start(Done done) override;
    void lookAtCertificate(Done done);
    /// The handshake is done; only what the server says behind it is missing.
    bool isShaken() const { return m_probe && m_probe->facts().isTls; }
    /// Whether there is no encryption where there should be, or nobody at all.
    void askInPlain(const QString &failure, const Done &done);
    /// The address says http.
    void lookWhyPlain(Done done);
    CheckOutcome plain() const;

    QPointer<TlsProbe> m_probe; ///< Of the server's own port.
};

} // namespace vatochito
