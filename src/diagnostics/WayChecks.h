// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnostics/ExaminationCheck.h"
#include "net/TlsProbe.h"

#include <QPointer>
#include <QTcpSocket>

/// From the number to somebody who speaks HTTP there, safely or not.
namespace vatochito {

/// The port of the server, or of the proxy that leads to it.
class PortCheck final : public ExaminationCheck
{
public:
    explicit PortCheck(Notes notes);
    CheckOutcome late() const override;
    CheckOutcome cut() const override { return m_isRefused ? late() : ExaminationCheck::cut(); }

private:
    void start(Done done) override;
    void fail(QAbstractSocket::SocketError error, const QString &text, const Done &done);

    bool m_isRefused = false; ///< And it is being asked where else the server may be.
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
